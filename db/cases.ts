/** Cases: one for each right a letter asks for. */
import type { Insertable } from 'kysely';
import type { Executor } from './open.ts';
import type { Case, CaseTable } from './schema.ts';

export async function openCases(db: Executor, rows: readonly Insertable<CaseTable>[]) {
  if (rows.length > 0) await db.insertInto('cases').values(rows).execute();
}

export async function joinLetters(
  db: Executor,
  rows: readonly { case_id: string; letter_id: string }[],
) {
  if (rows.length === 0) return;
  await db
    .insertInto('case_letters')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export type OpenCase = Pick<Case, 'id' | 'reference' | 'right' | 'state' | 'person_digest'>;

export async function openCasesOf(
  db: Executor,
  digests: readonly Uint8Array[],
): Promise<OpenCase[]> {
  if (digests.length === 0) return [];
  return db
    .selectFrom('cases')
    .select(['id', 'reference', 'right', 'state', 'person_digest'])
    .where('person_digest', 'in', digests)
    .where('closed_at', 'is', null)
    .orderBy('received_at')
    .execute();
}

/** Those of these references that are still open. */
export async function openCasesNamed(
  db: Executor,
  references: readonly string[],
): Promise<OpenCase[]> {
  if (references.length === 0) return [];
  return db
    .selectFrom('cases')
    .select(['id', 'reference', 'right', 'state', 'person_digest'])
    .where('reference', 'in', references)
    .where('closed_at', 'is', null)
    .execute();
}

/** @param onlyOpen leave closed ones out */
export async function listCases(db: Executor, onlyOpen: boolean, limit: number): Promise<Case[]> {
  let query = db.selectFrom('cases').selectAll().orderBy('received_at').limit(limit);
  if (onlyOpen) query = query.where('closed_at', 'is', null);
  return query.execute();
}

export async function findCase(db: Executor, reference: string): Promise<Case | undefined> {
  return db
    .selectFrom('cases')
    .selectAll()
    .where('reference', '=', reference.toUpperCase())
    .executeTakeFirst();
}

/** References by id, for those of these cases that are there. */
export async function caseReferences(
  db: Executor,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'reference'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}

export async function eventsOf(db: Executor, caseId: string) {
  return db
    .selectFrom('events')
    .select(['at', 'actor', 'kind', 'detail'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute();
}

export async function lettersOf(db: Executor, caseId: string) {
  return db
    .selectFrom('case_letters')
    .innerJoin('letters', 'letters.id', 'case_letters.letter_id')
    .select(['letters.id', 'letters.received_at', 'letters.message_id', 'letters.size'])
    .where('case_letters.case_id', '=', caseId)
    .orderBy('letters.received_at')
    .execute();
}

/** The cases that a letter opened or joined, by where the letter came from. */
export async function casesOfLetter(db: Executor, mailbox: string, position: string) {
  return db
    .selectFrom('letters')
    .innerJoin('case_letters', 'case_letters.letter_id', 'letters.id')
    .innerJoin('cases', 'cases.id', 'case_letters.case_id')
    .select(['cases.id', 'cases.reference'])
    .where('letters.mailbox', '=', mailbox)
    .where('letters.position', '=', position)
    .execute();
}
