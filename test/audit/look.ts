/** Goes through a site in a real browser, in one state of consent, and notes all it leaves and asks. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { stubGoogle } from '../site/stub-google.ts';

export const states = ['before', 'rejected', 'accepted', 'withdrawn', 'gpc'] as const;
export type State = (typeof states)[number];

/** One thing a browser was left with, or a host it was sent to. */
export interface Seen {
  readonly state: State;
  readonly kind: 'cookie' | 'local-storage' | 'session-storage' | 'host';
  readonly name: string;
  /** Where it was first seen. */
  readonly path: string;
}

/**
 * @param stubbed whether Google's tag is a stub, so that nothing leaves this machine
 * @throws Error when the site has no question of ours to answer
 */
export async function look(
  browser: Browser,
  origin: string,
  paths: readonly string[],
  state: State,
  stubbed: boolean,
): Promise<Seen[]> {
  const context = await browser.newContext({ baseURL: origin });
  const seen = new Map<string, Seen>();
  const note = (kind: Seen['kind'], name: string, path: string) => {
    const id = `${kind} ${name}`;
    if (!seen.has(id)) seen.set(id, { state, kind, name, path });
  };
  if (stubbed) await stubGoogle(context);
  if (state === 'gpc') await sayGpc(context);
  const page = await context.newPage();
  let path = paths[0] ?? '/';
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) note('host', url.host, path);
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  for (const name of buttons[state]) await press(page, name);
  for (path of paths) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await noteStores(context, page, (kind, name) => note(kind, name, path));
  }
  if (state === 'accepted') await noteOnTheWay(page, (kind, name) => note(kind, name, path));
  await context.close();
  return [...seen.values()];
}

/** Which buttons lead to a state, by the value they send. */
const buttons: Readonly<Record<State, readonly string[]>> = {
  before: [],
  gpc: [],
  rejected: ['reject'],
  accepted: ['accept'],
  withdrawn: ['accept', 'withdraw'],
};

/** After an answer the page may load anew: a script that ran cannot be taken back. */
const RELOADS = 500;

async function press(page: Page, value: string): Promise<void> {
  const button = page.locator(`form[action="/consent"] button[value="${value}"]:visible`).first();
  const answered = page.waitForResponse((response) => response.url().endsWith('/consent'));
  await button.click({ timeout: 10_000 });
  await answered;
  await page.waitForTimeout(RELOADS);
  await page.waitForLoadState('networkidle');
}

async function noteStores(
  context: BrowserContext,
  page: Page,
  note: (kind: Seen['kind'], name: string) => void,
): Promise<void> {
  for (const { name } of await context.cookies()) note('cookie', name);
  const stores = await page.evaluate(() => [
    Object.keys(localStorage),
    Object.keys(sessionStorage),
  ]);
  for (const name of stores[0] ?? []) note('local-storage', name);
  for (const name of stores[1] ?? []) note('session-storage', name);
}

/**
 * A choice on its way to the server is kept for a moment; here the moment is made to last. Without any answer,
 * since after one the page loads anew.
 */
async function noteOnTheWay(
  page: Page,
  note: (kind: Seen['kind'], name: string) => void,
): Promise<void> {
  await page.route('**/consent', () => {});
  await page.locator('form[action="/consent"] button[value="withdraw"]').first().click();
  await noteStores(page.context(), page, note);
}

async function sayGpc(context: BrowserContext): Promise<void> {
  await context.setExtraHTTPHeaders({ 'Sec-GPC': '1' });
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
  );
}
