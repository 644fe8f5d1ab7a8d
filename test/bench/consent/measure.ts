/** What one visit of a page with a contestant on it comes to. */
import type { Browser, Page } from 'playwright-core';
import { violations } from '../../site/axe.ts';
import { scripting } from '../../site/scripting.ts';

/** Runs first in the page: notes when the question can be seen, what shifts and what is stopped. */
const probe = () => {
  const note = {
    visible: -1,
    shift: 0,
    stopped: [] as string[],
    deep: (_: RegExp): Element | undefined => undefined,
  };
  Reflect.set(window, 'note', note);
  const walk = (root: Document | ShadowRoot | Element): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) =>
      one.shadowRoot ? [one, ...walk(one.shadowRoot)] : [one],
    );
  // The innermost shadow trees count as well as the page.
  note.deep = (words) =>
    walk(document).find(
      (one) =>
        one.matches('button, a, [role=button], input[type=button]') &&
        words.test((one.textContent ?? '').trim() || (one as HTMLInputElement).value || '') &&
        one.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    );
  const look = () => {
    if (note.deep(/^(✓ )?(accept|ok|allow|that's ok)/i)) note.visible = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) note.shift += Number(Reflect.get(entry, 'value'));
  }).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('securitypolicyviolation', (event) =>
    note.stopped.push(event.effectiveDirective),
  );
  document.addEventListener('DOMContentLoaded', () =>
    document.querySelector<HTMLElement>('main a')?.focus(),
  );
};

interface Note {
  readonly visible: number;
  readonly shift: number;
  readonly stopped: readonly string[];
  deep(words: RegExp): HTMLElement | undefined;
}

export interface Figures {
  readonly shift: number;
  readonly first: number;
  readonly second: number;
  readonly focusKept: boolean;
  readonly hidden: number;
  readonly left: number;
  readonly set: number;
}

const settle = (page: Page) => page.waitForTimeout(900);
const note = <T>(page: Page, read: (note: Note) => T) =>
  page.evaluate(`(${read})(window.note)`) as Promise<T>;

/** A click on what says so, wherever it stands; false when nothing does. */
const click = (page: Page, words: RegExp) =>
  page.evaluate(
    `(() => { const one = window.note.deep(${words}); one?.click(); return !!one; })()`,
  ) as Promise<boolean>;

/** Without a content policy, so that everybody can show what it does. */
export async function visit(browser: Browser, origin: string): Promise<Figures> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.addInitScript(probe);
  await page.goto(origin);
  await settle(page);
  const shift = await note(page, ({ shift }) => shift);
  const focusKept = await page.evaluate(() => document.activeElement?.textContent === 'link 0');
  const hidden = await hiddenLinks(page);
  const first = (await violations(page)).length;
  await click(
    page,
    /choose|customi|preferences|learn more|let me choose|personali|settings|manage/i,
  );
  await settle(page);
  const second = (await violations(page)).length;
  await page.reload();
  await settle(page);
  await click(page, /^(✓ )?(accept|ok|allow|that's ok)/i);
  await settle(page);
  const google = async () =>
    (await context.cookies()).filter(({ name }) => name.startsWith('_ga')).length;
  const set = await google();
  await withdraw(page);
  await settle(page);
  const left = await google();
  await context.close();
  return { shift, first, second, focusKept, hidden, left, set };
}

/** Milliseconds until a visitor who comes for the first time can see the question. */
export async function appears(browser: Browser, origin: string): Promise<number> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(probe);
  await page.goto(origin);
  await page.waitForFunction('window.note.visible >= 0');
  const visible = await note(page, ({ visible }) => visible);
  await context.close();
  return visible;
}

/**
 * Milliseconds that all scripts of the page take, with nothing of ours in it.
 *
 * @param slowed how many times slower the processor is made
 */
export async function busy(browser: Browser, origin: string, slowed: number): Promise<number> {
  const page = await browser.newPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  const time = await scripting(
    browser,
    page,
    () => true,
    async () => {
      await page.goto(origin);
      await settle(page);
    },
  );
  await page.close();
  return time;
}

/** By the button where there is one, by its own function elsewhere. */
async function withdraw(page: Page): Promise<void> {
  if (await click(page, /^withdraw/i)) return;
  const called = await page.evaluate(() => {
    const own: unknown = Reflect.get(window, 'withdraw');
    if (typeof own === 'function') own();
    return typeof own === 'function';
  });
  if (called) return;
  await click(page, /cookie settings/i);
  await settle(page);
  await click(page, /reject/i);
}

/** Links reached by the keyboard that nothing of is to be seen. */
function hiddenLinks(page: Page): Promise<number> {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLElement>('main a')];
    return links.filter((link) => {
      link.focus();
      const { left, top, right, bottom, height } = link.getBoundingClientRect();
      const points = [
        [left + 1, top + 1],
        [right - 1, bottom - 1],
        [(left + right) / 2, top + height / 2],
      ] as const;
      return points.every(([x, y]) => {
        const over = document.elementFromPoint(x, y);
        return !over || !(link.contains(over) || over.contains(link));
      });
    }).length;
  });
}

/** How often a strict policy had to stop it, by what it was. */
export async function stopped(browser: Browser, origin: string): Promise<number> {
  const page = await browser.newPage();
  await page.addInitScript(probe);
  await page.goto(origin);
  await settle(page);
  await click(
    page,
    /choose|customi|preferences|learn more|let me choose|personali|settings|manage/i,
  );
  await settle(page);
  const count = await note(page, ({ stopped }) => stopped.length);
  await page.close();
  return count;
}
