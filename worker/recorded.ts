/** Letters that came, known by their bytes and kept before anything is tried with them. */
import { createHash } from 'node:crypto';
import { freshId } from '#db/fresh-id.ts';
import { countAttempts, knownLetters, recordLetters } from '#db/letters.ts';
import { transactionToRepeat } from '#db/open.ts';
import { seal } from '#db/vault.ts';
import type { Desk } from './desk.ts';
import type { RawLetter } from './mail/letter.ts';

export interface Recorded {
  readonly id: string;
  readonly letter: RawLetter;
  readonly fingerprint: Uint8Array;
  /** Not in the database yet. */
  readonly fresh: boolean;
  /** Beginnings before this one. */
  readonly attempts: number;
}

/** Letters by their bytes; one handled before is left out, and the same bytes twice are one letter. */
export async function recognise(
  desk: Desk,
  letters: readonly RawLetter[],
): Promise<Map<RawLetter, Recorded>> {
  const fingerprints = letters.map((letter) => createHash('sha256').update(letter.raw).digest());
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const found = await knownLetters(desk.db, fingerprints);
  const known = new Map(found.map((one) => [hex(one.fingerprint), one]));
  const recorded = new Map<RawLetter, Recorded>();
  const seen = new Set<string>();
  for (const [index, letter] of letters.entries()) {
    const fingerprint = fingerprints[index] ?? new Uint8Array();
    const before = known.get(hex(fingerprint));
    if (before?.handled_at || seen.has(hex(fingerprint))) continue;
    seen.add(hex(fingerprint));
    const id = before?.id ?? freshId();
    const attempts = before?.attempts ?? 0;
    recorded.set(letter, { id, letter, fingerprint, fresh: !before, attempts });
  }
  return recorded;
}

/** Keeps the bytes, sealed, and counts the attempt, before anything is tried. */
export async function keep(desk: Desk, group: readonly Recorded[]): Promise<void> {
  const now = desk.clock();
  const fresh = group.filter((one) => one.fresh);
  const sealed = fresh.map(({ letter }) => seal(desk.keys, letter.raw, 'letter', now));
  const rows = fresh.map(({ id, letter, fingerprint }, index) => ({
    id,
    fingerprint,
    mailbox: letter.mailbox,
    position: letter.position,
    received_at: letter.receivedAt.toISOString(),
    size: letter.size,
    key_id: sealed[index]?.key.id ?? null,
    sealed: sealed[index]?.box ?? null,
  }));
  // The letter still lies in the mailbox: what a power cut takes back is fetched again.
  await transactionToRepeat(desk.db, async (tx) => {
    await recordLetters(
      tx,
      sealed.map(({ key }) => key),
      rows,
    );
    await countAttempts(
      tx,
      group.map((one) => one.id),
    );
  });
}
