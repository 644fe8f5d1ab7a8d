import 'vanilla-cookieconsent/dist/cookieconsent.css';
import * as CookieConsent from 'vanilla-cookieconsent';
import { google } from './google.js';

CookieConsent.run({
  // It would not show itself to a browser that a program drives.
  hideFromBots: false,
  categories: {
    necessary: { readOnly: true },
    analytics: { autoClear: { cookies: [{ name: /^_ga/ }] } },
  },
  onConsent: () => CookieConsent.acceptedCategory('analytics') && google(),
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: {
          title: 'Your choice about cookies',
          description: 'Google Analytics counts visits, if you agree.',
          acceptAllBtn: 'Accept all',
          acceptNecessaryBtn: 'Reject all',
          showPreferencesBtn: 'Choose one by one',
        },
        preferencesModal: {
          title: 'Choose one by one',
          acceptAllBtn: 'Accept all',
          acceptNecessaryBtn: 'Reject all',
          savePreferencesBtn: 'Save my choice',
          closeIconLabel: 'Close',
          sections: [
            { title: 'Necessary', description: 'Always on.', linkedCategory: 'necessary' },
            { title: 'Analytics', description: 'Counts visits.', linkedCategory: 'analytics' },
          ],
        },
      },
    },
  },
});
window.withdraw = () => CookieConsent.acceptCategory([]);
