import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clauses } from '#content/clauses.ts';
import { site as address, mailbox } from '#content/company.ts';
import { defaultLanguage } from '#content/languages.ts';
import { policyJsonLd } from '#content/policy-jsonld.ts';
import { rights } from '#content/rights.ts';
import { current } from '#content/version.ts';
import { published } from './paths.ts';
import { dist, type Served, serveSite } from './serve.ts';

let site: Served;

beforeAll(async () => {
  site = await serveSite();
});

afterAll(() => site.close());

const text = async (path: string) => (await fetch(site.origin + path)).text();

test.each(published)(
  '%s has a title, a description and the address it is published at',
  async (path) => {
    const html = await text(path);
    expect(html).toMatch(/<html lang="en">/);
    expect(html).toMatch(/<title>[^<]{8,70}<\/title>/);
    expect(html).toMatch(/<meta name="description" content="[^"]{20,160}">/);
    expect(html).toContain(`<link rel="canonical" href="${address.origin}${path}">`);
    expect(html).toContain(
      '<link rel="alternate" type="application/ld+json" href="/policy.jsonld"',
    );
  },
);

test('No two pages have the same title or description', async () => {
  const heads = await Promise.all(
    published.map(
      async (path) => /<title>.*?<meta name="description"[^>]*>/.exec(await text(path))?.[0],
    ),
  );
  expect(new Set(heads).size).toBe(published.length);
});

test('The sitemap lists every page and nothing else', async () => {
  const urls = [...(await text('/sitemap.xml')).matchAll(/<loc>([^<]*)<\/loc>/g)].map(
    (match) => match[1],
  );
  expect(urls.sort()).toEqual(published.map((path) => address.origin + path).sort());
  expect(await text('/robots.txt')).toContain(`Sitemap: ${address.origin}/sitemap.xml`);
});

test('security.txt names the mailbox and lapses within a year (RFC 9116, 2.5.5)', async () => {
  const answer = await fetch(`${site.origin}/.well-known/security.txt`);
  const lines = (await answer.text()).split('\n');
  expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
  expect(lines).toContain(`Contact: mailto:${mailbox.address}`);
  expect(lines).toContain(`Canonical: ${address.origin}/.well-known/security.txt`);
  const expires = Date.parse(lines.find((line) => line.startsWith('Expires: '))?.slice(9) ?? '');
  const days = (expires - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(30);
  expect(days).toBeLessThan(365);
});

test('gpc.json says that Global Privacy Control is honoured, and since when', async () => {
  const support: unknown = JSON.parse(await text('/.well-known/gpc.json'));
  expect(support).toEqual({ gpc: true, lastUpdate: current.inForce });
});

test('The policy for machines is served as such, at the address every page gives', async () => {
  const answer = await fetch(`${site.origin}/policy.jsonld`);
  expect(answer.headers.get('Content-Type')).toContain('application/ld+json');
  expect(await answer.json()).toEqual(policyJsonLd(defaultLanguage, address.origin));
});

test('Every clause has its anchor on the policy page, and a link to it', async () => {
  const html = await text('/privacy/');
  for (const { id, number } of clauses) {
    expect(html).toContain(`id="${id}"`);
    if (number) expect(html).toContain(`<a href="#${id}">${number}</a>`);
  }
});

test.each(Object.values(rights))(
  'The page of the right $id has a letter ready to send',
  async ({ id }) => {
    const html = await text(`/rights/${id}/`);
    const link =
      /<a class="button" href="(mailto:[^"]+)"/.exec(html)?.[1]?.replaceAll('&#38;', '&') ?? '';
    const url = new URL(link.replaceAll('&amp;', '&'));
    expect(url.pathname).toBe(mailbox.address);
    expect(url.searchParams.get('subject')).not.toBe('');
    expect(url.searchParams.get('body')).toContain('\r\n');
  },
);

test('Stylesheets keep their names, for the pages the worker makes', () => {
  for (const name of ['base', 'site', 'consent']) {
    expect(readFileSync(join(dist, `style/${name}.css`), 'utf8').length).toBeGreaterThan(500);
  }
});
