/** Pictures of every page of the desk, for `test/screenshots.ts`. */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Desk } from '#worker/desk.ts';
import { inviteStaff } from '#worker/staff.ts';
import { caseOf, fillDesk } from './filled.ts';
import { serveDesk } from './served.ts';
import { faye, rhys, sessionFor } from './signed-in.ts';

const widths = [1280, 390, 320];

/** Every page, by the name of its picture. */
export async function deskPages(desk: Desk): Promise<Record<string, string>> {
  const reference = async (address: string, right: Parameters<typeof caseOf>[2]) =>
    `/desk/cases/${(await caseOf(desk, address, right)).reference}`;
  const join = await inviteStaff(desk, 'Nell Newcomer', 'officer', false);
  return {
    queue: '/desk',
    'queue-empty': '/desk?show=unclear&after=9999-12-31~z',
    access: await reference('dana.reed@fenland-quarterly.example', 'access'),
    hostile: await reference('mallory@hostile.example', 'any'),
    unclear: await reference('cosima.wray@post.example', null),
    complaint: await reference('hal@undrell.example', 'complaint'),
    restricted: await reference('tilda@broom.example', 'restriction'),
    register: '/desk/cases',
    'register-empty': '/desk/cases?q=nobody-like-this',
    tasks: '/desk/tasks',
    'opt-outs': '/desk/suppressions',
    enter: '/desk/enter',
    consent: '/desk/consent',
    staff: '/desk/staff',
    account: '/desk/account',
    join: new URL(join.link).pathname,
  };
}

export async function shootDesk(browser: Browser, folder: string, chosen: readonly string[]) {
  const { origin, desk, close } = await serveDesk();
  await fillDesk(desk);
  await sessionFor(desk, faye);
  const cookie = { name: 'desk', value: await sessionFor(desk, rhys), url: `${origin}/desk` };
  const pages = { ...(await deskPages(desk)), 'sign-in': '/desk/sign-in' };
  for (const [name, path] of Object.entries(pages)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    for (const width of widths) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ viewport: { width, height: 860 }, colorScheme });
        await context.addCookies([cookie]);
        const page = await context.newPage();
        await page.goto(origin + path);
        const file = join(folder, `desk-${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        await context.close();
      }
    }
  }
  await close();
}
