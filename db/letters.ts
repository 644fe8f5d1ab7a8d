/** Letters: raw bytes kept sealed, found again by fingerprint. */
import { type Insertable, sql } from 'kysely';
import type { Executor } from './open.ts';
import type { KeyTable, Letter, LetterTable } from './schema.ts';
import { destroyKey, type Sealed } from './vault.ts';

/** What is known of a letter that was seen before. */
export type KnownLetter = Pick<Letter, 'id' | 'fingerprint' | 'handled_at' | 'attempts'>;

export async function knownLetters(
  db: Executor,
  fingerprints: readonly Uint8Array[],
): Promise<KnownLetter[]> {
  if (fingerprints.length === 0) return [];
  return db
    .selectFrom('letters')
    .select(['id', 'fingerprint', 'handled_at', 'attempts'])
    .where('fingerprint', 'in', fingerprints)
    .execute();
}

export async function recordLetters(
  db: Executor,
  keys: readonly Insertable<KeyTable>[],
  letters: readonly Insertable<LetterTable>[],
): Promise<void> {
  if (keys.length > 0) await db.insertInto('keys').values(keys).execute();
  if (letters.length > 0) await db.insertInto('letters').values(letters).execute();
}

/** Counts a beginning before anything is tried, so that a letter that ends the process is noticed. */
export async function countAttempts(db: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('letters')
    .set((column) => ({ attempts: column('attempts', '+', 1) }))
    .where('id', 'in', ids)
    .execute();
}

export interface HandledLetter {
  readonly id: string;
  readonly messageId: string | null;
  readonly senderDigest: Uint8Array | null;
  readonly kind: string;
  readonly outcome: string;
}

export async function markHandled(
  db: Executor,
  letters: readonly HandledLetter[],
  now: Date,
): Promise<void> {
  if (letters.length === 0) return;
  const rows = letters.map(
    ({ id, messageId, senderDigest, kind, outcome }) =>
      sql`(${id}, ${messageId}, ${senderDigest}, ${kind}, ${outcome})`,
  );
  // One statement for them all; SQLite names the columns of VALUES itself.
  await sql`
    update letters
    set message_id = done.column2, sender_digest = done.column3, kind = done.column4,
      outcome = done.column5, handled_at = ${now.toISOString()}
    from (values ${sql.join(rows)}) as done
    where letters.id = done.column1
  `.execute(db);
}

/** Handled, but not yet moved out of the inbox: a crash or a lost connection came between. */
export async function unmovedLetters(db: Executor, mailbox: string): Promise<string[]> {
  const rows = await db
    .selectFrom('letters')
    .select('position')
    .where('mailbox', '=', mailbox)
    .where('moved_at', 'is', null)
    .where('handled_at', 'is not', null)
    .execute();
  return rows.map((row) => row.position);
}

export async function markMoved(
  db: Executor,
  mailbox: string,
  positions: readonly string[],
  now: Date,
): Promise<void> {
  if (positions.length === 0) return;
  await db
    .updateTable('letters')
    .set({ moved_at: now.toISOString() })
    .where('mailbox', '=', mailbox)
    .where('moved_at', 'is', null)
    .where('position', 'in', positions)
    .execute();
}

/**
 * The copy becomes another, under a key of its own; the key of the first is destroyed, so that no
 * older copy of the file can be opened, and the original is condemned.
 */
export async function resealLetter(db: Executor, id: string, fresh: Sealed, now: Date) {
  const old = await db
    .selectFrom('letters')
    .select('key_id')
    .where('id', '=', id)
    .executeTakeFirst();
  await db.insertInto('keys').values(fresh.key).execute();
  await db
    .updateTable('letters')
    .set({ key_id: fresh.key.id, sealed: fresh.box, destroy_at: now.toISOString() })
    .where('id', '=', id)
    .execute();
  if (old?.key_id) await destroyKey(db, old.key_id, now);
}

/** A letter whose original must go from the mailbox: its person was erased, or it held what we never keep. */
export interface Condemned {
  readonly id: string;
  readonly position: string;
  readonly message_id: string | null;
  /** Null: it still lies where it came in. */
  readonly moved_at: string | null;
}

export async function condemnedLetters(db: Executor, mailbox: string): Promise<Condemned[]> {
  return db
    .selectFrom('letters')
    .select(['id', 'position', 'message_id', 'moved_at'])
    .where('mailbox', '=', mailbox)
    .where('destroy_at', 'is not', null)
    .where('destroyed_at', 'is', null)
    .orderBy('destroy_at')
    .limit(500)
    .execute();
}

/** The Message-ID was kept to find the original by; of an erased person's letter it goes now. */
export async function markDestroyed(
  db: Executor,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('letters')
    .set({ destroyed_at: now.toISOString() })
    .where('id', 'in', ids)
    .execute();
  await db
    .updateTable('letters')
    .set({ message_id: null })
    .where('id', 'in', ids)
    .where('sealed', 'is', null)
    .execute();
}
