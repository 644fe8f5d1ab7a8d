/**
 * `npm run cookies:audit [URL] [-- --record]`: every page in a real browser, before a choice, after
 * each, after a withdrawal and with Global Privacy Control; every cookie, storage key and host against
 * the register. Without a URL the site is built with a stub of Google's tag and served on this
 * machine. `--record` puts today's date on the cookie policy when nothing was found.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { register } from '#content/consent.ts';
import { launch } from '../chromium.ts';
import { published } from '../site/paths.ts';
import { judge } from './judge.ts';
import { look, type Seen, states } from './look.ts';

const root = join(import.meta.dirname, '../..');
const STAND_IN = 'G-STUB0001';
/** Pages of a foreign site that are looked at. */
const MOST_PAGES = 200;

const words = process.argv.slice(2);
const url = words.find((word) => !word.startsWith('--'));
const seen = url ? await auditLive(new URL(url).origin) : await auditBuilt();
for (const { state, kind, name, path } of seen)
  console.log(`${state.padEnd(10)} ${kind} ${name} (${path})`);
const findings = judge(seen, register, url ? undefined : STAND_IN);
for (const { what, name, where } of findings)
  console.error(`${what}: ${name} ${where && `(${where})`}`);
console.log(findings.length === 0 ? 'The register is complete.' : `${findings.length} findings.`);
if (findings.length > 0) process.exitCode = 1;
else if (words.includes('--record')) record();

async function auditBuilt(): Promise<Seen[]> {
  process.env.MEASUREMENT_ID = STAND_IN;
  // Only now, since the content policy allows the tag where there is one.
  const { serveSite } = await import('../site/serve.ts');
  const folder = mkdtempSync(join(tmpdir(), 'pd-audit-'));
  const astro = join(root, 'node_modules/astro/bin/astro.mjs');
  await promisify(execFile)(process.execPath, [astro, 'build', '--outDir', folder], { cwd: root });
  const site = await serveSite(folder);
  const found = await auditAll(site.origin, published, true);
  await site.close();
  rmSync(folder, { recursive: true });
  return found;
}

async function auditLive(origin: string): Promise<Seen[]> {
  const map = await fetch(`${origin}/sitemap.xml`);
  const text = map.ok ? await map.text() : '';
  const paths = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(
    ([, loc]) => new URL(loc ?? '').pathname,
  );
  return auditAll(origin, paths.length > 0 ? paths.slice(0, MOST_PAGES) : ['/'], false);
}

async function auditAll(
  origin: string,
  paths: readonly string[],
  stubbed: boolean,
): Promise<Seen[]> {
  const browser = await launch();
  const found: Seen[] = [];
  for (const state of states) found.push(...(await look(browser, origin, paths, state, stubbed)));
  await browser.close();
  return found;
}

function record(): void {
  const on = new Date().toISOString().slice(0, 10);
  writeFileSync(
    join(root, 'content/cookie-audit.ts'),
    `/** When the register was last found complete; written by \`npm run cookies:audit -- --record\`. */\nexport const lastAudit = '${on}';\n`,
  );
}
