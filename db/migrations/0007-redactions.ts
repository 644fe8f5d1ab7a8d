import { type Kysely, sql } from 'kysely';

/**
 * Others are named outside correspondence too: in what an enquiry says, in a candidate's file. So
 * a redaction points at a field of any noun. It no longer holds on to the row, which erasure must
 * be able to take away; the words go with the package they were decided for.
 */
const statements = [
  'drop table redactions',
  `create table redactions (
    id text primary key,
    case_id text not null references cases (id),
    record text not null,
    record_id text not null,
    field text not null,
    words text not null,
    found_by text not null,
    identifiable_without text,
    consent text,
    reasonable_without text,
    decision text check (decision in ('redact', 'disclose')),
    decided_by text,
    decided_at text
  ) strict`,
  'create unique index redactions_one on redactions (case_id, record, record_id, field, words)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
