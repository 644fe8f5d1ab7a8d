import { type Kysely, sql } from 'kysely';

/** What a case needs to be carried to its end: clock, identity, proofs, packages, notices. */
const statements = [
  // Where the clock stands; worked out from `clock_events` by worker/request/deadline.ts.
  'alter table cases add column due_on text',
  'alter table cases add column clock_state text',
  'alter table cases add column identity_at text',
  // The case a complaint disputes.
  'alter table cases add column disputes_case_id text references cases (id)',
  // What was read out of the letter, or entered by staff: JSON, by right (see rights/details.ts).
  "alter table cases add column details text not null default '{}'",
  // An agent acts for the person: who it is, and when the authority stood.
  'alter table cases add column agent text',
  'alter table cases add column authority_at text',
  'create index cases_due on cases (due_on) where closed_at is null',

  `create table clock_events (
    id integer primary key,
    case_id text not null references cases (id),
    kind text not null,
    at text not null,
    detail text not null default '{}'
  ) strict`,
  'create index clock_events_case on clock_events (case_id)',

  // Hash chain over a case's log: each entry covers the one before (see db/log.ts).
  'alter table events add column hash blob',
  'alter table events add column previous_hash blob',

  // Secrets sent to a person's address on file; only their digest is kept.
  `create table tokens (
    digest blob primary key,
    case_id text not null references cases (id),
    purpose text not null check (purpose in ('case', 'identity', 'package', 'organisation')),
    created_at text not null,
    expires_at text,
    used_at text
  ) strict, without rowid`,
  'create index tokens_case on tokens (case_id)',

  // Proofs of identity and authority, sealed under a key of their own.
  `create table proofs (
    id text primary key,
    case_id text not null references cases (id),
    kind text not null check (kind in ('identity', 'authority')),
    key_id text not null references keys (id),
    sealed blob not null,
    filename text not null,
    media_type text not null,
    received_at text not null,
    accepted_at text,
    refused_at text,
    reason text
  ) strict`,
  'create index proofs_case on proofs (case_id)',

  // What an answer carries: access and portability packages, sealed, for one person, for a time.
  `create table packages (
    id text primary key,
    case_id text not null references cases (id),
    key_id text not null references keys (id),
    sealed blob not null,
    filename text not null,
    media_type text not null,
    created_at text not null,
    expires_at text not null,
    first_fetched_at text
  ) strict`,
  'create index packages_case on packages (case_id)',

  // Correspondence that names others is shown for redaction before it is disclosed.
  `create table redactions (
    id text primary key,
    case_id text not null references cases (id),
    communication_id text not null references communications (id),
    words text not null,
    identifiable_without text,
    consent text,
    reasonable_without text,
    decision text check (decision in ('redact', 'disclose')),
    decided_by text,
    decided_at text
  ) strict`,
  'create index redactions_case on redactions (case_id)',

  // UK GDPR Art. 19: recipients are told, and chased until they acknowledge.
  `create table notices (
    id text primary key,
    case_id text not null references cases (id),
    processor text not null,
    kind text not null check (kind in ('rectification', 'erasure', 'restriction', 'restriction-lifted')),
    subject text not null,
    created_at text not null,
    attempts integer not null default 0,
    next_at text,
    sent_at text,
    acknowledged_at text,
    failed_at text,
    error text
  ) strict`,
  'create index notices_due on notices (next_at) where acknowledged_at is null',

  `create table reminders (
    case_id text not null references cases (id),
    on_day text not null,
    kind text not null,
    sent_at text not null,
    primary key (case_id, on_day, kind)
  ) strict, without rowid`,

  // Answers to a person carry an attachment or go to staff.
  "alter table outbox add column attachments text not null default '[]'",
  'alter table outbox add column reply_to text',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
