/**
 * `npm run bench:consent [-- NAME…]`: our question about cookies and those a site would otherwise take, on one
 * page, in turns. The rivals are installed beside this file, by the lock file beside it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../../chromium.ts';
import { setup } from '../../site/build.ts';
import { median } from '../race.ts';
import { type Contestant, ours, rival } from './contestants.ts';
import { appears, busy, type Figures, stopped, visit } from './measure.ts';
import { servePage } from './page.ts';

const TURNS = Number(process.env.TURNS ?? 3);
/** What differs by a few milliseconds from visit to visit is measured so often in a turn. */
const VISITS = 3;
/** A phone, as Chromium's own tools have it. */
const SLOWED = 4;
const ONE_LINE = "document.querySelector('.consent').hidden=/consent=/.test(document.cookie)";
const names = [
  'vanilla-cookieconsent',
  'orejime',
  'klaro',
  'tarteaucitronjs',
  'cookieyes',
  'probo',
  'c15t',
];
const chosen = process.argv.length > 2 ? process.argv.slice(2) : names;
const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

const here = import.meta.dirname;
if (!existsSync(join(here, 'node_modules'))) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: 'inherit',
  });
}
await setup();
const contestants: Contestant[] = [ours()];
for (const name of chosen) contestants.push(await rival(name));
const browser = await launch();
const figures = new Map<string, Figures[]>(contestants.map(({ name }) => [name, []]));
/** Scripting of the page with nobody on it, and with each. */
const nobody: Contestant = { ...ours(), name: 'nobody', head: '', body: '', foot: '' };
/** As little as can be done where `document.cookie` is read: look whether something was chosen, and show itself. */
const oneLine: Contestant = {
  ...ours(),
  name: 'one line',
  files: new Map([...ours().files, ['/consent.js', Buffer.from(ONE_LINE)]]),
};
const timed = [nobody, oneLine, ...contestants];
const everybody = timed.map(({ name }) => name);
const spentOn = new Map<string, number[]>(everybody.map((name) => [name, []]));
const slowlyOn = new Map<string, number[]>(everybody.map((name) => [name, []]));
const appearedAfter = new Map<string, number[]>(everybody.map((name) => [name, []]));
// One turn more, the first, warms up and does not count.
for (let turn = 0; turn <= TURNS; turn++) {
  for (const one of contestants) {
    const { origin, server } = await servePage(one, '');
    const came = await visit(browser, origin);
    if (turn > 0) figures.get(one.name)?.push(came);
    server.closeAllConnections();
    server.close();
  }
  for (let again = 0; again < VISITS; again++) {
    for (const one of timed) await time(one, turn > 0);
  }
}

/** A page of its own for each figure: one is taken under trace. */
async function time(one: Contestant, counts: boolean): Promise<void> {
  const { origin, server } = await servePage(one, '');
  const spent = await busy(browser, origin, 1);
  const slow = await busy(browser, origin, SLOWED);
  const appeared = one === nobody || one === oneLine ? 0 : await appears(browser, origin);
  if (counts) spentOn.get(one.name)?.push(spent);
  if (counts) slowlyOn.get(one.name)?.push(slow);
  if (counts) appearedAfter.get(one.name)?.push(appeared);
  server.closeAllConnections();
  server.close();
}

const columns = [
  '',
  'bytes',
  'visible',
  'script',
  'slowed',
  'shift',
  'axe 1',
  'axe 2',
  'CSP',
  'TT',
  'focus',
  'hidden',
  '_ga left',
];
const rows: string[][] = [];
for (const one of contestants) {
  const policies = [strict, `${strict}; require-trusted-types-for 'script'`];
  const [csp = 0, both = 0] = await Promise.all(policies.map((policy) => underPolicy(one, policy)));
  rows.push([
    `${one.name} ${one.version}`.trim(),
    String(one.bytes),
    ...cells(one.name, figures.get(one.name) ?? []),
    String(csp),
    String(Math.max(0, both - csp)),
  ]);
}
await browser.close();
console.log(
  `One line that reads document.cookie and shows the question: ${beyond(spentOn, oneLine.name).toFixed(1)} ms, slowed ${beyond(slowlyOn, oneLine.name).toFixed(1)} ms`,
);
print(
  rows.map(
    ([
      name = '',
      bytes = '',
      visible = '',
      script = '',
      slowed = '',
      shift = '',
      first = '',
      second = '',
      focus = '',
      hidden = '',
      left = '',
      csp = '',
      tt = '',
    ]) => [
      name,
      bytes,
      visible,
      script,
      slowed,
      shift,
      first,
      second,
      csp,
      tt,
      focus,
      hidden,
      left,
    ],
  ),
);

async function underPolicy(one: Contestant, policy: string): Promise<number> {
  const { origin, server } = await servePage(one, policy);
  const count = await stopped(browser, origin);
  server.closeAllConnections();
  server.close();
  return count;
}

function cells(name: string, of: readonly Figures[]): string[] {
  const middle = (read: (one: Figures) => number) => median(of.map(read));
  return [
    `${median(appearedAfter.get(name) ?? []).toFixed(0)} ms`,
    `${beyond(spentOn, name).toFixed(1)} ms`,
    `${beyond(slowlyOn, name).toFixed(1)} ms`,
    middle(({ shift }) => shift).toFixed(3),
    String(middle(({ first }) => first)),
    String(middle(({ second }) => second)),
    of.every(({ focusKept }) => focusKept) ? 'kept' : 'taken',
    String(middle(({ hidden }) => hidden)),
    // What was never set cannot be taken away: then there is nothing to say.
    of.some(({ set }) => set > 0) ? String(middle(({ left }) => left)) : 'not set',
  ];
}

/** What it takes more than the page with nobody on it. */
function beyond(times: ReadonlyMap<string, number[]>, name: string): number {
  return Math.max(0, median(times.get(name) ?? []) - median(times.get('nobody') ?? []));
}

function print(body: readonly (readonly string[])[]): void {
  const all = [columns, ...body];
  const widths = columns.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  for (const row of all)
    console.log(
      row
        .map((cell, at) =>
          at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
        )
        .join('  '),
    );
}
