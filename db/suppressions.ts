/** Suppressions: who must not be contacted, by which channel. */
import { randomUUID } from 'node:crypto';
import type { Channel } from '#content/rights.ts';
import type { Executor } from './open.ts';
import type { NewSuppression, Suppression } from './schema.ts';

/**
 * Adds suppressions; one that already stands is left as it is, so that asking twice changes nothing.
 *
 * @returns how many are new
 */
export async function suppress(db: Executor, rows: readonly NewSuppression[]): Promise<number> {
  if (rows.length === 0) return 0;
  const result = await db
    .insertInto('suppressions')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['digest', 'channel', 'list']).where('lifted_at', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0);
}

/** Lifts what stands for these channels, at the person's own wish or a member of staff's. */
export async function liftSuppressions(
  db: Executor,
  digest: Uint8Array,
  channels: readonly Channel[],
  by: string,
  now: Date,
): Promise<number> {
  if (channels.length === 0) return 0;
  const result = await db
    .updateTable('suppressions')
    .set({ lifted_at: now.toISOString(), lifted_by: by })
    .where('digest', '=', digest)
    .where('channel', 'in', channels)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Another address of the same person is stopped for the same. */
export async function copySuppressions(
  db: Executor,
  from: Uint8Array,
  to: { readonly digest: Uint8Array; readonly address: string },
  now: Date,
): Promise<void> {
  const rows = await db
    .selectFrom('suppressions')
    .selectAll()
    .where('digest', '=', from)
    .where('lifted_at', 'is', null)
    .execute();
  const copies = rows.map((row) => ({
    ...row,
    ...to,
    id: randomUUID(),
    created_at: now.toISOString(),
  }));
  await suppress(db, copies);
}

export type Standing = Pick<Suppression, 'digest' | 'channel' | 'list' | 'created_at'>;

export async function standingSuppressions(
  db: Executor,
  digests: readonly Uint8Array[],
): Promise<Standing[]> {
  if (digests.length === 0) return [];
  return db
    .selectFrom('suppressions')
    .select(['digest', 'channel', 'list', 'created_at'])
    .where('digest', 'in', digests)
    .where('lifted_at', 'is', null)
    .execute();
}

/**
 * One page of what stands, in the order it was made. Paged by key, because an iterator left early
 * would pin a read transaction.
 *
 * @param after the last row of the page before
 */
export async function pageSuppressions(
  db: Executor,
  after: Pick<Suppression, 'created_at' | 'id'> | null,
  size: number,
): Promise<Suppression[]> {
  let query = db
    .selectFrom('suppressions')
    .selectAll()
    .where('lifted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(size);
  if (after) {
    query = query.where((where) =>
      where.or([
        where('created_at', '>', after.created_at),
        where.and([where('created_at', '=', after.created_at), where('id', '>', after.id)]),
      ]),
    );
  }
  return query.execute();
}

/** What stands for one person. */
export async function suppressionsOf(db: Executor, digest: Uint8Array): Promise<Suppression[]> {
  return db
    .selectFrom('suppressions')
    .selectAll()
    .where('digest', '=', digest)
    .where('lifted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
