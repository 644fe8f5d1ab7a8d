import { type Kysely, sql } from 'kysely';

/** Where each log ends, so that a log cut short at its end shows too; and logs lose nothing. */
const statements = [
  // chain: the case's id, or '' for what belongs to no case (see db/log.ts).
  `create table log_heads (
    chain text primary key,
    length integer not null,
    hash blob not null
  ) strict, without rowid`,
  `create trigger events_are_not_deleted before delete on events
    begin select raise(abort, 'the log is append-only'); end`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
