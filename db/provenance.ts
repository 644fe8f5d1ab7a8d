/** Provenance: the first source of every field and each later update (collect.provenance). */
import type { Insertable } from 'kysely';
import type { Executor } from './open.ts';
import type { Provenance, ProvenanceTable } from './schema-records.ts';

/** Stands for all fields of a row that came at once, as rows of correspondence do. */
export const WHOLE_ROW = '*';

/** SQLite takes 32,766 values a statement. */
const ROWS_A_STATEMENT = 1_000;

export async function recordSources(
  db: Executor,
  rows: readonly Insertable<ProvenanceTable>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    await db
      .insertInto('provenance')
      .values(rows.slice(at, at + ROWS_A_STATEMENT))
      .execute();
  }
}

/** Everything recorded of a contact, oldest first. */
export async function provenanceOf(db: Executor, contactId: string): Promise<Provenance[]> {
  return db
    .selectFrom('provenance')
    .selectAll()
    .where('contact_id', '=', contactId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}
