import '@c15t/react/styles.css';
import {
  ConsentBanner,
  ConsentDialog,
  ConsentManagerProvider,
  useConsentManager,
} from '@c15t/react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { google } from './google.js';

function Hand() {
  const { saveConsents } = useConsentManager();
  window.withdraw = () => saveConsents('necessary');
  return null;
}

const root = document.createElement('div');
document.body.prepend(root);
createRoot(root).render(
  createElement(
    ConsentManagerProvider,
    {
      options: {
        mode: 'offline',
        consentCategories: ['necessary', 'measurement'],
        callbacks: {
          onConsentSet: (event) => JSON.stringify(event).includes('"measurement":true') && google(),
        },
      },
    },
    createElement(ConsentBanner),
    createElement(ConsentDialog),
    createElement(Hand),
  ),
);
