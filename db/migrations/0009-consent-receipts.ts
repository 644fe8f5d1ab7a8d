import { type Kysely, sql } from 'kysely';

/**
 * Proof of what visitors chose about cookies (UK GDPR Art. 7(1)): what they were shown, and what they
 * did. A receipt names nobody and is never changed; whoever has its number may delete it.
 */
const statements = [
  `create table consent_snapshots (
    digest text primary key,
    revision text not null,
    language text not null,
    document text not null,
    first_at text not null
  ) strict, without rowid`,

  `create table consent_receipts (
    id text primary key,
    at text not null,
    received_at text not null,
    action text not null check (action in ('accept', 'reject', 'save', 'allow', 'withdraw')),
    choices text not null check (json_valid(choices)),
    snapshot text not null references consent_snapshots (digest),
    signal text check (signal in ('gpc', 'dnt')),
    previous text
  ) strict, without rowid`,
  'create index consent_receipts_day on consent_receipts (at)',

  ...['consent_snapshots', 'consent_receipts'].map(
    (table) => `create trigger ${table}_stay before update on ${table}
      begin select raise(abort, 'A receipt and what it points to are never changed.'); end`,
  ),
  `create trigger consent_snapshots_keep before delete on consent_snapshots
    begin select raise(abort, 'A snapshot is never deleted.'); end`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
