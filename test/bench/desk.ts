/** A desk on real files with the settings of `npm start`, to be thrown away afterwards. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '#worker/config.ts';
import { makeReader } from '#worker/mail/reader.ts';
import { type OpenDesk, openDesk } from '#worker/open-desk.ts';

/** Not the system's folder for temporary files, which may be memory and not a disk. */
const place = join(import.meta.dirname, '..', '..', 'data');

/** One for all turns: a worker that has been up for a while is what is measured. */
const reader = makeReader();

export function makeFolder(): { path: string; remove(): void } {
  mkdirSync(place, { recursive: true });
  const path = mkdtempSync(join(place, 'bench-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function newDesk(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<OpenDesk> {
  const config = readConfig({ DATA_DIR: dataDir, PUBLIC_URL: 'https://privacy.example', ...env });
  const desk = await openDesk(config, (line) => console.log(line));
  if (!desk) throw new Error(`${dataDir} is locked.`);
  return { ...desk, resolve: notFound, reader };
}

/** A name server that answers at once: what is measured is this machine, not somebody's network. */
async function notFound(name: string): Promise<never> {
  throw Object.assign(new Error(`No such name: ${name}`), { code: 'ENOTFOUND' });
}
