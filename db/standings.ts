/**
 * Standings: what bars the use of a person's data while it is held. Found by digest, so that one
 * outlives the contact and stops a person who comes back on a bought list.
 */
import { randomUUID } from 'node:crypto';
import type { Executor } from './open.ts';
import type { Standing } from './schema-records.ts';

export type StandingKind = Standing['kind'];

/** What held data may be used for beyond keeping it: the three that content/restriction.ts closes. */
export type Use = 'mailing' | 'profile' | 'export';

/**
 * What each kind closes. A restriction closes every use (UK GDPR Art. 18(2)). An objection on other
 * grounds does too, because each of these uses rests on legitimate interest alone (Art. 21(1)).
 */
const closes: Readonly<Record<StandingKind, readonly Use[]>> = {
  restriction: ['mailing', 'profile', 'export'],
  objection: ['mailing', 'profile', 'export'],
  'no-profiling': ['profile'],
  'forget-optout': [],
};

export interface NewStanding {
  readonly digest: Uint8Array;
  readonly kind: StandingKind;
  readonly caseId: string | null;
  readonly note: string;
}

/** One that stands already is left as it is. @returns whether it is new */
export async function addStanding(db: Executor, one: NewStanding, now: Date): Promise<boolean> {
  const result = await db
    .insertInto('standings')
    .values({
      id: randomUUID(),
      digest: one.digest,
      kind: one.kind,
      case_id: one.caseId,
      note: one.note,
      since: now.toISOString(),
    })
    .onConflict((conflict) =>
      conflict.columns(['digest', 'kind']).where('lifted_at', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** @returns whether there was one to lift */
export async function liftStanding(
  db: Executor,
  digest: Uint8Array,
  kind: StandingKind,
  now: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('standings')
    .set({ lifted_at: now.toISOString() })
    .where('digest', '=', digest)
    .where('kind', '=', kind)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function standingsOf(db: Executor, digest: Uint8Array): Promise<Standing[]> {
  return db
    .selectFrom('standings')
    .selectAll()
    .where('digest', '=', digest)
    .where('lifted_at', 'is', null)
    .orderBy('since')
    .execute();
}

/** The guard: everything that mails, profiles or exports asks it first. */
export async function mayUse(db: Executor, digest: Uint8Array, use: Use): Promise<boolean> {
  return (await barredAmong(db, [digest], use)).size === 0;
}

/** The same for many at once. @returns digests, in lower-case hex, of those who must be left out */
export async function barredAmong(
  db: Executor,
  digests: readonly Uint8Array[],
  use: Use,
): Promise<ReadonlySet<string>> {
  if (digests.length === 0) return new Set();
  const rows = await db
    .selectFrom('standings')
    .select(['digest', 'kind'])
    .where('digest', 'in', digests)
    .where('lifted_at', 'is', null)
    .execute();
  const barred = rows.filter((row) => closes[row.kind].includes(use));
  return new Set(barred.map((row) => Buffer.from(row.digest).toString('hex')));
}

export interface Restricted {
  readonly email: string | null;
  readonly name: string | null;
  readonly company: string | null;
  readonly reference: string | null;
  readonly since: string;
}

/** The one list a restricted person is on (content/restriction.ts, `listedIn`). */
export async function restrictionList(db: Executor): Promise<Restricted[]> {
  return db
    .selectFrom('standings')
    .leftJoin('contacts', 'contacts.digest', 'standings.digest')
    .leftJoin('cases', 'cases.id', 'standings.case_id')
    .select([
      'contacts.email as email',
      'contacts.name as name',
      'contacts.company as company',
      'cases.reference as reference',
      'standings.since as since',
    ])
    .where('standings.kind', '=', 'restriction')
    .where('standings.lifted_at', 'is', null)
    .orderBy('standings.since')
    .orderBy('standings.id')
    .execute();
}

/** Another address of the same person is barred from the same. */
export async function copyStandings(db: Executor, from: Uint8Array, to: Uint8Array, now: Date) {
  for (const { kind, case_id, note } of await standingsOf(db, from)) {
    await addStanding(db, { digest: to, kind, caseId: case_id, note }, now);
  }
}

/** Whatever stands or stood, gone: for one who wants to be forgotten altogether. */
export async function deleteStandings(db: Executor, digest: Uint8Array): Promise<void> {
  await db.deleteFrom('standings').where('digest', '=', digest).execute();
}

/** Only the digest and the dates stay. */
export async function emptyStandings(db: Executor, digest: Uint8Array): Promise<void> {
  await db.updateTable('standings').set({ note: '' }).where('digest', '=', digest).execute();
}
