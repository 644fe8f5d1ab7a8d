/** Words of staff about a case: kept apart from the log, so that they can be erased. */
import { createHash, randomUUID } from 'node:crypto';
import type { Executor } from './open.ts';

/** What the log says of them. */
export interface WordsKept {
  readonly id: string;
  /** SHA-256 in hex: proves later what was written, as long as it is there to compare. */
  readonly sha256: string;
}

export async function keepWords(
  db: Executor,
  caseId: string,
  kind: string,
  text: string,
  now: Date,
): Promise<WordsKept> {
  const id = randomUUID();
  await db
    .insertInto('words')
    .values({ id, case_id: caseId, kind, text, at: now.toISOString() })
    .execute();
  return { id, sha256: digestOfWords(text) };
}

export function digestOfWords(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export async function wordsOf(db: Executor, caseId: string) {
  return db
    .selectFrom('words')
    .select(['id', 'kind', 'text', 'at'])
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute();
}
