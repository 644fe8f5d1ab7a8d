/**
 * Pictures of the pages that the worker makes for people, to be looked at: phone and desktop, light
 * and dark. Run `node test/person-screenshots.ts [FOLDER]`; they go to data/screenshots without one.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launch } from './chromium.ts';
import { setup } from './site/build.ts';
import { personPages, servePersonSite } from './site/person-site.ts';

const widths = [1280, 390, 320];
const schemes = ['light', 'dark'] as const;

const [folder = join(import.meta.dirname, '../data/screenshots')] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
await setup();
const data = await mkdtemp(join(tmpdir(), 'pd-'));
const site = await servePersonSite(data);
const browser = await launch();
for (const [name, path] of Object.entries(await personPages(site.desk))) {
  await shootAll(name, (page) => page.goto(site.origin + path));
}
await shootAll('request-thanks', (page) => fillIn(page, 'dana@okafor.example'));
await shootAll('request-wrong', (page) => fillIn(page, 'dana@@okafor'));
await browser.close();
await site.close();
await rm(data, { recursive: true });

async function fillIn(page: Page, address: string): Promise<void> {
  await page.goto(`${site.origin}/rights/opt-out/`);
  await page.locator('form.request').evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await page.fill('#address', address);
  await page.fill('#words', 'Four calls a week is too many.');
  await page.locator('form.request button').click();
}

async function shootAll(name: string, open: (page: Page) => Promise<unknown>): Promise<void> {
  for (const width of widths) {
    for (const colorScheme of schemes) {
      const context = await browser.newContext({ viewport: { width, height: 860 }, colorScheme });
      const page = await context.newPage();
      await open(page);
      await page.screenshot({
        path: join(folder, `${name}-${width}-${colorScheme}.png`),
        fullPage: true,
      });
      await context.close();
    }
  }
}
