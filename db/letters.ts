/** Letters: raw bytes kept sealed, found again by fingerprint. */
import type { Insertable } from 'kysely';
import type { Executor } from './open.ts';
import type { KeyTable, Letter, LetterTable } from './schema.ts';

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
  for (const letter of letters) {
    await db
      .updateTable('letters')
      .set({
        message_id: letter.messageId,
        sender_digest: letter.senderDigest,
        kind: letter.kind,
        outcome: letter.outcome,
        handled_at: now.toISOString(),
      })
      .where('id', '=', letter.id)
      .execute();
  }
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

/**
 * The Message-ID was kept to find the original by; of an erased person's letter it goes now.
 *
 * @returns how many of them were an erased person's
 */
export async function markDestroyed(
  db: Executor,
  ids: readonly string[],
  now: Date,
): Promise<number> {
  if (ids.length === 0) return 0;
  await db
    .updateTable('letters')
    .set({ destroyed_at: now.toISOString() })
    .where('id', 'in', ids)
    .execute();
  const erased = await db
    .updateTable('letters')
    .set({ message_id: null })
    .where('id', 'in', ids)
    .where('sealed', 'is', null)
    .executeTakeFirst();
  return Number(erased.numUpdatedRows);
}
