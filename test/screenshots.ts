/**
 * Pictures of every kind of page, to be looked at: phone and desktop, light and dark.
 * Run `node test/screenshots.ts [FOLDER] [PATH…]`; without a folder they go to data/screenshots.
 * A page of the desk is named as in test/desk/screens.ts: `desk:queue`, or `desk:` for all of them.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launch } from './chromium.ts';
import { shootDesk } from './desk/screens.ts';
import { setup } from './site/build.ts';
import { serveSite } from './site/serve.ts';

const paths = [
  '/',
  '/privacy/',
  '/cookies/',
  '/rights/',
  '/rights/erasure/',
  '/identity/',
  '/suppliers/',
  '/complaints/',
  '/missing/',
];
const widths = [1280, 390, 320];
const schemes = ['light', 'dark'] as const;

const [folder = join(import.meta.dirname, '../data/screenshots'), ...chosen] =
  process.argv.slice(2);
await mkdir(folder, { recursive: true });
await setup();
const site = await serveSite();
const browser = await launch();
const ofDesk = chosen.filter((one) => one.startsWith('desk:')).map((one) => one.slice(5));
const ofSite = chosen.length > 0 ? chosen.filter((one) => !one.startsWith('desk:')) : paths;
for (const path of ofSite) await shootAll(browser, path);
if (chosen.length === 0 || ofDesk.length > 0) {
  await shootDesk(
    browser,
    folder,
    ofDesk.filter((one) => one !== ''),
  );
}
await browser.close();
await site.close();

async function shootAll(using: Browser, path: string): Promise<void> {
  for (const width of widths) {
    for (const scheme of schemes) {
      await shoot(using, path, width, scheme, path === '/');
      if (path === '/' && width !== 320) await shoot(using, path, width, scheme, false);
    }
  }
}

async function shoot(
  using: Browser,
  path: string,
  width: number,
  colorScheme: 'light' | 'dark',
  asking: boolean,
): Promise<void> {
  const context = await using.newContext({ viewport: { width, height: 860 }, colorScheme });
  const page = await context.newPage();
  await page.goto(site.origin + path);
  if (!asking)
    await page
      .locator('.consent')
      .evaluate((banner) => (banner as HTMLElement).toggleAttribute('hidden', true));
  const name = `${path.replaceAll('/', '-').replace(/^-|-$/g, '') || 'home'}${asking ? '-asking' : ''}`;
  await page.screenshot({
    path: join(folder, `${name}-${width}-${colorScheme}.png`),
    fullPage: !asking,
  });
  await context.close();
}
