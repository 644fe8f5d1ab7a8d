/** The pages behind an unsubscribe link, made by the running worker, in a real browser. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepLinks } from '#db/links.ts';
import { mintLink } from '#worker/link.ts';
import { type Running, start } from '#worker/start.ts';
import { launch } from '../chromium.ts';
import { configFor } from '../desk.ts';
import { violations } from './axe.ts';
import { desktop, phone, visit } from './visit.ts';

let running: Running;
let browser: Browser;
const said: string[] = [];

beforeAll(async () => {
  running = await start(configFor(), (line) => said.push(line));
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  await running.stop();
});

async function link(address: string, list = ''): Promise<string> {
  const { token, row } = mintLink(running.desk.keys, address, list, new Date());
  await keepLinks(running.desk.db, [row]);
  return token;
}

const stopped = async (address: string) =>
  (
    await running.desk.db
      .selectFrom('suppressions')
      .select('channel')
      .where('address', '=', address)
      .where('lifted_at', 'is', null)
      .execute()
  ).map((row) => row.channel);

const open = (javaScriptEnabled = true) =>
  visit(browser, running.config.publicUrl, { javaScriptEnabled });

/** A page to look at: where it is, and what is pressed to get there. */
const pages = [
  { name: 'to unsubscribe', path: (token: string) => `/unsubscribe/${token}`, press: null },
  {
    name: 'that says it is done',
    path: (token: string) => `/unsubscribe/${token}`,
    press: 'button',
  },
  { name: 'of preferences', path: (token: string) => `/preferences/${token}`, press: null },
  {
    name: 'of preferences, saved',
    path: (token: string) => `/preferences/${token}`,
    press: 'button:not([name])',
  },
  { name: 'for a link that does not work', path: () => '/unsubscribe/none', press: null },
];

describe.each(pages)('The page $name', ({ name, path, press }) => {
  test('is clean on phone and desktop, by day and by night', async () => {
    const visitor = await open();
    const { page } = visitor;
    await page.goto(path(await link(`${name.replaceAll(/\W/g, '-')}@x.example`, 'a "list" <b>')));
    if (press) await page.locator(`main ${press}`).first().click();
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
    expect(said.filter((line) => line.includes('content policy report'))).toEqual([]);
    await visitor.context.close();
  });
});

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_how, javaScriptEnabled) => {
  test('a person opens the link, presses the button and is unsubscribed', async () => {
    const address = `press-${javaScriptEnabled}@x.example`;
    const { page, context } = await open(javaScriptEnabled);
    await page.goto(`/unsubscribe/${await link(address)}`);
    expect(await stopped(address)).toEqual([]);
    await page.locator('main button').click();
    expect(await page.locator('h1').textContent()).toContain('unsubscribed');
    expect(await stopped(address)).toEqual(['email']);
    await context.close();
  });

  test('a person takes ticks away, saves, and finds them so', async () => {
    const address = `tick-${javaScriptEnabled}@x.example`;
    const { page, context } = await open(javaScriptEnabled);
    await page.goto(`/preferences/${await link(address)}`);
    await page.locator('input[value=phone]').uncheck();
    await page.locator('input[value=post]').uncheck();
    await page.locator('main button:not([name])').click();
    expect(await page.locator('[role=status]').isVisible()).toBe(true);
    expect((await stopped(address)).sort()).toEqual(['phone', 'post']);
    await page.reload();
    expect(await page.locator('input[value=phone]').isChecked()).toBe(false);
    expect(await page.locator('input[value=email]').isChecked()).toBe(true);
    await context.close();
  });
});

test('The whole way by keyboard: link, button, preferences', async () => {
  const address = 'keyboard@x.example';
  const { page, context } = await open();
  await page.goto(`/unsubscribe/${await link(address)}`);
  const focused = () => page.evaluate(() => document.activeElement?.tagName ?? '');
  for (let n = 0; n < 15 && (await focused()) !== 'BUTTON'; n++) await page.keyboard.press('Tab');
  await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST'),
    page.keyboard.press('Enter'),
  ]);
  expect(await stopped(address)).toEqual(['email']);
  await context.close();
});
