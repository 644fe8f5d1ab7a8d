/** Temporary folders, gone when the test file that made them is done. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whenDone } from './when-done.ts';

const made: string[] = [];

whenDone(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

/** A fresh folder. Short, because a socket's path may have no more than a hundred octets. */
export function tempDir(): string {
  const path = mkdtempSync(join(tmpdir(), 'pd-'));
  made.push(path);
  return path;
}
