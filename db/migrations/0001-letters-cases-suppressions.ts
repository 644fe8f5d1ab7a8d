import { type Kysely, sql } from 'kysely';

/**
 * The first tables: letters and what became of them. All STRICT. Times are UTC, ISO 8601, and say
 * when, not whether. Digests are keyed (HMAC-SHA-256), so that a row can be found by address
 * without the address standing in it.
 */
const statements = [
  // One row a sealed thing; destroying the key (wrapped = null) erases it wherever copies lie.
  `create table keys (
    id text primary key,
    purpose text not null,
    wrapped blob,
    created_at text not null,
    destroyed_at text
  ) strict`,

  `create table letters (
    id text primary key,
    fingerprint blob not null unique,
    mailbox text not null,
    position text not null,
    received_at text not null,
    size integer not null,
    key_id text references keys (id),
    sealed blob,
    attempts integer not null default 0,
    message_id text,
    sender_digest blob,
    kind text,
    outcome text,
    handled_at text,
    moved_at text
  ) strict`,
  'create index letters_unhandled on letters (received_at) where handled_at is null',
  'create index letters_unmoved on letters (mailbox) where moved_at is null',
  'create index letters_sender on letters (sender_digest, received_at)',

  `create table cases (
    id text primary key,
    reference text not null unique,
    right text,
    state text not null,
    person_digest blob not null,
    address text,
    name text,
    language text not null,
    way_in text not null,
    received_at text not null,
    closed_at text
  ) strict`,
  'create index cases_person on cases (person_digest, closed_at)',
  'create index cases_open on cases (received_at) where closed_at is null',

  `create table case_letters (
    case_id text not null references cases (id),
    letter_id text not null references letters (id),
    primary key (case_id, letter_id)
  ) strict, without rowid`,
  'create index case_letters_letter on case_letters (letter_id)',

  // The log: append-only.
  `create table events (
    id integer primary key,
    case_id text references cases (id),
    letter_id text references letters (id),
    at text not null,
    actor text not null,
    kind text not null,
    detail text not null
  ) strict`,
  'create index events_case on events (case_id)',
  `create trigger events_are_not_rewritten before update on events
    begin select raise(abort, 'the log is append-only'); end`,

  // list = '' means every list of the company.
  `create table suppressions (
    id text primary key,
    digest blob not null,
    channel text not null check (channel in ('email', 'phone', 'sms', 'post')),
    list text not null default '',
    address text,
    name text,
    job_title text,
    company text,
    postal_address text,
    phone text,
    way_in text not null,
    case_id text references cases (id),
    created_at text not null,
    lifted_at text,
    lifted_by text
  ) strict`,
  `create unique index suppressions_standing on suppressions (digest, channel, list)
    where lifted_at is null`,

  `create table links (
    id blob primary key,
    list text not null,
    digest blob not null,
    address text,
    created_at text not null
  ) strict, without rowid`,
  'create index links_digest on links (digest)',

  `create table outbox (
    id text primary key,
    case_id text references cases (id),
    message_id text not null unique,
    recipient text not null,
    recipient_digest blob not null,
    template text not null,
    subject text not null,
    text text not null,
    html text not null,
    in_reply_to text,
    reference_ids text not null default '',
    language text not null,
    created_at text not null,
    attempts integer not null default 0,
    next_at text,
    sent_at text,
    failed_at text,
    error text
  ) strict`,
  'create index outbox_due on outbox (next_at) where sent_at is null and failed_at is null',
  'create index outbox_recipient on outbox (recipient_digest, created_at)',

  // What a person must look at.
  `create table tasks (
    id text primary key,
    kind text not null,
    case_id text references cases (id),
    letter_id text references letters (id),
    note text not null,
    created_at text not null,
    done_at text
  ) strict`,
  'create index tasks_open on tasks (created_at) where done_at is null',

  `create table cursors (
    mailbox text primary key,
    uidvalidity text not null,
    uid integer not null,
    at text not null
  ) strict, without rowid`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
