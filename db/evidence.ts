/** What shows how a case was handled, row by row, without anything sealed. */
import type { Executor } from './open.ts';

/** Letters of a case, by the SHA-256 of their bytes as they came. */
export async function letterEvidence(db: Executor, caseId: string) {
  return db
    .selectFrom('case_letters')
    .innerJoin('letters', 'letters.id', 'case_letters.letter_id')
    .select([
      'letters.id',
      'letters.fingerprint',
      'letters.received_at',
      'letters.size',
      'letters.message_id',
      'letters.kind',
      'letters.outcome',
    ])
    .where('case_letters.case_id', '=', caseId)
    .orderBy('letters.received_at')
    .orderBy('letters.id')
    .execute();
}

export async function answerEvidence(db: Executor, caseId: string) {
  return db
    .selectFrom('outbox')
    .select([
      'message_id',
      'recipient',
      'template',
      'subject',
      'text',
      'language',
      'in_reply_to',
      'created_at',
      'sent_at',
      'failed_at',
      'error',
    ])
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Proofs as they were judged; the documents themselves stay where they are. */
export async function proofEvidence(db: Executor, caseId: string) {
  return db
    .selectFrom('proofs')
    .select(['kind', 'media_type', 'received_at', 'accepted_at', 'refused_at', 'reason'])
    .where('case_id', '=', caseId)
    .orderBy('received_at')
    .execute();
}

/** What was handed over, and the receipt. */
export async function packageEvidence(db: Executor, caseId: string) {
  return db
    .selectFrom('packages')
    .select(['filename', 'media_type', 'created_at', 'expires_at', 'first_fetched_at'])
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .execute();
}

/** How each mention of somebody else was weighed; not the words themselves. */
export async function redactionEvidence(db: Executor, caseId: string) {
  return db
    .selectFrom('redactions')
    .select([
      'record',
      'record_id',
      'field',
      'identifiable_without',
      'consent',
      'reasonable_without',
      'decision',
      'decided_by',
      'decided_at',
    ])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute();
}
