/**
 * Another site of the company's: plain pages under a strict policy on a port of their own, whose server
 * passes `/consent` on to the worker, as a proxy does.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Every page has the two tags, and nothing else of ours but what is named here. */
const pages: Readonly<Record<string, string>> = {
  '/': '<main><h1>A page</h1><p>Two tags and no more.</p></main>',
  '/second/': '<main><h1>Another page</h1></main>',
  '/counted/':
    '<main><h1>A counted page</h1></main><template data-consent="google-analytics"><script src="/count.js"></script></template><footer class="change"><a href="/cookies" data-consent-open>Cookies</a> <span data-consent-change></span></footer>',
  '/form/':
    '<main><form><fieldset><input type="checkbox" name="category"><label><input type="checkbox" name="service" value="delivery" checked> Delivery</label></fieldset></form></main>',
  '/bare/': '<div><h1>No main</h1></div>',
};

/** A style that would spoil the banner if it got in. */
const style = `
  body { font: 22px/2 serif; text-transform: uppercase; }
  p, h2, button, label, form { float: left; margin: 40px; color: lime; letter-spacing: 1em; }
  button:first-child { font-size: 3em; background: green; }
  section > * { display: inline; position: static; }
  .acts, .quiet { border: 9px dotted blue; }
  .change, .unseen { outline: 5px solid red; }`;

/** As a tag of a third party would: it leaves a cookie that the register knows. */
const count = `document.cookie = '_ga=1;path=/'; document.documentElement.dataset.counted = 'yes';`;

export interface Elsewhere {
  readonly origin: string;
  /** What browsers reported about the content policy. */
  readonly reports: readonly string[];
  close(): Promise<void>;
}

/** @param trusted names of Trusted Types policies that the pages allow */
export async function serveElsewhere(worker: string, trusted = "'none'"): Promise<Elsewhere> {
  const reports: string[] = [];
  const google = 'https://www.googletagmanager.com';
  const measures = 'https://*.google-analytics.com';
  const policy = `default-src 'none'; script-src 'self' ${google}; style-src 'self'; img-src 'self'; connect-src 'self' ${measures}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types ${trusted}; report-uri /report`;
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '', 'http://x');
    if (pathname === '/consent' || pathname.startsWith('/consent/'))
      return pass(worker, asked, answer);
    if (pathname === '/report') {
      void read(asked).then((text) => reports.push(text));
      return answer.writeHead(204).end();
    }
    const [type, body] = fileAt(pathname) ?? [];
    answer.writeHead(body === undefined ? 404 : 200, {
      'Content-Type': type ?? 'text/plain',
      'Content-Security-Policy': policy,
    });
    answer.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://www.shop.localhost:${port}`,
    reports,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

function fileAt(path: string): readonly [string, string] | null {
  if (path === '/own.css') return ['text/css', style];
  if (path === '/count.js') return ['text/javascript', count];
  const body = pages[path.replace('/styled', '')];
  if (body === undefined) return null;
  const own = path.startsWith('/styled') ? '<link rel="stylesheet" href="/own.css">' : '';
  return [
    'text/html; charset=utf-8',
    `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Elsewhere</title>${own}
<link rel="stylesheet" href="/consent/consent.css">
<script type="module" src="/consent/consent.js"></script></head><body>${body}</body></html>`,
  ];
}

/** The one line of a proxy. */
function pass(worker: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { method = 'GET', headers, url = '' } = asked;
  const onward = request(new URL(url, worker), { method, headers }, (came) => {
    answer.writeHead(came.statusCode ?? 502, came.headers);
    came.pipe(answer);
  });
  asked.pipe(onward);
}

async function read(asked: IncomingMessage): Promise<string> {
  const parts = await asked.toArray();
  return Buffer.concat(parts).toString();
}
