/** Which due dates staff were reminded of, so that each reminder is sent once. */
import type { Insertable } from 'kysely';
import type { Executor } from './open.ts';
import type { Case } from './schema.ts';
import type { ReminderTable } from './schema-casework.ts';

export type RunningCase = Pick<Case, 'id' | 'reference' | 'right' | 'received_at'> & {
  readonly due_on: string;
};

/** Open cases whose clock runs to a day no later than this, earliest first. */
export async function casesDueBy(db: Executor, day: string): Promise<RunningCase[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'reference', 'right', 'received_at', 'due_on'])
    .where('closed_at', 'is', null)
    // An acknowledged complaint is open, and its date is met.
    .where('clock_state', '!=', 'stopped')
    .where('due_on', '<=', day)
    .orderBy('due_on')
    .orderBy('received_at')
    .execute();
  return rows.map((row) => ({ ...row, due_on: row.due_on ?? '' }));
}

/** Keys of reminders sent for these cases: `id day kind`. */
export async function remindersSent(db: Executor, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('reminders').selectAll().where('case_id', 'in', ids).execute();
  return new Set(rows.map(reminderKey));
}

export function reminderKey(row: Pick<ReminderTable, 'case_id' | 'on_day' | 'kind'>): string {
  return `${row.case_id} ${row.on_day} ${row.kind}`;
}

export async function keepReminders(db: Executor, rows: readonly Insertable<ReminderTable>[]) {
  if (rows.length > 0) await db.insertInto('reminders').values(rows).execute();
}
