/** Builds the published site when it is missing or older than what it is made of. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The project's folder. */
export const root = join(import.meta.dirname, '..');
export const distDir = join(root, 'dist');

const SOURCES = ['content', 'site', 'astro.config.mjs', 'package.json'];

/** Throws with the builder's own words when the site cannot be built. */
export async function buildSiteIfStale(say: (line: string) => void): Promise<void> {
  const built = join(distDir, 'index.html');
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...SOURCES.map(newest))) return;
  say('Building the site from the published facts; this takes a few seconds.');
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
  try {
    await promisify(execFile)(process.execPath, [astro, 'build'], {
      cwd: root,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`The site could not be built.\n${stdout.slice(-2000)}${stderr.slice(-2000)}`, {
      cause: error,
    });
  }
}

/** When the youngest file at or below `name` was last changed, in milliseconds since 1970. */
function newest(name: string): number {
  const path = join(root, name);
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return Math.max(...entries.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}
