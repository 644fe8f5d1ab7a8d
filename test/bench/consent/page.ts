/** The page all of them stand on, and its server. */

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { dist } from '../../site/serve.ts';
import type { Contestant } from './contestants.ts';

const google =
  "document.cookie='_ga=GA1.1.1.1;path=/;max-age=63072000';document.cookie='_ga_STUB0001=GS1.1.1;path=/;max-age=63072000'";
const paragraphs = Array.from(
  { length: 40 },
  (_, at) => `<p>A paragraph with <a href="#p${at}">link ${at}</a>, to be read and reached.</p>`,
).join('');

const page = ({
  head,
  body,
  foot,
}: Contestant) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A page</title>
<link rel="stylesheet" href="/base.css">${head}</head><body>${body}
<main id="main" tabindex="-1"><h1>A page</h1>${paragraphs}</main>
<footer>${foot}</footer></body></html>`;

/** What @probo/cookie-banner asks its server for. */
const probo = {
  ...{ banner_id: 'stub', version: 1, language: 'en', default_language: 'en' },
  ...{ cookie_policy_url: '/cookies/', privacy_policy_url: '/privacy/', consent_expiry_days: 180 },
  ...{ consent_mode: 'OPT_IN', regulation: 'GDPR', show_branding: false },
  resource_reporting_enabled: false,
  layout: {
    ...{ presentation: 'OPT_IN', initial_state: 'banner', reopen_state: 'panel' },
    default_non_necessary_granted: false,
    buttons: { accept_all: true, reject_all: true, customize: true, save: true },
    settings_link: 'default',
  },
  categories: [
    {
      name: 'Necessary',
      slug: 'necessary',
      description: 'Always on.',
      kind: 'NECESSARY',
      cookies: [],
      gcm_consent_types: [],
      posthog_consent: false,
    },
    {
      ...{ name: 'Analytics', slug: 'analytics', description: 'Counts visits.', kind: 'NORMAL' },
      cookies: ['_ga', '_ga_STUB0001'].map((name) => ({
        name,
        tracker_type: 'COOKIE',
        max_age_seconds: 63_072_000,
        description: 'Counts visits.',
      })),
      gcm_consent_types: ['analytics_storage'],
      posthog_consent: false,
    },
  ],
  texts: {
    banner_title: 'Your choice about cookies',
    banner_description: 'Google Analytics counts visits, if you agree.',
    button_accept_all: 'Accept all',
    button_reject_all: 'Reject all',
    button_customize: 'Choose one by one',
    button_save: 'Save my choice',
    panel_title: 'Choose one by one',
    panel_description: 'Choose.',
  },
};

/** @param policy content security policy; none when empty */
export async function servePage(
  contestant: Contestant,
  policy: string,
): Promise<{ origin: string; server: Server }> {
  const base = readFileSync(join(dist, 'style/base.css'));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = contestant.files.get(pathname) ?? (pathname === '/base.css' ? base : undefined);
    const kind = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
    if (file) return response.writeHead(200, { 'Content-Type': kind }).end(file);
    if (pathname === '/google.js')
      return response.writeHead(200, { 'Content-Type': kind }).end(google);
    if (pathname === '/consent') return response.writeHead(204).end();
    if (pathname === '/probo/stub/config') {
      return response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(JSON.stringify(probo));
    }
    if (pathname !== '/') return response.writeHead(404).end();
    const headers = {
      'Content-Type': 'text/html',
      ...(policy ? { 'Content-Security-Policy': policy } : {}),
    };
    return response.writeHead(200, headers).end(page(contestant));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
