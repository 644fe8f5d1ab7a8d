/** Where a case stands: its state, its clock, and whom it is about. */
import type { Insertable, Updateable } from 'kysely';
import type { Executor } from './open.ts';
import type { Case, CaseTable } from './schema.ts';
import type { ClockEventTable } from './schema-casework.ts';

export async function caseById(db: Executor, id: string): Promise<Case | undefined> {
  return db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Open cases of a person that wait for proof of who they are. */
export async function casesAwaitingIdentity(db: Executor, digest: Uint8Array): Promise<Case[]> {
  return db
    .selectFrom('cases')
    .selectAll()
    .where('person_digest', '=', digest)
    .where('state', '=', 'identity-awaited')
    .where('closed_at', 'is', null)
    .execute();
}

export async function changeCase(
  db: Executor,
  id: string,
  change: Updateable<CaseTable>,
): Promise<void> {
  await db.updateTable('cases').set(change).where('id', '=', id).execute();
}

export async function addClockEvents(db: Executor, rows: readonly Insertable<ClockEventTable>[]) {
  if (rows.length > 0) await db.insertInto('clock_events').values(rows).execute();
}

/** Open cases in one of these states that nobody was asked anything in since, an instant. */
export async function waitingSince(
  db: Executor,
  states: readonly string[],
  since: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('cases')
    .innerJoin('clock_events', 'clock_events.case_id', 'cases.id')
    .select('cases.id')
    .where('closed_at', 'is', null)
    .where('state', 'in', states)
    .where('clock_events.kind', 'like', '%-asked')
    .groupBy('cases.id')
    .having((column) => column.fn.max('clock_events.at'), '<=', since)
    .execute();
  return rows.map(({ id }) => id);
}

/** What the clock was told, in the order it happened. */
export async function clockEventsOf(db: Executor, caseId: string) {
  return db
    .selectFrom('clock_events')
    .select(['kind', 'at', 'detail'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute();
}
