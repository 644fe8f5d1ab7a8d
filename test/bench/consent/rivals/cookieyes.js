import '@cookieyes/react/styles.css';
import { CookieBanner, CookiePreferences, initCookieYes } from '@cookieyes/react';
import { createElement, Fragment } from 'react';
import { createRoot } from 'react-dom/client';
import { google } from './google.js';

const runtime = initCookieYes({
  mode: 'cookie-only',
  regulation: 'GDPR',
  colorScheme: 'system',
  onConsentUpdate: (state) => JSON.stringify(state).includes('"analytics":true') && google(),
});
window.cookieyes = runtime;
const root = document.createElement('div');
document.body.prepend(root);
createRoot(root).render(
  createElement(Fragment, null, createElement(CookieBanner), createElement(CookiePreferences)),
);
window.withdraw = () => (runtime.manager ?? runtime).rejectAll();
