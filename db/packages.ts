/** Packages: what an answer hands over, sealed, for one person, for a time. */
import type { Insertable } from 'kysely';
import type { Executor } from './open.ts';
import type { KeyTable } from './schema.ts';
import type { Package, PackageTable } from './schema-casework.ts';

export async function keepPackage(
  db: Executor,
  key: Insertable<KeyTable>,
  row: Insertable<PackageTable>,
): Promise<void> {
  await db.insertInto('keys').values(key).execute();
  await db.insertInto('packages').values(row).execute();
}

/** What can still be fetched of a case, in the order it was made. */
export async function packagesOf(db: Executor, caseId: string, now: Date): Promise<Package[]> {
  return db
    .selectFrom('packages')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('expires_at', '>', now.toISOString())
    .orderBy('created_at')
    .orderBy('filename')
    .execute();
}

/** Keeps the first time; later ones stand in the log. */
export async function markFetched(db: Executor, id: string, now: Date): Promise<void> {
  await db
    .updateTable('packages')
    .set({ first_fetched_at: now.toISOString() })
    .where('id', '=', id)
    .where('first_fetched_at', 'is', null)
    .execute();
}

/** Those whose time is up and whose bytes are still there. */
export async function expiredPackages(db: Executor, now: Date) {
  return db
    .selectFrom('packages')
    .innerJoin('keys', 'keys.id', 'packages.key_id')
    .select(['packages.id', 'packages.case_id', 'packages.key_id'])
    .where('packages.expires_at', '<=', now.toISOString())
    .where('keys.wrapped', 'is not', null)
    .execute();
}

/** The row stays: it says that something was handed over, and when it was fetched. */
export async function emptyPackage(db: Executor, id: string): Promise<void> {
  await db
    .updateTable('packages')
    .set({ sealed: new Uint8Array(0) })
    .where('id', '=', id)
    .execute();
}
