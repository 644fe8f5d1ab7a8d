/** Stands in for Google's tag: sets the cookies it sets, where consent was granted, and measures. */
import type { BrowserContext } from 'playwright-core';

/** Runs in the page, in the place of gtag.js. */
const tag = `
  const id = new URL(document.currentScript.src).searchParams.get('id');
  const granted = () => {
    const said = [...dataLayer].filter((one) => one[0] === 'consent').map((one) => one[2]);
    return Object.assign({}, ...said).analytics_storage === 'granted';
  };
  if (granted() && !window['ga-disable-' + id]) {
    for (const name of ['_ga', '_ga_' + id.slice(2)]) {
      document.cookie = name + '=GA1.1.1.1;path=/;max-age=63072000';
    }
  }
  fetch('https://region1.google-analytics.com/g/collect?tid=' + id, { method: 'POST', mode: 'no-cors' });
`;

/** Answers for Google's hosts in every page of the context. */
export async function stubGoogle(context: BrowserContext): Promise<void> {
  await context.route('https://www.googletagmanager.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: tag }),
  );
  await context.route('https://*.google-analytics.com/**', (route) =>
    route.fulfill({ status: 204 }),
  );
}
