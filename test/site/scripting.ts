/** How long the scripts of a page keep its thread, as Chromium's own trace has it. */
import type { Browser, Page } from 'playwright-core';

interface Event {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly pid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string }; readonly fileName?: string };
}

const names = [
  'EvaluateScript',
  'v8.compile',
  'v8.compileModule',
  'v8.evaluateModule',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
];

/**
 * @param what is done meanwhile
 * @param mine whether a script of that address counts; what a module does first has none: `module`
 * @returns milliseconds of processor time
 */
export async function scripting(
  browser: Browser,
  page: Page,
  mine: (url: string) => boolean,
  what: () => Promise<unknown>,
): Promise<number> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8'] });
  await what();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as {
    traceEvents: readonly Event[];
  };
  // Chromium's own pages run scripts too, in processes of their own.
  const { origin } = new URL(page.url());
  const own = traceEvents.find(
    ({ name, args }) => name === 'ResourceSendRequest' && urlOf(args).startsWith(origin),
  )?.pid;
  const spans = traceEvents
    .filter(({ pid }) => pid === own)
    .filter(
      ({ name, ph, args }) =>
        names.includes(name) &&
        ph === 'X' &&
        mine(name === 'v8.evaluateModule' ? 'module' : urlOf(args)),
    )
    .sort((a, b) => a.ts - b.ts);
  // A call inside another is part of it already.
  let end = 0;
  let sum = 0;
  for (const { ts, dur = 0, tdur = dur } of spans) {
    if (ts < end) continue;
    end = ts + dur;
    sum += tdur;
  }
  return sum / 1_000;
}

const urlOf = (args: Event['args']): string => args?.data?.url ?? args?.fileName ?? '';
