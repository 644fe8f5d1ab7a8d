/** The files of a finished build. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths of all files below `folder` whose names end in one of `endings`. */
export async function filesEnding(folder: string, endings: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && endings.some((end) => entry.name.endsWith(end)))
    .map((entry) => join(entry.parentPath, entry.name));
}
