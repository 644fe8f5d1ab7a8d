import { afterAll, beforeAll, expect, test } from 'vitest';
import { published } from './paths.ts';
import { type Served, serveSite } from './serve.ts';

let site: Served;
const pages = new Map<string, string>();

beforeAll(async () => {
  site = await serveSite();
  for (const path of published) pages.set(path, await (await fetch(site.origin + path)).text());
});

afterAll(() => site.close());

const hrefs = (html: string) =>
  [...html.matchAll(/\shref="([^"]*)"/g)].map((match) => match[1] ?? '');
const ids = (html: string) => [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] ?? '');

test.each(published)('Every link and anchor on %s leads somewhere', async (path) => {
  const dead: string[] = [];
  for (const href of hrefs(pages.get(path) ?? '')) {
    const url = new URL(href, site.origin + path);
    if (url.origin !== site.origin) continue;
    const answer = await fetch(url, { redirect: 'manual' });
    const html = answer.headers.get('Content-Type')?.startsWith('text/html')
      ? await answer.text()
      : '';
    const anchor = decodeURIComponent(url.hash.slice(1));
    if (answer.status !== 200 || (anchor && !ids(html).includes(anchor))) dead.push(href);
  }
  expect(dead).toEqual([]);
});

test.each(published)('No id stands twice on %s', (path) => {
  const all = ids(pages.get(path) ?? '');
  expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
});

test('Links to other sites are plain https links that tell nobody where the reader came from', () => {
  const outside = /<a [^>]*href="(?:http:\/\/|https:\/\/(?!www\.halo-crm))[^>]*>/g;
  const links = [...pages.values()].flatMap((html) => html.match(outside) ?? []);
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(link).toMatch(/href="https:.*rel="external noreferrer"/);
});
