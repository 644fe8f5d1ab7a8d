import 'orejime/dist/orejime-standard.css';
import { google } from './google.js';

window.orejimeConfig = {
  privacyPolicyUrl: '/privacy/',
  purposes: [
    { id: 'necessary', title: 'Necessary', cookies: [], isMandatory: true },
    { id: 'analytics', title: 'Analytics', description: 'Counts visits.', cookies: [/^_ga/] },
  ],
};
await import('orejime/dist/orejime-standard-en.js');
window.orejime?.manager.on(
  'update',
  () => window.orejime.manager.getConsent('analytics') && google(),
);
window.withdraw = () => window.orejime.manager.declineAll();
