/** The pages the worker makes for people, and the forms that lead there, in a real browser. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rightPage } from '#content/pages.ts';
import { rightIds } from '#content/rights.ts';
import { launch } from '../chromium.ts';
import { violations } from './axe.ts';
import { casePage, type PersonSite, personPages, servePersonSite } from './person-site.ts';
import { desktop, phone, visit } from './visit.ts';

let site: PersonSite;
let browser: Browser;
let folder: string;
let paths: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pd-'));
  [site, browser] = await Promise.all([servePersonSite(folder), launch()]);
  paths = await personPages(site.desk);
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
});

/** Clean at both widths, by day and by night; nothing left the page, nothing was stopped. */
async function expectClean(page: Page) {
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
}

const kinds = [
  'case-to-confirm',
  'case-two-to-confirm',
  'case-documents',
  'case-in-review',
  'case-question',
  'case-agent',
  'case-refused',
  'unsubscribe',
  'preferences',
  'unknown',
];

describe.each(kinds)('The page %s', (kind) => {
  test('is clean on phone and desktop, by day and by night, and holds no script', async () => {
    const { context, page, elsewhere, complaints } = await visit(browser, site.origin);
    await page.goto(paths[kind] ?? '');
    await expectClean(page);
    const html = await page.content();
    expect(html).not.toMatch(/<script|\sstyle=|<style|\son[a-z]+=/i);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(elsewhere).toEqual([]);
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(site.said.filter((one) => one.includes('content policy'))).toEqual([]);
    await context.close();
  });
});

test('Every id of a picture is a page, and every page a picture', () => {
  expect(Object.keys(paths).sort()).toEqual([...kinds].sort());
});

describe('A right is asked for with JavaScript off', () => {
  test.each(rightIds)('%s: form, thanks, and a case', async (right) => {
    const { context, page, complaints } = await visit(browser, site.origin, {
      javaScriptEnabled: false,
      // As a proxy on this machine would tell it: twelve people, not one in a hurry.
      extraHTTPHeaders: { 'X-Forwarded-For': `192.0.2.${rightIds.indexOf(right) + 1}` },
    });
    const address = `${right}@okafor.example`;
    await page.goto(right === 'complaint' ? '/complaints/' : rightPage(right));
    const form = page.locator('form.request');
    await form.getByLabel('Your email address').fill(address);
    await form.getByLabel(/^Your name/).fill('Dana Okafor');
    await form.locator('textarea').fill('As it says on the page, please.');
    if (right === 'opt-out') await form.getByLabel('post', { exact: true }).uncheck();
    await form.getByRole('button').click();
    expect(await page.getByRole('status').textContent()).toContain('We have sent a letter');
    const opened = await site.desk.db
      .selectFrom('cases')
      .select('right')
      .where('address', '=', address)
      .execute();
    expect(opened).toEqual([{ right }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('opting out stops the channels left ticked, and no other', async () => {
    const rows = await site.desk.db
      .selectFrom('suppressions')
      .select('channel')
      .where('address', '=', 'opt-out@okafor.example')
      .execute();
    expect(rows.map((one) => one.channel).sort()).toEqual(['email', 'phone', 'sms']);
  });
});

test('What only programs see is hidden from eyes, keyboard and screen readers', async () => {
  const { context, page } = await visit(browser, site.origin);
  await page.goto(rightPage('access'));
  const trap = page.locator('form.request [name="website"]');
  expect(await trap.isVisible()).toBe(false);
  expect(await page.locator('form.request').ariaSnapshot()).not.toContain('Leave this');
  await page.locator('#words').focus();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
  await context.close();
});

test('What is missing is said on top, what was written is still there, and sending again works', async () => {
  const { context, page } = await visit(browser, site.origin);
  await page.goto(rightPage('opt-out'));
  await page.locator('form.request').evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await page.fill('#address', 'dana');
  const words = 'My “number”\n<is> old & wrong.';
  await page.fill('#words', words);
  await page.locator('form.request button').click();
  await page.getByRole('alert').waitFor();
  expect(await page.locator('#words').inputValue()).toBe(words);
  await expectClean(page);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('address');
  await page.fill('#address', 'again@okafor.example');
  await page.locator('form.request button').click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  await expectClean(page);
  await context.close();
});

describe('With the keyboard alone and no script', () => {
  const open = async (path: string) => {
    const visitor = await visit(browser, site.origin, { javaScriptEnabled: false });
    await visitor.page.goto(path);
    return visitor;
  };
  /** Tabs to a button by its words and presses it; fails when no ring shows on the way. */
  async function press(page: Page, name: string) {
    const button = page.getByRole('button', { name });
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      if (await button.evaluate((one) => one === document.activeElement)) {
        expect(await button.evaluate((one) => getComputedStyle(one).outlineStyle)).not.toBe('none');
        await page.keyboard.press('Enter');
        return;
      }
    }
    throw new Error(`The keyboard does not reach «${name}».`);
  }

  test('a request is confirmed, looked at again, and withdrawn', async () => {
    const path = await casePage(site.desk, 'keys@okafor.example', 'access');
    const { context, page } = await open(path);
    await press(page, 'Yes, I wrote this');
    expect(await page.getByRole('status').textContent()).toContain('confirmed');
    expect(await page.locator('[aria-current="step"]').textContent()).toContain(
      'A person works on it',
    );
    await page.reload();
    await page.goto(path);
    await press(page, 'Withdraw my request');
    expect(await page.getByRole('status').textContent()).toContain('withdrawn');
    expect(await page.getByRole('button').count()).toBe(0);
    await context.close();
  });

  test('a proof is sent, and a file too large is told in a sentence, not a broken connection', async () => {
    const doubt = { act: 'ask', what: 'identity', words: 'We are not sure.' } as const;
    const path = await casePage(site.desk, 'proof@okafor.example', 'access', [doubt]);
    const { context, page } = await open(path);
    // On disk, as a person has it: handed over as bytes it would first go to the browser in base64.
    const file = async (size: number) => {
      const path = join(folder, 'passport.jpg');
      await writeFile(path, Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(size)]));
      return path;
    };
    await page.getByLabel('Photograph or scan').setInputFiles(await file(14_000_000));
    await press(page, 'Send it');
    expect(await page.getByRole('alert').textContent()).toContain('too large');
    await page.getByLabel('Photograph or scan').setInputFiles(await file(200_000));
    await press(page, 'Send it');
    expect(await page.getByRole('status').textContent()).toContain('It has arrived');
    expect(await page.locator('.files').textContent()).toContain('passport.jpg');
    await context.close();
  });
});
