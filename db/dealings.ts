/** What passed between a person and the desk: their requests, letters, our answers, proofs, notes. */
import type { Executor } from './open.ts';

export async function casesOfPerson(db: Executor, digest: Uint8Array) {
  return db
    .selectFrom('cases')
    .select(['id', 'reference', 'right', 'state', 'received_at', 'closed_at'])
    .where('person_digest', '=', digest)
    .orderBy('received_at')
    .execute();
}

/** Letters that bear the person's address; a forged one among them never opened anything. */
export async function lettersOfPerson(db: Executor, digest: Uint8Array) {
  return db
    .selectFrom('letters')
    .select(['id', 'received_at', 'size', 'key_id', 'sealed'])
    .where('sender_digest', '=', digest)
    .orderBy('received_at')
    .execute();
}

export async function answersToPerson(db: Executor, digest: Uint8Array) {
  return db
    .selectFrom('outbox')
    .select(['created_at', 'subject', 'text'])
    .where('recipient_digest', '=', digest)
    .orderBy('created_at')
    .execute();
}

/** What staff wrote on their requests. */
export async function notesOnPerson(db: Executor, digest: Uint8Array) {
  return db
    .selectFrom('words')
    .innerJoin('cases', 'cases.id', 'words.case_id')
    .select(['words.id', 'words.text', 'words.at'])
    .where('cases.person_digest', '=', digest)
    .orderBy('words.at')
    .execute();
}

export async function proofsForCases(db: Executor, caseIds: readonly string[]) {
  if (caseIds.length === 0) return [];
  return db
    .selectFrom('proofs')
    .select(['case_id', 'kind', 'filename', 'received_at'])
    .where('case_id', 'in', caseIds)
    .orderBy('received_at')
    .execute();
}
