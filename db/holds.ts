/**
 * While a case is open, nothing it concerns is altered or swept except by the case itself. Whoever
 * is about to change what is held of a person asks here first: import, rectification, the sweep.
 */
import type { Executor } from './open.ts';
import type { Case } from './schema.ts';

export type Holding = Pick<Case, 'id' | 'reference' | 'right' | 'received_at'>;

/** Asks for a list that concerns no record of the person's. */
const CONCERNS_NOTHING = 'suppliers';

/**
 * Open cases that concern what is held of this person, oldest first.
 *
 * @param except the case that acts, which does not hold itself up
 */
export async function heldBy(
  db: Executor,
  digest: Uint8Array,
  except: string | null = null,
): Promise<Holding[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'reference', 'right', 'received_at'])
    .where('person_digest', '=', digest)
    .where('closed_at', 'is', null)
    .orderBy('received_at')
    .execute();
  return rows.filter((row) => row.id !== except && row.right !== CONCERNS_NOTHING);
}

/** The same for many at once. @returns digests, in lower-case hex, of those something is open for */
export async function heldAmong(
  db: Executor,
  digests: readonly Uint8Array[],
): Promise<ReadonlySet<string>> {
  if (digests.length === 0) return new Set();
  const rows = await db
    .selectFrom('cases')
    .select(['person_digest', 'right'])
    .where('person_digest', 'in', digests)
    .where('closed_at', 'is', null)
    .execute();
  const holding = rows.filter((row) => row.right !== CONCERNS_NOTHING);
  return new Set(holding.map((row) => Buffer.from(row.person_digest).toString('hex')));
}
