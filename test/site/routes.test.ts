import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteRoutes } from '#worker/routes/site.ts';
import { missing } from './paths.ts';
import { type Served, serveSite } from './serve.ts';

let site: Served;

beforeAll(async () => {
  site = await serveSite();
});

afterAll(() => site.close());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(site.origin + path, { method, headers, redirect: 'manual' });

describe('The published pages', () => {
  test('come compressed as the client takes it', async () => {
    for (const [accepted, sent] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip;q=0.5', 'gzip'],
      ['identity', null],
    ] as const) {
      const answer = await get('/privacy/', { 'Accept-Encoding': accepted });
      expect(answer.headers.get('Content-Encoding'), accepted).toBe(sent);
      expect(answer.headers.get('Vary')).toBe('Accept-Encoding');
      expect(await answer.text()).toContain('</html>');
    }
  });

  test('are not sent again to a client that has them', async () => {
    const etag = (await get('/privacy/')).headers.get('ETag') ?? '';
    const again = await get('/privacy/', { 'If-None-Match': `W/"other", ${etag}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test('answer HEAD with the headers alone', async () => {
    const answer = await get('/privacy/', {}, 'HEAD');
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get('Content-Length'))).toBeGreaterThan(1000);
    expect(await answer.text()).toBe('');
  });

  test('have one address each, ending in a slash', async () => {
    const answer = await get('/privacy');
    expect(answer.status).toBe(301);
    expect(answer.headers.get('Location')).toBe('/privacy/');
  });

  test('keep hashed files for a year, and ask about everything else', async () => {
    const html = await (await get('/')).text();
    const script = /src="(\/_astro\/[^"]+)"/.exec(html)?.[1] ?? '';
    expect((await get(script)).headers.get('Cache-Control')).toContain('immutable');
    expect((await get('/style/base.css')).headers.get('Cache-Control')).toBe('no-cache');
  });
});

test.each([missing, '/privacy/nothing/', '/%2e%2e/package.json', '/..%2fpackage.json', '/style/'])(
  'At %s there is nothing, and the page that says so has status 404',
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Type')).toContain('text/html');
    expect(await answer.text()).toContain('<h1>This page is not here</h1>');
  },
);

test('Every answer carries the content policy, a missing page and a report included', async () => {
  const answers = [
    await get('/'),
    await get(missing),
    await get('/style/base.css'),
    await get('/csp-report', { 'Content-Type': 'application/reports+json' }, 'POST'),
  ];
  for (const { headers } of answers) {
    const policy = headers.get('Content-Security-Policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.has('Set-Cookie')).toBe(false);
  }
});

test('A report of what the policy stopped is one bounded line of printable text', async () => {
  const before = site.reports.length;
  const body = `{"csp-report":{"blocked-uri":"inline\u0000\n"}}${' '.repeat(5000)}`;
  const answer = await fetch(`${site.origin}/csp-report`, { method: 'POST', body });
  expect(answer.status).toBe(204);
  expect(site.reports.at(before)).toMatch(/^[\x20-\x7e]{1,2000}$/);
  const huge = await fetch(`${site.origin}/csp-report`, {
    method: 'POST',
    body: 'x'.repeat(20_000),
  });
  expect(huge.status).toBe(413);
});

test('A site that was not built is named, with the command that builds it', () => {
  expect(() => siteRoutes('/nowhere/dist')).toThrow(/\/nowhere\/dist.*npm run build/);
});
