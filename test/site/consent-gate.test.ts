/** What waits for consent, on a site that has Google's tag, a video, an exempt counter and a router. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findReceipts } from '#db/consent-receipts.ts';
import { launch } from '../chromium.ts';
import { tempDir } from '../temp.ts';
import { register } from './fixture/register.ts';
import { type Served, serveSite } from './serve.ts';
import { stubGoogle } from './stub-google.ts';
import { desktop, settled, type Visit, visit } from './visit.ts';

const root = join(import.meta.dirname, '../..');
const frames = ['https://video.example'];
let folder: string;
let site: Served;
let browser: Browser;
let visitor: Visit;

beforeAll(async () => {
  folder = tempDir();
  const fixture = join(root, 'test/site/fixture');
  const astro = join(root, 'node_modules/astro/bin/astro.mjs');
  await promisify(execFile)(process.execPath, [
    astro,
    'build',
    '--root',
    fixture,
    '--outDir',
    folder,
  ]);
  [site, browser] = await Promise.all([serveSite(folder, { register, frames }), launch()]);
});

beforeEach(async () => {
  visitor = await visit(browser, origin(), { viewport: desktop });
  await stubGoogle(visitor.context);
  await visitor.context.route('https://video.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>A video</title>' }),
  );
  await visitor.page.goto(origin());
  await settled(visitor.page);
});

afterEach(async () => {
  expect(visitor.complaints).toEqual([]);
  expect(site.reports).toEqual([]);
  await visitor.context.close();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A host with a parent, so that cookies of parent domains can be told from its own. */
const origin = () => site.origin.replace('127.0.0.1', 'www.desk.localhost');
const press = (name: string) =>
  visitor.page.getByRole('button', { name, exact: true }).first().click();
const cookies = async () => (await visitor.context.cookies()).map(({ name }) => name).sort();
const iframes = () => visitor.page.locator('iframe').count();
/** What Google's tag was told, in order. */
const told = () =>
  visitor.page.evaluate(() => (window.dataLayer ?? []).map((one) => [...(one as unknown[])]));
const allowed = () => visitor.page.evaluate(() => document.documentElement.dataset.consent);

test('Before a choice nothing of a third party is asked for, and every signal is denied', async () => {
  await visitor.page.waitForLoadState('networkidle');
  expect(visitor.elsewhere).toEqual([]);
  expect(await cookies()).toEqual([]);
  expect(await iframes()).toBe(0);
  const [first] = await told();
  const denied = {
    analytics_storage: 'denied',
    ad_storage: 'denied',
    ad_user_data: 'denied',
    ad_personalization: 'denied',
  };
  expect(first).toEqual(['consent', 'default', denied]);
  expect((await told()).flat()).not.toContain('config');
});

test('Every signal is denied before the browser said which cookies there are', async () => {
  const { page } = visitor;
  await page.addInitScript(() => {
    CookieStore.prototype.getAll = () => new Promise(() => {});
  });
  await page.reload();
  // Cast, since the layer holds `arguments`, of which its type says nothing.
  const [first, ...others] = await page.evaluate(() =>
    (window.dataLayer ?? []).map((one) => [...(one as ArrayLike<unknown> & Iterable<unknown>)]),
  );
  expect(first?.slice(0, 2)).toEqual(['consent', 'default']);
  expect(Object.values(first?.[2] ?? {})).toEqual(['denied', 'denied', 'denied', 'denied']);
  expect(others).toEqual([]);
});

test('After consent the tag loads, told first of what was granted and never of advertising', async () => {
  await press('Accept all');
  await expect.poll(cookies).toEqual(['_ga', '_ga_STUB0001', 'consent']);
  const commands = await told();
  const update = commands.findLastIndex(([, what]) => what === 'update');
  expect(commands[update]?.[2]).toMatchObject({
    analytics_storage: 'granted',
    ad_storage: 'denied',
  });
  const granted = commands.findIndex(([, , state]) => JSON.stringify(state)?.includes('granted'));
  expect(commands.findIndex(([what]) => what === 'config')).toBeGreaterThan(granted);
  expect(await iframes()).toBe(1);
});

test('A withdrawal clears cookies of every path and parent domain, and stores; the page is new', async () => {
  const { page } = visitor;
  await press('Accept all');
  await expect.poll(cookies).toContain('_ga');
  await page.evaluate(() => {
    // biome-ignore-start lint/suspicious/noDocumentCookie: as the tag does it.
    document.cookie = '_ga=1;domain=desk.localhost;path=/';
    document.cookie = '_ga_AB12=1;domain=www.desk.localhost;path=/';
    document.cookie = 'other=1;path=/';
    // biome-ignore-end lint/suspicious/noDocumentCookie: as the tag does it.
    localStorage.vid_1 = '1';
    sessionStorage.vid_2 = '1';
    localStorage.other = '1';
  });
  await Promise.all([page.waitForEvent('load'), press('Withdraw my consent to cookies')]);
  await settled(page);
  await expect.poll(cookies).toEqual(['consent', 'other']);
  expect(await page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }))).toEqual([
    'other',
  ]);
  expect(await iframes()).toBe(0);
  expect(await page.evaluate(() => Reflect.get(window, 'ga-disable-G-STUB0001'))).toBe(true);
  const before = visitor.elsewhere.length;
  await page.reload({ waitUntil: 'networkidle' });
  expect(visitor.elsewhere).toHaveLength(before);
});

test('To allow the one video leaves the rest undecided', async () => {
  const { page } = visitor;
  await press('Allow Zoom');
  await expect.poll(iframes).toBe(1);
  expect(await page.getByText('It waits until you allow it').isVisible()).toBe(false);
  expect(await page.locator('.consent').isVisible()).toBe(true);
  await expect.poll(cookies).toEqual(['consent']);
  const [receipt = ''] = (await visitor.context.cookies())[0]?.value.split('.') ?? [];
  const [row] = await findReceipts(site.desk.db, [receipt]);
  expect(row).toMatchObject({ action: 'allow', choices: '{"video":"allowed"}' });
});

test('A category’s box ticks its services, and shows when some are ticked', async () => {
  const { page } = visitor;
  await press('Choose one by one');
  const whole = page.getByRole('checkbox', { name: 'Everything under Analytics' });
  const one = page.getByRole('dialog').getByRole('checkbox', { name: 'Google Analytics' });
  await whole.check();
  expect(await one.isChecked()).toBe(true);
  await one.uncheck();
  expect(await whole.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
  await page.getByRole('dialog').getByRole('button', { name: 'Save my choice' }).click();
  await expect.poll(cookies).toEqual(['consent']);
  expect(await allowed()).toBe('video counter');
});

test('What rests on an exemption runs until somebody objects', async () => {
  expect(await allowed()).toBe('counter');
  await press('Reject all');
  expect(await allowed()).toBe('');
  await expect.poll(cookies).toEqual(['consent']);
  await visitor.page.reload();
  await settled(visitor.page);
  expect(await allowed()).toBe('');
});

test('Astro’s client router keeps the choice, the tag and what waits', async () => {
  const loose = await serveSite(folder, { register, frames, strings: 'any' });
  const { page } = visitor;
  await page.goto(`${loose.origin}/second/`);
  await page.evaluate(() => Reflect.set(window, 'same', true));
  const walk = async (name: string) => {
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { name }).waitFor();
  };
  await walk('Third');
  expect(await page.locator('.consent').isVisible()).toBe(true);
  await press('Accept all');
  await expect.poll(cookies).toContain('_ga');
  await expect.poll(iframes).toBe(1);
  await walk('Second');
  await expect.poll(iframes).toBe(1);
  expect(await page.locator('.consent').isVisible()).toBe(false);
  expect(await page.evaluate(() => Reflect.get(window, 'same')), 'one document').toBe(true);
  expect(visitor.elsewhere.filter((url) => url.includes('/gtag/js'))).toHaveLength(1);
  await loose.close();
});
