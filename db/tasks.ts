/** Tasks: what a person must look at. */
import type { Insertable } from 'kysely';
import type { Executor } from './open.ts';
import type { TaskTable } from './schema.ts';

export type NewTask = Insertable<TaskTable>;

export async function addTasks(db: Executor, rows: readonly NewTask[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('tasks').values(rows).execute();
}

/** A task with an id of the caller's: there once, open again when it was done. */
export async function putTask(db: Executor, row: NewTask): Promise<void> {
  const { id, ...again } = row;
  await db
    .insertInto('tasks')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(again))
    .execute();
}

export async function closeTask(db: Executor, id: string, now: Date): Promise<void> {
  await db
    .updateTable('tasks')
    .set({ done_at: now.toISOString() })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute();
}

/** A person has acted on the case, which is what its tasks asked for. */
export async function closeTasks(db: Executor, caseId: string, now: Date): Promise<void> {
  await db
    .updateTable('tasks')
    .set({ done_at: now.toISOString() })
    .where('case_id', '=', caseId)
    .where('done_at', 'is', null)
    .execute();
}
