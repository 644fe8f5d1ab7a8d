import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { published } from './paths.ts';
import { dist, type Served, serveSite } from './serve.ts';
import { visit } from './visit.ts';

/** Octets of body that a first visit of `path` takes, everything on the page included. */
async function weigh(path: string): Promise<number> {
  const { context, page } = await visit(browser, site.origin);
  const bodies: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    bodies.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  const sizes = await Promise.all(bodies);
  await context.close();
  return sizes.reduce((sum, size) => sum + size, 0);
}

let site: Served;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([serveSite(), launch()]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

test('The policy with everything on it weighs at most 24 kB, six below what is allowed', async () => {
  const weight = await weigh('/privacy/');
  console.log(`/privacy/ with everything on it: ${weight} bytes`);
  expect(weight).toBeGreaterThan(8_000);
  expect(weight).toBeLessThanOrEqual(24_000);
});

test('No other page weighs more than the policy', async () => {
  const policy = await weigh('/privacy/');
  for (const path of published) expect(await weigh(path), path).toBeLessThanOrEqual(policy);
});

test('Every text file lies beside a brotli and a gzip copy of itself', () => {
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const texts = names.filter((name) => /\.(html|css|js|svg|xml|txt|json|jsonld)$/.test(name));
  expect(texts.length).toBeGreaterThan(20);
  for (const name of texts) {
    const text = readFileSync(join(dist, name));
    expect(brotliDecompressSync(readFileSync(join(dist, `${name}.br`))).equals(text), name).toBe(
      true,
    );
    expect(gunzipSync(readFileSync(join(dist, `${name}.gz`))).equals(text), name).toBe(true);
  }
});
