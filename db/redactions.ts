/** Redactions: where somebody else is named in what a person is to be given, and what was decided. */
import type { Insertable } from 'kysely';
import type { Executor } from './open.ts';
import type { Redaction, RedactionTable } from './schema-casework.ts';

/** Words proposed twice for the same place are one proposal. */
export async function addRedactions(
  db: Executor,
  rows: readonly Insertable<RedactionTable>[],
): Promise<void> {
  for (const row of rows) {
    await db
      .insertInto('redactions')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['case_id', 'record', 'record_id', 'field', 'words']).doNothing(),
      )
      .execute();
  }
}

export async function redactionsOf(db: Executor, caseId: string): Promise<Redaction[]> {
  return db
    .selectFrom('redactions')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('record')
    .orderBy('record_id')
    .orderBy('field')
    .orderBy('words')
    .execute();
}

export type Decided = Required<
  Pick<
    Redaction,
    | 'identifiable_without'
    | 'consent'
    | 'reasonable_without'
    | 'decision'
    | 'decided_by'
    | 'decided_at'
  >
>;

/** @returns how many there were among the case's own */
export async function decideRedactions(
  db: Executor,
  caseId: string,
  ids: readonly string[],
  decided: Decided,
): Promise<number> {
  if (ids.length === 0) return 0;
  const result = await db
    .updateTable('redactions')
    .set(decided)
    .where('case_id', '=', caseId)
    .where('id', 'in', ids)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/**
 * The words name others and are of no use once the package is gone; the decisions stay. The row's id
 * takes their place, which keeps two of one field apart.
 */
export async function blankRedactions(db: Executor, caseIds: readonly string[]): Promise<void> {
  for (const caseId of caseIds) {
    await db
      .updateTable('redactions')
      .set((column) => ({ words: column.ref('id') }))
      .where('case_id', '=', caseId)
      .execute();
  }
}
