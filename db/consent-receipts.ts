/** Receipts of choices about cookies, and the snapshots of what was shown that they point to. */
import { sql } from 'kysely';
import type { ConsentAction } from '#content/consent.ts';
import type { Executor } from './open.ts';
import type { ConsentReceipt, ConsentSnapshot } from './schema-consent.ts';

/** Keeps what is shown from now on; what is already kept stays as it is. */
export async function keepSnapshots(
  db: Executor,
  snapshots: readonly ConsentSnapshot[],
): Promise<void> {
  await db
    .insertInto('consent_snapshots')
    .values(snapshots)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findSnapshot(
  db: Executor,
  digest: string,
): Promise<ConsentSnapshot | undefined> {
  return db
    .selectFrom('consent_snapshots')
    .selectAll()
    .where('digest', '=', digest)
    .executeTakeFirst();
}

/** A receipt with the revision and language of what it was about. */
export type FullReceipt = ConsentReceipt & Pick<ConsentSnapshot, 'revision' | 'language'>;

export async function findReceipts(
  db: Executor,
  ids: readonly string[],
): Promise<readonly FullReceipt[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('consent_receipts')
    .innerJoin('consent_snapshots', 'digest', 'snapshot')
    .selectAll('consent_receipts')
    .select(['revision', 'language'])
    .where('id', 'in', ids)
    .execute();
}

/** Adds receipts; one whose number is taken is left out, and what stands there stays. */
export async function addReceipts(db: Executor, rows: readonly ConsentReceipt[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('consent_receipts')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** @returns whether there was one */
export async function deleteReceipt(db: Executor, id: string): Promise<boolean> {
  const result = await db.deleteFrom('consent_receipts').where('id', '=', id).executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

export interface ConsentRate {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly action: ConsentAction;
  readonly count: number;
  /** How many of them came from a browser with Global Privacy Control. */
  readonly gpc: number;
}

/** How often each thing was done, by day, newest day first: numbers, and never a person. */
export async function consentRates(db: Executor, since: string): Promise<readonly ConsentRate[]> {
  return db
    .selectFrom('consent_receipts')
    .select([
      sql<string>`substr(at, 1, 10)`.as('day'),
      'action',
      (column) => column.fn.countAll<number>().as('count'),
      sql<number>`count(*) filter (where signal = 'gpc')`.as('gpc'),
    ])
    .where('at', '>=', since)
    .groupBy(['day', 'action'])
    .orderBy('day', 'desc')
    .orderBy('action')
    .execute();
}
