/** Our banner on another site of the company's: two tags, a strict policy, one line of a proxy. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { site as published } from '#content/company.ts';
import { findReceipts } from '#db/consent-receipts.ts';
import { launch } from '../chromium.ts';
import { tempDir } from '../temp.ts';
import { violations } from './axe.ts';
import { type Elsewhere, serveElsewhere } from './elsewhere.ts';
import { dist, type Served, serveSite } from './serve.ts';
import { stubGoogle } from './stub-google.ts';
import { desktop, phone, settled, type Visit, visit } from './visit.ts';

let worker: Served;
let shop: Elsewhere;
let browser: Browser;
let visitor: Visit;

beforeAll(async () => {
  [worker, browser] = await Promise.all([serveSite(), launch()]);
  shop = await serveElsewhere(worker.origin);
});

beforeEach(async () => {
  visitor = await visit(browser, shop.origin, { viewport: desktop });
  await visitor.page.goto('/');
  await banner().waitFor();
});

afterEach(async () => {
  expect(visitor.complaints).toEqual([]);
  expect(visitor.elsewhere).toEqual([]);
  expect(shop.reports).toEqual([]);
  await visitor.context.close();
});

afterAll(async () => {
  await browser.close();
  await shop.close();
  await worker.close();
});

const banner = () => visitor.page.locator('.consent');
const dialog = () => visitor.page.locator('dialog#consent');
const press = (name: string) => banner().getByRole('button', { name, exact: true }).click();
const cookies = async () => (await visitor.context.cookies()).map(({ name }) => name).sort();
const stored = () =>
  visitor.page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }));
const counted = () => visitor.page.evaluate(() => document.documentElement.dataset.counted);

/** The receipt that the cookie names, once the server has set it. */
async function receipt() {
  await expect.poll(stored).toEqual([]);
  const cookie = (await visitor.context.cookies()).find(({ name }) => name === 'consent');
  expect(cookie).toMatchObject({ domain: 'www.shop.localhost', path: '/', sameSite: 'Lax' });
  const [row] = await findReceipts(worker.desk.db, [cookie?.value.split('.')[0] ?? '']);
  return row;
}

test('Two tags put the banner first in the page; before a choice nothing is stored or sent', async () => {
  const { page } = visitor;
  const posts: string[] = [];
  page.on('request', (one) => one.method() === 'POST' && posts.push(one.url()));
  await page.mouse.wheel(0, 4000);
  await page.keyboard.press('Escape');
  await page.goto('/second/', { waitUntil: 'networkidle' });
  expect(await page.evaluate(() => document.body.firstElementChild?.className)).toBe('consent');
  expect(await page.getByRole('region', { name: 'Your choice about cookies' }).count()).toBe(1);
  expect(await cookies()).toEqual([]);
  expect(await stored()).toEqual([]);
  expect(posts).toEqual([]);
});

test.each([
  ['Accept all', 'accept', 'allowed'],
  ['Reject all', 'reject', 'refused'],
])(
  '%s sets the cookie of that site and a receipt in our log, and is remembered',
  async (name, action, decided) => {
    await press(name);
    expect(await banner().isVisible()).toBe(false);
    expect(await receipt()).toMatchObject({
      action,
      choices: JSON.stringify({ 'google-analytics': decided }),
      language: 'en',
    });
    expect(await visitor.page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    expect(await visitor.page.getByRole('status').textContent()).toContain('saved');
    await visitor.page.goto('/second/');
    await settled(visitor.page);
    expect(await banner().isVisible()).toBe(false);
  },
);

test('The site’s own script waits in its template, runs after a yes, and is gone after a withdrawal', async () => {
  const { page } = visitor;
  await page.goto('/counted/');
  await banner().waitFor();
  expect(await counted()).toBeUndefined();
  await press('Accept all');
  await expect.poll(counted).toBe('yes');
  await expect.poll(cookies).toEqual(['_ga', 'consent']);
  const given = await receipt();
  const withdraw = page.locator('footer').getByRole('button', { name: 'Withdraw my consent' });
  await Promise.all([page.waitForEvent('load'), withdraw.click()]);
  await settled(page);
  expect(await receipt()).toMatchObject({ action: 'withdraw', previous: given?.id });
  expect(await cookies()).toEqual(['consent']);
  expect(await counted()).toBeUndefined();
  expect(await banner().isVisible()).toBe(false);
  expect(await withdraw.isVisible()).toBe(false);
});

test('The site’s own link opens the choice, with what stands ticked; links lead to our policy', async () => {
  const { page } = visitor;
  await page.goto('/counted/');
  await press('Accept all');
  await page.getByRole('link', { name: 'Cookies', exact: true }).click();
  expect(await dialog().getByRole('checkbox', { name: 'Google Analytics' }).isChecked()).toBe(true);
  const links = await page
    .locator('[data-planted] a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  expect(links).toEqual([`${published.origin}/cookies/`, `${published.origin}/cookies/#choice`]);
});

test('A browser’s signal is a refusal there too, and said so in the foot', async () => {
  const { page } = visitor;
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
  );
  await page.reload();
  await page.getByText('We take that as a no').last().waitFor();
  expect(await banner().isVisible()).toBe(false);
  expect(await cookies()).toEqual([]);
});

test('A form of the site’s own is left alone, and a page without main takes a choice', async () => {
  const { page } = visitor;
  await page.goto('/form/');
  await press('Reject all');
  await receipt();
  const boxes = page.locator('main input');
  expect(
    await boxes.evaluateAll((all: HTMLInputElement[]) => all.map((one) => one.checked)),
  ).toEqual([false, true]);
  await page.locator('[name=service][value=delivery]').click();
  expect(await boxes.first().isChecked()).toBe(false);
  await visitor.context.clearCookies();
  await page.goto('/bare/');
  await press('Accept all');
  expect(await receipt()).toMatchObject({ action: 'accept' });
});

/** What the eye compares. */
const looks = (of: Locator) =>
  of.evaluate((element) => {
    const { color, backgroundColor, border, font, letterSpacing, textTransform, padding, float } =
      getComputedStyle(element);
    const { height } = element.getBoundingClientRect();
    return {
      ...{ color, backgroundColor, border, font, letterSpacing, textTransform, padding, float },
      height,
    };
  });

describe.each([
  ['a phone', phone],
  ['a desktop', desktop],
])('On %s', (_, size) => {
  test('accept and reject look alike, and as on our own site, whatever style the page has', async () => {
    const { page } = visitor;
    await page.setViewportSize(size);
    const button = (name: string) => banner().getByRole('button', { name });
    const look = async () => [await looks(button('Accept all')), await looks(button('Reject all'))];
    const plain = await look();
    await page.goto('/styled/');
    await banner().waitFor();
    const [accept, reject] = await look();
    expect(reject).toEqual(accept);
    expect([accept, reject]).toEqual(plain);
    const ours = await visit(browser, worker.origin, { viewport: size });
    await ours.page.goto('/');
    const own = ours.page.locator('.consent').getByRole('button', { name: 'Accept all' });
    expect(accept).toEqual(await looks(own));
    await ours.context.close();
  });

  test('the page is clean by axe, asking and choosing, and nothing is wider than it', async () => {
    const { page } = visitor;
    await page.setViewportSize(size);
    expect(await violations(page)).toEqual([]);
    await press('Choose one by one');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
  });
});

test('The page goes on below the banner while it asks, and no further afterwards', async () => {
  const below = () =>
    visitor.page.evaluate(() => {
      const { paddingBottom, scrollPaddingBottom } = getComputedStyle(document.documentElement);
      return [paddingBottom, scrollPaddingBottom].map((one) => Number.parseFloat(one) || 0);
    });
  const high = await banner().evaluate((one) => (one as HTMLElement).offsetHeight);
  for (const room of await below()) expect(room).toBeGreaterThanOrEqual(high);
  await press('Reject all');
  expect(await below()).toEqual([0, 0]);
});

test('Our style changes nothing of the page’s own', async () => {
  const { page } = visitor;
  await page.goto('/styled/counted/');
  const names = [
    'color',
    'font',
    'margin',
    'padding',
    'border',
    'background',
    'outline',
    'display',
  ];
  const own = () =>
    page
      .locator('html, body, main, main *, footer, footer > a')
      .evaluateAll(
        (all, names) =>
          all.map((one) => names.map((name) => Reflect.get(getComputedStyle(one), name))),
        names,
      );
  await press('Reject all');
  const withOurs = await own();
  await page.locator('link[href="/consent/consent.css"]').evaluate((link) => link.remove());
  expect(withOurs).toEqual(await own());
});

test('The script is the very module of our own pages, and the pair weighs at most 3.5 and 2.0 kB', () => {
  const module =
    readdirSync(join(dist, '_astro')).find((name) => /^Banner.*\.js$/.test(name)) ?? '';
  const script = readFileSync(join(dist, 'consent/consent.js'), 'utf8');
  expect(script.endsWith(readFileSync(join(dist, '_astro', module), 'utf8'))).toBe(true);
  const sizes = ['js', 'css'].map(
    (end) => brotliCompressSync(readFileSync(join(dist, `consent/consent.${end}`))).byteLength,
  );
  console.log(`consent.js ${sizes[0]}, consent.css ${sizes[1]} bytes`);
  expect(sizes[0]).toBeLessThanOrEqual(3_500);
  expect(sizes[1]).toBeLessThanOrEqual(2_000);
});

describe('With Google’s tag in the register', () => {
  let folder: string;
  let tagged: Served;

  beforeAll(async () => {
    folder = tempDir();
    const root = join(import.meta.dirname, '../..');
    const astro = join(root, 'node_modules/astro/bin/astro.mjs');
    const env = { ...process.env, MEASUREMENT_ID: 'G-STUB0001' };
    await promisify(execFile)(process.execPath, [astro, 'build', '--outDir', folder], {
      cwd: root,
      env,
    });
    tagged = await serveSite(folder);
  });

  afterAll(() => tagged.close());

  test.each([
    ['privacy-desk', ['_ga', '_ga_STUB0001', 'consent']],
    ["'none'", ['consent']],
  ])(
    'a page that allows the Trusted Types policy %s has these cookies after a yes: %o',
    async (name, left) => {
      const other = await serveElsewhere(tagged.origin, name);
      const { context, page, elsewhere } = await visit(browser, other.origin);
      await stubGoogle(context);
      await page.goto('/', { waitUntil: 'networkidle' });
      expect(elsewhere).toEqual([]);
      await page.getByRole('button', { name: 'Accept all' }).first().click();
      const names = async () => (await context.cookies()).map((one) => one.name).sort();
      await expect.poll(names).toEqual(left);
      expect(other.reports).toHaveLength(name === 'privacy-desk' ? 0 : 1);
      await context.close();
      await other.close();
    },
  );
});
