import { type Kysely, sql } from 'kysely';

/** What erasure needs to leave nothing readable: a place for what the law keeps, and mailboxes to empty. */
const statements = [
  // What names a person in a record that must stay, sealed under a key of its own (see db/set-aside.ts).
  `create table set_aside (
    id text primary key,
    contact_id text not null references contacts (id),
    record text not null,
    record_id text not null,
    key_id text not null references keys (id),
    sealed blob not null,
    basis text not null,
    until text,
    at text not null
  ) strict`,
  'create index set_aside_contact on set_aside (contact_id)',

  // A letter to be destroyed in the mailbox too, and when the mailbox had done it.
  'alter table letters add column destroy_at text',
  'alter table letters add column destroyed_at text',
  `create index letters_to_destroy on letters (mailbox)
    where destroy_at is not null and destroyed_at is null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
