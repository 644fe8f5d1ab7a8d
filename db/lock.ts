/**
 * One process alone writes the database. The lock is a transaction held open on a small file of its
 * own: the kernel lets go of it when the process ends, however it ends, so no stale lock can bar
 * the next start.
 */
import { openDriver } from './driver.ts';

export interface Lock {
  release(): void;
}

/** @returns the lock, or null when another process holds it */
export function takeLock(path: string): Lock | null {
  const holder = openDriver(path);
  try {
    holder.exec('begin exclusive');
  } catch (error) {
    holder.close();
    if (String(error).includes('locked')) return null;
    throw new Error(`The lock ${path} could not be taken.`, { cause: error });
  }
  return { release: () => holder.close() };
}
