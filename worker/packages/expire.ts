/** The loop that destroys what has run out (content/packages.ts). */
import { makeBell } from '../bell.ts';
import type { Desk } from '../desk.ts';
import { destroyExpired } from './deliver.ts';

const HOUR = 3_600_000;

/** A link stops at its minute by itself; within the hour after, its key is gone. */
export async function expirePackages(desk: Desk, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const count = await destroyExpired(desk);
      if (count > 0) desk.say(`packages: ${count} ran out and were destroyed.`);
    } catch (error) {
      desk.say(`packages: ${String(error)} Trying again in an hour.`);
    }
    await makeBell().wait(HOUR, signal);
  }
}
