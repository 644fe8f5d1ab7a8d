/** The long texts of every language as they lie in content/, for the tests to read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Text {
  readonly language: string;
  /** Path from content/, for messages. */
  readonly path: string;
  readonly source: string;
}

const folder = join(import.meta.dirname, '../../content');

export const texts: readonly Text[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => join(name, file)))
  .filter((path) => path.endsWith('.mdx'))
  .map((path) => ({
    language: path.split('/')[0] ?? '',
    path,
    source: readFileSync(join(folder, path), 'utf8'),
  }));

/** The source between `<Clause id="…">` and its end, by id, in order. */
export function clausesOf(source: string): Map<string, string> {
  const blocks = source.matchAll(/<Clause id="([^"]+)">([\s\S]*?)<\/Clause>/g);
  return new Map([...blocks].map(([, id = '', block = '']) => [id, block]));
}

/** Ids of the sentences marked as stating a fact. */
export const statedIn = (source: string): Set<string> =>
  new Set([...source.matchAll(/<Fact id="([^"]+)">/g)].map(([, id = '']) => id));
