/** Links: which person and which list an unsubscribe token stands for. They never expire. */
import type { Insertable } from 'kysely';
import type { Executor } from './open.ts';
import type { LinkTable } from './schema.ts';

export type NewLink = Insertable<LinkTable>;

/** Minting the same person and list again is the same link. */
export async function keepLinks(db: Executor, rows: readonly NewLink[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('links')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findLinks(db: Executor, ids: readonly Uint8Array[]) {
  if (ids.length === 0) return [];
  return db.selectFrom('links').selectAll().where('id', 'in', ids).execute();
}
