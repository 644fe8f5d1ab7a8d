import 'klaro/dist/klaro.min.css';
import * as klaro from 'klaro/dist/klaro-no-css.js';
import { google } from './google.js';

const config = {
  acceptAll: true,
  elementID: 'klaro',
  translations: {
    en: { privacyPolicyUrl: '/privacy/', purposes: { analytics: 'Analytics' } },
  },
  services: [
    {
      name: 'google-analytics',
      title: 'Google Analytics',
      purposes: ['analytics'],
      cookies: [/^_ga/],
      callback: (consent) => consent && google(),
    },
  ],
};
klaro.setup(config);
window.withdraw = () => {
  const manager = klaro.getManager(config);
  manager.changeAll(false);
  manager.saveAndApplyConsents();
};
