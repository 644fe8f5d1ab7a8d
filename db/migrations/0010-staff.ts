import { type Kysely, sql } from 'kysely';

/** Who works at the desk, how they prove it, and where they are signed in. */
const statements = [
  `create table staff (
    id text primary key,
    name text not null unique,
    role text not null check (role in ('officer', 'director', 'reader')),
    -- Financial records are seen only by whom it was given to (right.erasure.financial).
    financial_since text,
    password text,
    totp_key_id text references keys (id),
    totp_sealed blob,
    -- A code works once: the last counter that was taken (RFC 6238, 5.2).
    totp_counter integer,
    created_at text not null,
    left_at text
  ) strict`,
  `create table passkeys (
    id text primary key,
    staff_id text not null references staff (id),
    public_key blob not null,
    counter integer not null,
    transports text not null,
    created_at text not null,
    last_used_at text
  ) strict`,
  'create index passkeys_staff on passkeys (staff_id)',
  // One-time links by which a new colleague joins; only the digest is kept.
  `create table invitations (
    digest blob primary key,
    staff_id text not null references staff (id),
    created_at text not null,
    expires_at text not null,
    used_at text
  ) strict, without rowid`,
  `create table sessions (
    digest blob primary key,
    id text not null unique,
    staff_id text not null references staff (id),
    way text not null check (way in ('passkey', 'password')),
    created_at text not null,
    last_seen_at text not null,
    expires_at text not null,
    revoked_at text
  ) strict, without rowid`,
  'create index sessions_staff on sessions (staff_id)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
