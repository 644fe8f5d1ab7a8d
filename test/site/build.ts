/** Builds the site before its tests, if the built one is missing or older than what it is made of. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dist } from './serve.ts';

const root = join(import.meta.dirname, '../..');
const sources = ['content', 'site', 'astro.config.mjs'];

export async function setup(): Promise<void> {
  const built = join(dist, 'index.html');
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources.map(newest))) return;
  await promisify(execFile)(join(root, 'node_modules/.bin/astro'), ['build'], { cwd: root });
}

/** When the youngest file at or below `name` was last changed, in milliseconds since 1970. */
function newest(name: string): number {
  const path = join(root, name);
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return Math.max(...entries.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}
