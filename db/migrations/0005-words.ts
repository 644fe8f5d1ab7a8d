import { type Kysely, sql } from 'kysely';

/**
 * What staff wrote about a case. The log is append-only and may never be rewritten, so it names these
 * rows by id and digest and repeats nothing of them: erasing a person deletes the row, and the chain
 * still holds.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create table words (
      id text primary key,
      case_id text not null references cases (id),
      kind text not null,
      text text not null,
      at text not null
    ) strict`)
    .execute(db);
  await sql.raw('create index words_case on words (case_id)').execute(db);
}
