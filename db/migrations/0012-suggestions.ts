import { type Kysely, sql } from 'kysely';

/**
 * What a model of the operator's own took a letter for that nobody could tell. A table of its own, so
 * that nothing reads a guess by accident, and so that it goes with the person. The index holds the few
 * cases that are looked at every quarter of a minute.
 */
const statements = [
  `create table suggestions (
    case_id text primary key references cases (id),
    model text not null,
    rights text not null,
    attempts integer not null,
    next_at text,
    at text not null
  ) strict`,
  `create index cases_unclear on cases (received_at, id)
    where right is null and state = 'received'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
