/** What the question about cookies may weigh and cost a page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { published } from './paths.ts';
import { dist, serveSite } from './serve.ts';
import { phone, visit } from './visit.ts';

const script = readdirSync(join(dist, '_astro')).find((name) => /^Banner.*\.js$/.test(name)) ?? '';
const banner = (html: string) =>
  /<section class="consent"[\s\S]*?<\/dialog>/.exec(html)?.[0] ?? 'x'.repeat(10_000);
const brotli = (text: string | Buffer) => brotliCompressSync(text).byteLength;

test('The module weighs at most 2.0 kB, its style 0.9 kB, banner and dialog 1.2 kB (brotli)', () => {
  const module = brotli(readFileSync(join(dist, '_astro', script)));
  const style = brotli(readFileSync(join(dist, 'style/consent.css')));
  const html = published.map((path) =>
    brotli(banner(readFileSync(join(dist, path, 'index.html'), 'utf8'))),
  );
  console.log(`module ${module}, style ${style}, banner and dialog ${Math.max(...html)} bytes`);
  expect(module).toBeLessThanOrEqual(2_000);
  expect(style).toBeLessThanOrEqual(900);
  expect(Math.max(...html)).toBeLessThanOrEqual(1_200);
});

test('It takes one request of its own, and the module asks for nothing else', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  expect(html.match(/<script[^>]*src=/g)).toHaveLength(1);
  expect(readFileSync(join(dist, '_astro', script), 'utf8')).not.toMatch(/\bimport\b|https?:/);
});

/** Layout shift of a page that is being asked on, from its first paint to rest. */
async function layoutShift(browser: Browser, origin: string): Promise<number> {
  const { context, page } = await visit(browser, origin, { viewport: phone });
  await page.goto('/privacy/', { waitUntil: 'load' });
  await page.locator('.consent').waitFor();
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
  await context.close();
  return shift;
}

test('It shifts nothing', async () => {
  const [site, browser] = await Promise.all([serveSite(), launch()]);
  // How long it runs is measured by the bench (npm run bench:consent), beside its peers.
  const shift = await layoutShift(browser, site.origin);
  await browser.close();
  await site.close();
  expect(shift).toBe(0);
});
