/** A case's clock: what happened to it, kept as rows, and the due day that follows. */
import { calendar } from '#content/clock.ts';
import { addClockEvents, clockEventsOf } from '#db/casework.ts';
import type { Executor } from '#db/open.ts';
import type { Case } from '#db/schema.ts';
import type { ClockEvent } from './request/clock-event.ts';
import { dayOf } from './request/day.ts';
import { type Deadline, deadline } from './request/deadline.ts';
import { ruleFor } from './request/rule.ts';

/** A case that nobody has understood yet runs on the clock that is most often right: a month. */
const UNKNOWN_RIGHT = 'access';

/** Where the clock stands, with the explanation of every date. */
export async function readClock(db: Executor, found: Case): Promise<Deadline> {
  return deadline(await eventsOf(db, found), ruleFor(found.right ?? UNKNOWN_RIGHT));
}

async function eventsOf(db: Executor, found: Case): Promise<ClockEvent[]> {
  const rows = await clockEventsOf(db, found.id);
  const events = rows.map((row) => ({ kind: row.kind, at: row.at, ...JSON.parse(row.detail) }));
  // Cases closed on receipt have no rows: they were received and done in one moment.
  return events.length > 0
    ? (events as ClockEvent[])
    : [{ kind: 'received', at: found.received_at }];
}

/** Where the clock would stand if this happened too. */
export async function supposeClock(
  db: Executor,
  found: Case,
  event: ClockEvent,
): Promise<Deadline> {
  const events = [...(await eventsOf(db, found)), event];
  return deadline(events, ruleFor(found.right ?? UNKNOWN_RIGHT));
}

export async function tellClock(db: Executor, caseId: string, events: readonly ClockEvent[]) {
  await addClockEvents(
    db,
    events.map((event) => clockRow(caseId, event)),
  );
}

export function clockRow(caseId: string, event: ClockEvent) {
  const { kind, at, ...detail } = event;
  return { case_id: caseId, kind, at, detail: JSON.stringify(detail) };
}

/** The day of an instant, where our days begin and end. */
export function dayIn(at: string): string {
  return dayOf(at, calendar.timeZone);
}
