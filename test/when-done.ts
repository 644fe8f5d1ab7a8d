import { afterAll } from 'vitest';

/** Cleans up when the test file is done; outside vitest, in the bench, when the process ends. */
export function whenDone(work: () => void | Promise<void>): void {
  if (process.env['VITEST']) afterAll(work);
  else process.once('exit', () => void work());
}
