import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { type Served, serveSite } from './serve.ts';
import { desktop, phone, visit } from './visit.ts';

let site: Served;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([serveSite(), launch()]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const paths = ['/', '/privacy/', '/cookies/', '/rights/access/', '/complaints/'];

test.each(paths)('The keyboard reaches everything on %s, and shows where it is', async (path) => {
  const { context, page } = await visit(browser, site.origin, { viewport: desktop });
  await page.goto(path);
  const targets = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, summary')];
    const open = all.filter((one) => one.checkVisibility() && !one.matches(':disabled'));
    for (const [index, one] of open.entries()) one.dataset['reach'] = String(index);
    return open.length;
  });
  const reached = new Set<string>();
  for (let presses = 0; presses < targets + 5; presses++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement)) return null;
      const rings = [getComputedStyle(focused), getComputedStyle(focused, '::after')];
      const ringed = rings.some(({ outlineStyle }) => outlineStyle !== 'none');
      return { reach: focused.dataset['reach'], tag: focused.tagName, ringed };
    });
    if (now?.reach === undefined) continue;
    reached.add(now.reach);
    expect(now.ringed, `a ring around ${now.tag} number ${now.reach}`).toBe(true);
  }
  expect(reached.size).toBe(targets);
  await context.close();
});

test('The first stop after the banner leads past the head to the text', async () => {
  const { context, page } = await visit(browser, site.origin);
  await page.goto('/privacy/');
  await page.getByRole('button', { name: 'Reject all' }).click();
  await page.reload();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await context.close();
});

test('The contents stand open beside the text on a desktop and fold on a phone', async () => {
  const { context, page } = await visit(browser, site.origin, { viewport: desktop });
  await page.goto('/privacy/');
  const entry = page.locator('.contents a[href="#complaints"]');
  expect(await entry.isVisible()).toBe(true);
  await page.setViewportSize(phone);
  expect(await entry.isVisible()).toBe(false);
  await page.locator('.contents summary').click();
  expect(await entry.isVisible()).toBe(true);
  await context.close();
});
