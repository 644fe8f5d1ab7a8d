/** A visitor with a fresh browser, who notes what a page must not do. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Requests that left for another origin. */
  readonly elsewhere: readonly string[];
  /** What the content policy stopped, and errors of scripts. */
  readonly complaints: string[];
}

export const phone = { width: 320, height: 640 };
export const desktop = { width: 1280, height: 800 };

/**
 * Resolves when the page knows what was chosen, or asks. A test that looks at the banner after an address was
 * opened has to wait for this: the browser says which cookies there are a moment after the page came.
 */
export async function settled(page: Page): Promise<void> {
  const known = page.locator('html[data-consent], .consent:not([hidden])');
  await known.first().waitFor({ state: 'attached' });
}

export async function visit(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: origin,
    reducedMotion: 'reduce',
    ...options,
  });
  // Everything here is on this machine: what is not there in a moment never comes.
  context.setDefaultTimeout(5_000);
  const page = await context.newPage();
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) elsewhere.push(request.url());
  });
  page.on('console', (message) => {
    // The page for a missing address is itself answered with 404, which Chromium writes down.
    const expected = message.text().includes('404 (Not Found)');
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, elsewhere, complaints };
}
