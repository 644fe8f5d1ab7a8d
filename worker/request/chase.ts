/** When a recipient that has not acknowledged is asked again. */
import { Temporal } from 'temporal-polyfill';
import { calendar } from '#content/clock.ts';
import { chasing } from '#content/notices.ts';

/** @returns the instant of the reminder with this number; the one after the last is a person's turn */
export function chaseAt(sentAt: string, number: number): string {
  let at = Temporal.Instant.from(sentAt).toZonedDateTimeISO(calendar.timeZone);
  for (let count = 0; count < number; count++) at = at.add(chasing.every);
  return at.toInstant().toString({ fractionalSecondDigits: 3 });
}

/** How many reminders have fallen due; 0 while the notice itself has not been received. */
export function chasesDue(sentAt: string | null, now: string): number {
  if (sentAt === null) return 0;
  let number = 0;
  while (number <= chasing.most && chaseAt(sentAt, number + 1) <= now) number += 1;
  return number;
}
