/** The desk in a real browser: clean, small enough for a phone, silent to others, and all by keyboard. */
import { TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inviteStaff } from '#worker/staff.ts';
import { launch } from '../chromium.ts';
import { caseOf, fillDesk } from '../desk/filled.ts';
import { deskPages } from '../desk/screens.ts';
import { type ServedDesk, serveDesk } from '../desk/served.ts';
import { faye, ines, rhys, sessionFor } from '../desk/signed-in.ts';
import { violations } from './axe.ts';
import { desktop, phone, visit } from './visit.ts';

let served: ServedDesk;
let browser: Browser;
let pages: Record<string, string>;

beforeAll(async () => {
  [served, browser] = await Promise.all([serveDesk(), launch()]);
  await fillDesk(served.desk);
  await sessionFor(served.desk, faye);
  pages = { ...(await deskPages(served.desk)), 'sign-in': '/desk/sign-in' };
});

afterAll(async () => {
  await browser.close();
  await served.close();
});

async function signIn(context: BrowserContext, who: typeof ines): Promise<void> {
  const value = await sessionFor(served.desk, who);
  await context.addCookies([{ name: 'desk', value, url: `${served.origin}/desk` }]);
}

const names = [
  'queue',
  'queue-empty',
  'access',
  'hostile',
  'unclear',
  'complaint',
  'restricted',
  'register',
  'register-empty',
  'tasks',
  'opt-outs',
  'enter',
  'consent',
  'staff',
  'account',
  'join',
  'sign-in',
];

describe.each(names)('%s', (name) => {
  test.each(['light', 'dark'] as const)(
    'is clean by axe, %s, everything unfolded',
    async (colorScheme) => {
      const { context, page, elsewhere, complaints } = await visit(browser, served.origin, {
        viewport: desktop,
        colorScheme,
      });
      await signIn(context, rhys);
      await page.goto(pages[name] ?? '');
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      expect(await violations(page)).toEqual([]);
      expect(elsewhere).toEqual([]);
      expect(complaints).toEqual([]);
      expect(served.reports).toEqual([]);
      await context.close();
    },
  );

  test('fits a phone of 320 pixels, everything unfolded', async () => {
    const { context, page } = await visit(browser, served.origin, { viewport: phone });
    await signIn(context, rhys);
    await page.goto(pages[name] ?? '');
    const wide = await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
      const all = [...document.querySelectorAll('main *')];
      const over = all.filter(
        (one) =>
          one.getBoundingClientRect().right > innerWidth + 1 &&
          !one.closest('.scroll, [tabindex="0"], .skip, .unseen'),
      );
      return {
        width: document.documentElement.scrollWidth,
        over: over.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)),
      };
    });
    expect(wide).toEqual({ width: 320, over: [] });
    await context.close();
  });
});

/** Goes on with Tab until something has the focus, as far as a patient person would. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector))
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}.`);
}

test('From the queue to a closed case by keyboard alone, without a shortcut and with them.', async () => {
  for (const [address, right, keys] of [
    ['rosamund.vane@ravensworth.example', 'suppliers', false],
    ['lucinda.farrow@post.example', 'erasure', true],
  ] as const) {
    const { context, page, complaints } = await visit(browser, served.origin, {
      viewport: desktop,
    });
    await signIn(context, ines);
    const { reference } = await caseOf(served.desk, address, right);
    await page.goto('/desk');
    const row = `[href="/desk/cases/${reference}"]`;
    if (keys) {
      for (let i = 0; i < 20; i++) {
        await page.keyboard.press('j');
        if (await page.evaluate((one) => document.activeElement?.matches(one), row)) break;
      }
    } else await tabTo(page, row);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${reference}`);
    if (keys) await page.keyboard.press('a');
    await tabTo(page, '[data-primary]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**?done=approve');
    expect(await page.locator('.state').first().textContent()).toBe('Done');
    expect(complaints).toEqual([]);
    await context.close();
  }
});

test('Shortcuts open the search, the pages and their own list, and stay out of what is typed.', async () => {
  const { context, page } = await visit(browser, served.origin, { viewport: desktop });
  await signIn(context, ines);
  await page.goto('/desk');
  await page.keyboard.press('/');
  await page.keyboard.type('jgr?');
  expect(await page.locator('#find').inputValue()).toBe('jgr?');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/desk/cases?q=*');
  await page.locator('h1').click();
  await page.keyboard.press('?');
  expect(await page.locator('#keys').isVisible()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.waitForURL('**/desk/tasks');
  await context.close();
});

test('A passkey is made and opens the desk; signed out elsewhere, the next press leads to the door.', async () => {
  const { context, page, complaints } = await visit(browser, served.origin, { viewport: desktop });
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  const { link } = await inviteStaff(served.desk, 'Petra Key', 'officer', false);
  await page.goto(new URL(link).pathname);
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.waitForURL('**/desk');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/desk/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL('**/desk');
  expect(complaints).toEqual([]);
  await served.desk.db
    .updateTable('sessions')
    .set({ revoked_at: new Date().toISOString() })
    .execute();
  await page.getByRole('link', { name: 'Register' }).click();
  await page.waitForURL('**/desk/sign-in?next=*');
  await context.close();
});

test('A password and a code open the desk, by the form as it stands without script.', async () => {
  const { context, page } = await visit(browser, served.origin, {
    viewport: phone,
    javaScriptEnabled: false,
  });
  const { link } = await inviteStaff(served.desk, 'Nell Plain', 'officer', false);
  await page.goto(new URL(link).pathname);
  const secret = await page.locator('[name=secret]').inputValue();
  const code = (steps: number) =>
    new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
  await page.getByLabel('New password').fill('four words in a row');
  await page.getByLabel('Code the app shows now').fill(code(0));
  await page.getByRole('button', { name: 'Use password and app' }).click();
  await page.waitForURL('**/desk');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Name').fill('Nell Plain');
  await page.getByLabel('Password').fill('four words in a row');
  await page.getByLabel('Code from your app').fill(code(1));
  await page.getByRole('button', { name: 'Sign in with password and code' }).click();
  await page.waitForURL('**/desk');
  await context.close();
});

test('A page ships at most 15 kB of script, compressed.', async () => {
  const { context, page } = await visit(browser, served.origin, { viewport: desktop });
  await signIn(context, ines);
  const sizes: number[] = [];
  page.on('response', async (response) => {
    if (!response.url().endsWith('.js')) return;
    sizes.push(Number(response.headers()['content-length']));
  });
  await page.goto('/desk/account', { waitUntil: 'networkidle' });
  expect(sizes).toHaveLength(2);
  expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThan(15_000);
  await context.close();
});
