import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { violations } from './axe.ts';
import { missing, published } from './paths.ts';
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

describe.each([...published, missing])('The page %s', (path) => {
  test('is clean on phone and desktop, by day and by night', async () => {
    const visitor = await visit(browser, site.origin);
    const { page } = visitor;
    await page.goto(path);
    for (const viewport of [phone, desktop]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const how = `${viewport.width} px, ${colorScheme}`;
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, `${how}: no sideways scrolling`).toBeLessThanOrEqual(viewport.width);
        expect(await violations(page), `${how}: axe`).toEqual([]);
      }
    }
    expect(await visitor.context.cookies(), 'no cookie').toEqual([]);
    expect(visitor.elsewhere, 'no request to another origin').toEqual([]);
    expect(visitor.complaints, 'nothing the content policy stopped').toEqual([]);
    expect(site.reports, 'no report').toEqual([]);
    await visitor.context.close();
  });

  test('holds no inline style and no inline script', async () => {
    const html = await (await fetch(site.origin + path)).text();
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:/i);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/i);
  });

  test('says everything with JavaScript off, and does not ask', async () => {
    const visitor = await visit(browser, site.origin, { javaScriptEnabled: false });
    await visitor.page.goto(path);
    expect(await visitor.page.locator('h1').isVisible()).toBe(true);
    expect(await visitor.page.locator('.consent').isVisible()).toBe(false);
    const hidden = await visitor.page.locator('main [hidden]:not(form)').count();
    expect(hidden).toBe(0);
    await visitor.context.close();
  });
});

test('Forced colours leave every page clean', async () => {
  const visitor = await visit(browser, site.origin, { forcedColors: 'active' });
  for (const path of ['/', '/privacy/', '/complaints/', '/cookies/']) {
    await visitor.page.goto(path);
    // The colours are the reader's own then, and axe reckons with the author's.
    expect(await violations(visitor.page, ['color-contrast']), path).toEqual([]);
  }
  await visitor.context.close();
});
