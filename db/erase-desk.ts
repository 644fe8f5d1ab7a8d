/**
 * Erases what the desk itself keeps of a person: letters, cases, proofs, packages, answers. What
 * proves that a request was carried out stays: digests, dates and references.
 */
import { sql } from 'kysely';
import { emptySpentMail } from './erasures.ts';
import type { Executor } from './open.ts';
import { destroyKey } from './vault.ts';

const EMPTY = new Uint8Array();

export interface ErasedAtDesk {
  readonly letters: number;
  readonly cases: number;
  readonly proofs: number;
  readonly mail: number;
}

/**
 * The erasure must stand in the ledger already: answers to this person are found by it.
 *
 * @param digest of the person
 */
export async function eraseAtDesk(
  db: Executor,
  digest: Uint8Array,
  now: Date,
): Promise<ErasedAtDesk> {
  const cases = await caseIds(db, digest);
  const letters = await eraseLetters(db, digest, cases, now);
  const proofs = await eraseSealed(db, cases, now);
  await eraseWork(db, cases, letters, now);
  const mail = await emptySpentMail(db);
  return { letters: letters.length, cases: cases.length, proofs, mail };
}

async function caseIds(db: Executor, digest: Uint8Array): Promise<string[]> {
  const rows = await db
    .selectFrom('cases')
    .select('id')
    .where('person_digest', '=', digest)
    .execute();
  return rows.map((row) => row.id);
}

/** Theirs by sender, or because it lies with a case of theirs and with nobody else's. */
async function lettersOf(db: Executor, digest: Uint8Array, cases: readonly string[]) {
  const joined = await db
    .selectFrom('case_letters')
    .select('letter_id')
    .where('case_id', 'in', cases.length > 0 ? cases : [''])
    .where('letter_id', 'not in', (select) =>
      select
        .selectFrom('case_letters')
        .innerJoin('cases', 'cases.id', 'case_letters.case_id')
        .select('case_letters.letter_id')
        .where('cases.person_digest', '!=', digest),
    )
    .execute();
  return db
    .selectFrom('letters')
    .select(['id', 'key_id'])
    .where((where) =>
      where.or([
        where('sender_digest', '=', digest),
        where('id', 'in', joined.map((row) => row.letter_id).concat('')),
      ]),
    )
    .execute();
}

/** The Message-ID stays until the mailbox has destroyed its copy, which is found by it. */
async function eraseLetters(
  db: Executor,
  digest: Uint8Array,
  cases: readonly string[],
  now: Date,
): Promise<string[]> {
  const letters = await lettersOf(db, digest, cases);
  for (const { id, key_id } of letters) {
    if (key_id) await destroyKey(db, key_id, now);
    await db
      .updateTable('letters')
      .set((column) => ({
        sealed: null,
        destroy_at: column.fn.coalesce('destroy_at', column.val(now.toISOString())),
      }))
      .where('id', '=', id)
      .execute();
  }
  return letters.map((one) => one.id);
}

/** Proofs and packages: that they were there, and when, stays. */
async function eraseSealed(db: Executor, cases: readonly string[], now: Date): Promise<number> {
  if (cases.length === 0) return 0;
  let count = 0;
  for (const table of ['proofs', 'packages'] as const) {
    const rows = await db
      .selectFrom(table)
      .select(['id', 'key_id'])
      .where('case_id', 'in', cases)
      .execute();
    for (const { key_id } of rows) await destroyKey(db, key_id, now);
    await db
      .updateTable(table)
      .set({ sealed: EMPTY, filename: '' })
      .where('case_id', 'in', cases)
      .execute();
    count += rows.length;
  }
  await db.updateTable('proofs').set({ reason: null }).where('case_id', 'in', cases).execute();
  return count;
}

/** Whatever was written while a case was worked on. */
async function eraseWork(
  db: Executor,
  cases: readonly string[],
  letters: readonly string[],
  now: Date,
): Promise<void> {
  await db
    .updateTable('tasks')
    .set((column) => ({
      note: 'The person was erased.',
      done_at: column.fn.coalesce('done_at', column.val(now.toISOString())),
    }))
    .where((where) =>
      where.or([
        where('case_id', 'in', cases.concat('')),
        where('letter_id', 'in', letters.concat('')),
      ]),
    )
    .execute();
  await eraseSuggestions(db, cases, letters);
  if (cases.length === 0) return;
  await db
    .updateTable('cases')
    .set({ address: null, name: null, agent: null, details: '{}' })
    .where('id', 'in', cases)
    .execute();
  await db.deleteFrom('words').where('case_id', 'in', cases).execute();
  await db.deleteFrom('redactions').where('case_id', 'in', cases).execute();
  // The clock needs to know that reasons were given, not which.
  await db
    .updateTable('clock_events')
    .set({ detail: sql`json_set(detail, '$.reasons', 'Erased.')` })
    .where('case_id', 'in', cases)
    .where(sql<boolean>`json_extract(detail, '$.reasons') is not null`)
    .execute();
  await eraseNotices(db, cases, now);
}

/** They quote the letter, which may lie with a case of somebody they wrote for. */
async function eraseSuggestions(
  db: Executor,
  cases: readonly string[],
  letters: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('suggestions')
    .where((where) =>
      where.or([
        where('case_id', 'in', cases.concat('')),
        where('case_id', 'in', (select) =>
          select
            .selectFrom('case_letters')
            .select('case_id')
            .where('letter_id', 'in', letters.concat('')),
        ),
      ]),
    )
    .execute();
}

/** Told of an erasure, a recipient need not be told what was corrected before. */
async function eraseNotices(db: Executor, cases: readonly string[], now: Date): Promise<void> {
  const rows = await db
    .selectFrom('notices')
    .select('id')
    .where('case_id', 'in', cases)
    .where('subject', '!=', '')
    .execute();
  // A notice's subject is sealed under the key that has the notice's own id (see notices.ts).
  for (const { id } of rows) await destroyKey(db, id, now);
  await db
    .updateTable('notices')
    .set({ subject: '', error: null, next_at: null, failed_at: now.toISOString() })
    .where('case_id', 'in', cases)
    .where('acknowledged_at', 'is', null)
    .execute();
  await db
    .updateTable('notices')
    .set({ subject: '', error: null })
    .where('case_id', 'in', cases)
    .execute();
}
