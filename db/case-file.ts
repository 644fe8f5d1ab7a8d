/** Everything that lies with one case, for the page on which it is decided. */
import { sql } from 'kysely';
import type { Executor } from './open.ts';
import type { Letter } from './schema.ts';

/** Ids of the letters in, oldest first. */
export async function letterIdsOf(db: Executor, caseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('case_letters')
    .innerJoin('letters', 'letters.id', 'case_letters.letter_id')
    .select('letters.id')
    .where('case_letters.case_id', '=', caseId)
    .orderBy('letters.received_at')
    .orderBy('letters.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Whole and sealed, oldest first. */
export async function sealedLetters(db: Executor, ids: readonly string[]): Promise<Letter[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('letters')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
}

export async function letterById(db: Executor, id: string): Promise<Letter | undefined> {
  return db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Our answers, oldest first. */
export async function mailOf(db: Executor, caseId: string) {
  return db
    .selectFrom('outbox')
    .select(['id', 'recipient', 'subject', 'text', 'created_at', 'sent_at', 'failed_at', 'error'])
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function openTasksOf(db: Executor, caseId: string) {
  return db
    .selectFrom('tasks')
    .select(['id', 'note', 'created_at'])
    .where('case_id', '=', caseId)
    .where('done_at', 'is', null)
    .orderBy('created_at')
    .execute();
}

/** The newest open task of each of these cases that has more than the one it was opened with. */
export async function newsOf(
  db: Executor,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('tasks')
    .select(['case_id', 'note'])
    .where('case_id', 'in', caseIds)
    .where(sql<boolean>`done_at is null`)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const notes = Map.groupBy(rows, ({ case_id }) => case_id ?? '');
  return new Map(
    [...notes].flatMap(([id, all]) => (all.length > 1 ? [[id, all.at(-1)?.note ?? '']] : [])),
  );
}

/** A proof with its bytes, sealed; only where it belongs to the case. */
export async function proofOf(db: Executor, caseId: string, id: string) {
  return db
    .selectFrom('proofs')
    .select(['id', 'key_id', 'sealed', 'filename', 'media_type'])
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Other cases of the same person, newest first. */
export async function otherCasesOf(db: Executor, digest: Uint8Array, caseId: string) {
  return db
    .selectFrom('cases')
    .select(['reference', 'right', 'state', 'received_at'])
    .where('person_digest', '=', digest)
    .where('id', '!=', caseId)
    .orderBy('received_at', 'desc')
    .limit(20)
    .execute();
}

/** Whether a member of staff was logged as looking at this since a time. */
export async function wasViewed(
  db: Executor,
  actor: string,
  caseId: string | null,
  detail: string,
  since: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('events')
    .select('id')
    // As the partial index has it.
    .where(sql<boolean>`kind = 'viewed'`)
    .where('actor', '=', actor)
    .where('at', '>', since.toISOString())
    .where('case_id', caseId === null ? 'is' : '=', caseId)
    .where('detail', '=', detail)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Open tasks, oldest first, with the case they belong to. */
export async function listTasks(
  db: Executor,
  after: { readonly created_at: string; readonly id: string } | null,
  size: number,
) {
  let query = db
    .selectFrom('tasks')
    .leftJoin('cases', 'cases.id', 'tasks.case_id')
    .select([
      'tasks.id',
      'tasks.kind',
      'tasks.note',
      'tasks.created_at',
      'tasks.letter_id',
      'tasks.case_id',
      'cases.reference',
      'cases.right',
      'cases.name',
      'cases.address',
    ])
    .where('tasks.done_at', 'is', null)
    .orderBy('tasks.created_at')
    .orderBy('tasks.id')
    .limit(size);
  if (after) {
    query = query.where(
      sql<boolean>`(tasks.created_at, tasks.id) > (${after.created_at}, ${after.id})`,
    );
  }
  return query.execute();
}

export async function countTasks(db: Executor): Promise<number> {
  const row = await db
    .selectFrom('tasks')
    .select((column) => column.fn.countAll<number>().as('count'))
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function taskById(db: Executor, id: string) {
  return db
    .selectFrom('tasks')
    .select(['id', 'case_id'])
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .executeTakeFirst();
}
