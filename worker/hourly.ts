/** What is looked after by the clock: silent cases, and reminders of due dates. */
import { makeBell } from './bell.ts';
import type { Desk } from './desk.ts';
import { expireSilentCases } from './expiry.ts';
import { remindStaff } from './reminders.ts';

const HOUR = 60 * 60_000;

/** At once, and every hour until aborted. A fault in one does not keep the others from their turn. */
export async function runHourly(desk: Desk, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const [what, act] of chores) {
      try {
        await act(desk);
      } catch (error) {
        desk.say(`${what}: ${String(error)} Trying again in an hour.`);
      }
    }
    await makeBell().wait(HOUR, signal);
  }
}

/** A case that has expired needs no reminder, so expiry comes first. */
const chores: readonly (readonly [string, (desk: Desk) => Promise<unknown>])[] = [
  ['silent cases', expireSilentCases],
  ['reminders', remindStaff],
];
