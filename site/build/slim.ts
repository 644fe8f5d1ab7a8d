/**
 * After the build, takes comments and indentation out of the stylesheets. They keep their names and
 * are written for people, since the worker's pages link them too; readers need not download that.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { filesEnding } from './files.ts';

export function slim(): AstroIntegration {
  return {
    name: 'slim',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = join(fileURLToPath(dir), 'style');
        for (const file of await filesEnding(folder, ['.css'])) {
          await writeFile(file, withoutAir(await readFile(file, 'utf8')));
        }
      },
    },
  };
}

/** Our stylesheets hold no comment marks and no runs of blanks inside strings. */
export function withoutAir(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}
