/** Proofs of identity and authority: sealed under a key of their own, kept with the case. */
import type { Insertable } from 'kysely';
import type { Executor } from './open.ts';
import type { KeyTable } from './schema.ts';
import type { ProofTable } from './schema-casework.ts';

export async function keepProof(
  db: Executor,
  key: Insertable<KeyTable>,
  proof: Insertable<ProofTable>,
): Promise<void> {
  await db.insertInto('keys').values(key).execute();
  await db.insertInto('proofs').values(proof).execute();
}

/** Without the bytes. */
export async function proofsOf(db: Executor, caseId: string) {
  return db
    .selectFrom('proofs')
    .select(['id', 'kind', 'filename', 'media_type', 'received_at', 'accepted_at', 'refused_at'])
    .where('case_id', '=', caseId)
    .orderBy('received_at')
    .execute();
}

export async function acceptProofs(db: Executor, caseId: string, now: Date): Promise<void> {
  await db
    .updateTable('proofs')
    .set({ accepted_at: now.toISOString() })
    .where('case_id', '=', caseId)
    .where('accepted_at', 'is', null)
    .where('refused_at', 'is', null)
    .execute();
}

/** @param reason as the person is told it */
export async function refuseProofs(db: Executor, caseId: string, reason: string, now: Date) {
  await db
    .updateTable('proofs')
    .set({ refused_at: now.toISOString(), reason })
    .where('case_id', '=', caseId)
    .where('accepted_at', 'is', null)
    .where('refused_at', 'is', null)
    .execute();
}
