/** A real browser for the tests: Debian's Chromium, driven by playwright-core. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium without a window; the caller closes it. Throws, naming the package, if absent. */
export async function launch(): Promise<Browser> {
  const executablePath = places.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined) {
    throw new Error(
      'These tests drive a real browser and found none. Install Debian\'s package "chromium" ' +
        '(apt-get install chromium), or set CHROMIUM to the path of a Chromium.',
    );
  }
  return chromium.launch({ executablePath, args: flags });
}
