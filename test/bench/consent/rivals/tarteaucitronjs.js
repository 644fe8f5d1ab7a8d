import 'tarteaucitronjs/css/tarteaucitron.css';
import { google } from './google.js';

// It finds its language and services beside itself, by the address of its script.
const script = document.createElement('script');
script.src = '/tarteaucitron/tarteaucitron.min.js';
script.onload = () => {
  window.tarteaucitronForceLanguage = 'en';
  window.tarteaucitron.init({
    privacyUrl: '/privacy/',
    hashtag: '#tarteaucitron',
    cookieName: 'tarteaucitron',
    orientation: 'bottom',
    showAlertSmall: false,
    DenyAllCta: true,
    AcceptAllCta: true,
    highPrivacy: true,
    removeCredit: true,
    useExternalCss: true,
    mandatory: true,
  });
  window.tarteaucitron.services.stub = {
    key: 'stub',
    type: 'analytic',
    name: 'Google Analytics',
    uri: '/privacy/',
    needConsent: true,
    cookies: ['_ga', '_ga_STUB0001'],
    js: google,
  };
  window.tarteaucitron.job = window.tarteaucitron.job || [];
  window.tarteaucitron.job.push('stub');
};
document.head.append(script);
window.withdraw = () => window.tarteaucitron.userInterface.respondAll(false);
