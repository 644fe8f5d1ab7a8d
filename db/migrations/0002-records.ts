import { type Kysely, sql } from 'kysely';

/**
 * What the policy says is held (clauses 2, 3 and 5), a table a noun. `contact_id` ties a row to the
 * person; `source` is an id of content/provenance.ts. Purchases stand apart, because they are kept
 * when all else is erased and few may read them. Money is in pence.
 */
const statements = [
  // One row a person. digest is null once erased, when only what the law keeps still points here.
  `create table contacts (
    id text primary key,
    digest blob unique,
    email text,
    title text,
    name text,
    job_title text,
    company text,
    company_address text,
    postal_address text,
    phone text,
    mobile text,
    twitter text,
    linkedin text,
    turnover text,
    employees text,
    industry text,
    created_at text not null,
    updated_at text not null,
    last_contact_at text not null,
    erased_at text
  ) strict`,

  // Every field's first source and each later update (collect.provenance). The value is not repeated.
  `create table provenance (
    id integer primary key,
    contact_id text not null references contacts (id),
    record text not null,
    record_id text not null,
    field text not null,
    source text not null,
    detail text not null default '',
    at text not null
  ) strict`,
  'create index provenance_contact on provenance (contact_id, at)',

  `create table communications (
    id text primary key,
    contact_id text not null references contacts (id),
    at text not null,
    direction text not null check (direction in ('in', 'out')),
    channel text not null,
    subject text not null,
    body text not null,
    source text not null
  ) strict`,
  'create index communications_contact on communications (contact_id, at)',

  `create table attendances (
    id text primary key,
    contact_id text not null references contacts (id),
    kind text not null check (kind in ('event', 'workshop', 'exhibition', 'webinar')),
    event text not null,
    held_on text not null,
    booked_at text,
    attended integer not null check (attended in (0, 1)),
    certificate text,
    evaluation text,
    source text not null
  ) strict`,
  'create index attendances_contact on attendances (contact_id)',

  `create table enquiries (
    id text primary key,
    contact_id text not null references contacts (id),
    at text not null,
    product text not null,
    words text not null,
    source text not null
  ) strict`,
  'create index enquiries_contact on enquiries (contact_id)',

  `create table contracts (
    id text primary key,
    contact_id text not null references contacts (id),
    number text not null,
    subject text not null,
    signed_on text not null,
    ended_on text,
    source text not null
  ) strict`,
  'create index contracts_contact on contracts (contact_id)',

  // Financial records (right.erasure.financial): what Sage holds too, with the name as invoiced.
  `create table purchases (
    id text primary key,
    contact_id text not null references contacts (id),
    invoice text not null,
    item text not null,
    pence integer not null,
    paid_on text,
    invoiced_on text not null,
    invoiced_name text not null,
    invoiced_company text not null,
    finance_address text not null,
    source text not null
  ) strict`,
  'create index purchases_contact on purchases (contact_id)',

  `create table web_activity (
    id text primary key,
    contact_id text not null references contacts (id),
    at text not null,
    page text not null,
    act text not null,
    source text not null
  ) strict`,
  'create index web_activity_contact on web_activity (contact_id, at)',

  // Made from web activity and enquiries to personalise what is sent (right.profiling).
  `create table profiles (
    contact_id text primary key references contacts (id),
    interests text not null,
    score integer not null,
    made_at text not null
  ) strict, without rowid`,

  `create table consents (
    id text primary key,
    contact_id text not null references contacts (id),
    purpose text not null,
    words text not null,
    given_at text not null,
    withdrawn_at text,
    source text not null
  ) strict`,
  'create index consents_contact on consents (contact_id)',

  `create table employees (
    id text primary key,
    contact_id text not null references contacts (id),
    role text not null,
    began_on text not null,
    ended_on text,
    file text not null,
    source text not null
  ) strict`,
  `create table candidates (
    id text primary key,
    contact_id text not null references contacts (id),
    role text not null,
    applied_on text not null,
    decided_on text,
    outcome text,
    file text not null,
    source text not null
  ) strict`,

  // What stands against using a person's data while it is held. By digest, so that it outlives erasure.
  `create table standings (
    id text primary key,
    digest blob not null,
    kind text not null check (kind in ('restriction', 'no-profiling', 'objection', 'forget-optout')),
    case_id text references cases (id),
    note text not null default '',
    since text not null,
    lifted_at text
  ) strict`,
  'create unique index standings_one on standings (digest, kind) where lifted_at is null',

  // Replayed after a restore, so that a backup never brings an erased person back.
  `create table erasures (
    id text primary key,
    digest blob not null,
    case_id text references cases (id),
    at text not null,
    plan text not null
  ) strict`,
  'create index erasures_digest on erasures (digest)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
