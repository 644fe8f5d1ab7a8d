/** Asks axe-core what is wrong with the page as it stands. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Each violation in a line, with the first element it was found on; empty when all is well.
 * `except` names rules that cannot judge the case at hand.
 */
export async function violations(page: Page, except: readonly string[] = []): Promise<string[]> {
  // Through the debugger, which the page's content policy does not bind.
  await page.evaluate(source);
  const results = (await page.evaluate('axe.run()')) as AxeResults;
  return results.violations
    .filter(({ id }) => !except.includes(id))
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}, first: ${nodes[0]?.html})`);
}
