import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { violations } from './axe.ts';
import { type Served, serveSite } from './serve.ts';
import { desktop, phone, type Visit, visit } from './visit.ts';

let site: Served;
let browser: Browser;
let visitor: Visit;

beforeAll(async () => {
  [site, browser] = await Promise.all([serveSite(), launch()]);
});

beforeEach(async () => {
  visitor = await visit(browser, site.origin, { viewport: desktop });
  await visitor.page.goto('/');
});

afterEach(async () => {
  expect(await visitor.context.cookies(), 'no cookie, whatever was chosen').toEqual([]);
  expect(visitor.elsewhere).toEqual([]);
  expect(visitor.complaints).toEqual([]);
  await visitor.context.close();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const banner = () => visitor.page.locator('.consent');
const button = (name: string) => banner().getByRole('button', { name, exact: true });
const stored = () => visitor.page.evaluate(() => ({ ...localStorage }));
const allowed = async (): Promise<unknown> => JSON.parse((await stored()).consent ?? '{}').allowed;

/** What the eye compares. */
const looks = (of: Locator) =>
  of.evaluate((element) => {
    const style = getComputedStyle(element);
    const { height, top } = element.getBoundingClientRect();
    const names = [
      'color',
      'backgroundColor',
      'borderColor',
      'borderWidth',
      'fontSize',
      'fontWeight',
      'padding',
    ];
    return {
      height,
      top,
      ...Object.fromEntries(names.map((name) => [name, Reflect.get(style, name)])),
    };
  });

test('Nothing is stored before a choice, nor by scrolling, Escape or walking away', async () => {
  const { page } = visitor;
  await page.mouse.wheel(0, 4000);
  await page.keyboard.press('Escape');
  await page.goto('/privacy/');
  expect(await banner().isVisible()).toBe(true);
  expect(await stored()).toEqual({});
});

test.each([phone, desktop])(
  'Accept and reject are the same box, font and colours at %o',
  async (size) => {
    await visitor.page.setViewportSize(size);
    const accept = button('Accept all');
    const reject = button('Reject all');
    expect(await looks(reject)).toEqual(await looks(accept));
    const [a, r] = [await accept.boundingBox(), await reject.boundingBox()];
    expect(Math.abs((a?.width ?? 0) - (r?.width ?? 99))).toBeLessThanOrEqual(6);
  },
);

test('Reject is one click, and is remembered', async () => {
  await button('Reject all').click();
  expect(await banner().isVisible()).toBe(false);
  expect(await allowed()).toEqual([]);
  await visitor.page.goto('/rights/');
  expect(await banner().isVisible()).toBe(false);
});

test('Accept is one click, allows what was asked about, and loads nothing yet', async () => {
  await button('Accept all').click();
  expect(await allowed()).toEqual(['google-analytics']);
  await visitor.page.reload({ waitUntil: 'networkidle' });
});

test('Nothing is ticked beforehand, and a choice one by one is kept as made', async () => {
  await button('Choose one by one').click();
  const box = banner().getByRole('checkbox', { name: /Google Analytics/ });
  expect(await box.isChecked()).toBe(false);
  expect(await violations(visitor.page)).toEqual([]);
  await box.check();
  await button('Save my choice').click();
  expect(await allowed()).toEqual(['google-analytics']);
});

test('After the choice the keyboard is at the text, and the choice is told in words', async () => {
  await button('Reject all').press('Enter');
  const focused = await visitor.page.evaluate(() => document.activeElement?.tagName);
  expect(focused).toBe('MAIN');
  expect(await visitor.page.getByRole('status').textContent()).toContain('saved');
});

test('A consent is withdrawn on the cookie page, which every page links to', async () => {
  const { page } = visitor;
  await button('Accept all').click();
  await page.getByRole('link', { name: 'Change my choice about cookies' }).click();
  const form = page.locator('main form');
  expect(await form.getByRole('checkbox', { name: /Google Analytics/ }).isChecked()).toBe(true);
  await form.getByRole('button', { name: 'Reject all' }).click();
  expect(await allowed()).toEqual([]);
});

test('A choice about another register, or one too old, is asked for again', async () => {
  const { page } = visitor;
  const outdated = [
    { revision: 'another', at: Date.now(), allowed: ['google-analytics'] },
    { revision: await banner().getAttribute('data-revision'), at: 0, allowed: [] },
    'no JSON',
  ];
  for (const choice of outdated) {
    await page.evaluate((value) => localStorage.setItem('consent', value), JSON.stringify(choice));
    await page.reload();
    expect(await banner().isVisible()).toBe(true);
  }
});

test('Global Privacy Control is a refusal: nobody is asked, and nothing is stored', async () => {
  await visitor.page.addInitScript(() => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });
  });
  await visitor.page.reload();
  expect(await banner().isVisible()).toBe(false);
  expect(await stored()).toEqual({});
});

test('The banner stands first in the document, is a labelled section and shifts nothing', async () => {
  const { page } = visitor;
  const first = await page.evaluate(() => document.body.firstElementChild?.className);
  expect(first).toBe('consent');
  expect(await page.getByRole('region', { name: 'Your choice about cookies' }).count()).toBe(1);
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
  expect(shift).toBe(0);
});

test.each([phone, desktop])(
  'What has the focus is never hidden under the banner at %o',
  async (size) => {
    const { page } = visitor;
    await page.setViewportSize(size);
    for (let presses = 0; presses < 45; presses++) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const focused = document.activeElement;
        const cover = document.querySelector('.consent');
        if (!focused || !cover || cover.contains(focused)) return false;
        const box = focused.getBoundingClientRect();
        return box.height > 0 && box.top >= cover.getBoundingClientRect().top;
      });
      expect(hidden, `after ${presses + 1} presses`).toBe(false);
    }
  },
);
