/**
 * What regulators ask of a question about cookies, each rule a test on the site as it is published.
 * ICO: guidance on storage and access technologies, and the joint paper with the CMA on harmful
 * design (2023). CNIL: guidelines and recommendation of 17 September 2020 and what it fined since.
 * EDPB: guidelines 05/2020 on consent, 03/2022 on deceptive design, report of the cookie banner
 * taskforce (17 January 2023).
 */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launch } from '../chromium.ts';
import { published } from './paths.ts';
import { type Served, serveSite } from './serve.ts';
import { desktop, phone, settled, type Visit, visit } from './visit.ts';

let site: Served;
let browser: Browser;
let visitor: Visit;

beforeAll(async () => {
  [site, browser] = await Promise.all([serveSite(), launch()]);
});

beforeEach(async () => {
  visitor = await visit(browser, site.origin, { viewport: desktop });
  await visitor.page.goto('/');
  await settled(visitor.page);
});

afterEach(() => visitor.context.close());

afterAll(async () => {
  await browser.close();
  await site.close();
});

const banner = () => visitor.page.locator('.consent');
const button = (name: string) => banner().getByRole('button', { name, exact: true });
const traces = async () => ({
  cookies: (await visitor.context.cookies()).map(({ name }) => name),
  stores: await visitor.page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage })),
  elsewhere: visitor.elsewhere,
});
const none = { cookies: [], stores: [], elsewhere: [] };

/** Contrast of an element's text with what is behind it, by WCAG 2.2. */
const contrast = (of: Locator) =>
  of.evaluate((element) => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('No canvas.');
    const light = (colour: string) => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((one) => {
        const part = one / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const clear = 'rgba(0, 0, 0, 0)';
    let behind: Element | null = element;
    while (behind && getComputedStyle(behind).backgroundColor === clear)
      behind = behind.parentElement;
    const back = behind ? getComputedStyle(behind).backgroundColor : 'white';
    const [a, b] = [light(getComputedStyle(element).color), light(back)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  });

describe('ICO', () => {
  test.each(published)('nothing is set or asked for before a choice: %s', async (path) => {
    await visitor.page.goto(path, { waitUntil: 'networkidle' });
    expect(await traces()).toEqual(none);
  });

  test('rejecting stands on the first layer, beside accepting, and costs the same one click', async () => {
    await button('Reject all').click();
    expect(await banner().isVisible()).toBe(false);
  });

  test('those who stand behind are named before the buttons', async () => {
    const text = await banner().innerText();
    expect(text).toContain('Google Analytics');
    expect(text.indexOf('Google Analytics')).toBeLessThan(text.indexOf('Accept all'));
  });

  test('the page can be read and used while nothing was chosen: no wall', async () => {
    const { page } = visitor;
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).overflow)).toBe('visible');
    await page.getByRole('navigation').first().getByRole('link').first().click();
    expect(new URL(page.url()).pathname).not.toBe('/');
  });

  test('withdrawing costs no more clicks than consenting, on every page', async () => {
    const { page } = visitor;
    await button('Accept all').click();
    for (const path of published) {
      await page.goto(path);
      await settled(page);
      const withdraw = page.getByRole('button', { name: 'Withdraw my consent to cookies' });
      expect(await withdraw.isVisible(), path).toBe(true);
    }
    await page.getByRole('button', { name: 'Withdraw my consent to cookies' }).click();
    expect(await page.evaluate(() => document.documentElement.dataset.consent)).toBe('');
  });
});

describe('CNIL', () => {
  test.each([
    ['phone', phone, 'light'],
    ['desktop', desktop, 'light'],
    ['phone', phone, 'dark'],
    ['desktop', desktop, 'dark'],
  ] as const)(
    'refusing and accepting weigh the same by measure: %s, %s',
    async (_, viewport, colorScheme) => {
      await visitor.page.setViewportSize(viewport);
      await visitor.page.emulateMedia({ colorScheme });
      const [accept, reject] = [button('Accept all'), button('Reject all')];
      const [a, r] = await Promise.all([accept.boundingBox(), reject.boundingBox()]);
      if (!a || !r) throw new Error('A button is not there.');
      expect(r.height).toBe(a.height);
      expect(r.y).toBe(a.y);
      expect(Math.abs(r.width - a.width)).toBeLessThanOrEqual(6);
      expect(await contrast(reject)).toBe(await contrast(accept));
      expect(await contrast(reject)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('each purpose has a title, before its description', async () => {
    expect(await banner().locator('b').allInnerTexts()).toEqual(['Analytics']);
  });

  test('a refusal is remembered as long as a consent', async () => {
    const lifetimes: number[] = [];
    for (const name of ['Accept all', 'Reject all']) {
      await visitor.context.clearCookies();
      await visitor.page.reload();
      await button(name).click();
      await expect.poll(async () => (await traces()).stores).toEqual([]);
      const [cookie] = await visitor.context.cookies();
      lifetimes.push(Math.round((cookie?.expires ?? 0) - Date.now() / 1_000));
    }
    expect(Math.abs((lifetimes[0] ?? 0) - (lifetimes[1] ?? 9e9))).toBeLessThan(60);
    expect(lifetimes[0]).toBeGreaterThan(179 * 86_400);
  });

  test('whoever refused is not asked again on the next pages', async () => {
    await button('Reject all').click();
    for (const path of published.slice(0, 5)) {
      await visitor.page.goto(path);
      await settled(visitor.page);
      expect(await banner().isVisible(), path).toBe(false);
    }
  });
});

describe('EDPB', () => {
  test('nothing is ticked beforehand', async () => {
    await button('Choose one by one').click();
    const ticked = visitor.page.locator('dialog input:checked:not(:disabled)');
    expect(await ticked.count()).toBe(0);
  });

  test('scrolling, closing, Escape and going on are no consent', async () => {
    const { page } = visitor;
    await page.mouse.wheel(0, 5000);
    await button('Choose one by one').click();
    await page.keyboard.press('Escape');
    await page.goto('/rights/');
    await settled(page);
    await page.mouse.click(5, 5);
    expect(await traces()).toEqual(none);
    expect(await banner().isVisible()).toBe(true);
  });

  test('consent is granular: one service can be allowed without the rest', async () => {
    await button('Choose one by one').click();
    expect(await visitor.page.locator('dialog input[name=service]').count()).toBeGreaterThan(0);
  });

  test('everything works from the keyboard alone, and shows where it is', async () => {
    const { page } = visitor;
    const press = async (name: string) => {
      for (let presses = 0; presses < 12; presses++) {
        await page.keyboard.press('Tab');
        const on = await page.evaluate(() => ({
          name: document.activeElement?.textContent,
          ring: getComputedStyle(document.activeElement ?? document.body).outlineStyle,
        }));
        if (on.name !== name) continue;
        expect(on.ring).not.toBe('none');
        return page.keyboard.press('Enter');
      }
      throw new Error(`The keyboard does not reach ${name}.`);
    };
    await press('Choose one by one');
    await page.getByRole('checkbox', { name: 'Google Analytics' }).focus();
    await page.keyboard.press('Space');
    await press('Save my choice');
    expect(await page.evaluate(() => document.documentElement.dataset.consent)).toBe(
      'google-analytics',
    );
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  });
});

describe('WCAG 2.2', () => {
  test.each([
    ['320 px', phone, 1],
    ['desktop', desktop, 1],
    ['desktop at 200 %', { width: 640, height: 400 }, 2],
  ] as const)(
    '2.4.11: no link under the banner is ever hidden by it: %s',
    async (_, viewport, deviceScaleFactor) => {
      const other = await visit(browser, site.origin, { viewport, deviceScaleFactor });
      await other.page.goto('/cookies/');
      await settled(other.page);
      const links = other.page.locator('main a, footer a');
      const count = await links.count();
      for (let at = 0; at < count; at++) {
        const hidden = await links.nth(at).evaluate((link: HTMLElement) => {
          link.focus();
          const cover = document.querySelector('.consent')?.getBoundingClientRect();
          const box = link.getBoundingClientRect();
          return box.height > 0 && cover !== undefined && box.top >= cover.top;
        });
        expect(hidden, `link ${at}`).toBe(false);
      }
      await other.context.close();
    },
  );

  test('1.4.10 and right-to-left: the question fits 320 px both ways, without sideways scrolling', async () => {
    const { page } = visitor;
    await page.setViewportSize(phone);
    for (const dir of ['ltr', 'rtl']) {
      await page.evaluate((way) => document.documentElement.setAttribute('dir', way), dir);
      await button('Choose one by one').click();
      const wide = await page.evaluate(() =>
        ['.consent', 'dialog[open]'].some((one) => {
          const element = document.querySelector(one);
          return !element || element.scrollWidth > element.clientWidth;
        }),
      );
      expect(wide, dir).toBe(false);
      await page.keyboard.press('Escape');
    }
  });
});
