/** What becomes of a person's opt-outs, links and standings when they are erased. */
import { randomUUID } from 'node:crypto';
import type { Channel } from '#content/rights.ts';
import { keepLinks, type NewLink } from './links.ts';
import type { Executor } from './open.ts';
import type { NewSuppression } from './schema.ts';
import { deleteStandings, emptyStandings } from './standings.ts';
import { suppress } from './suppressions.ts';

const NOBODY = {
  address: null,
  name: null,
  job_title: null,
  company: null,
  postal_address: null,
  phone: null,
} as const;

/** How many opt-outs stand. */
export async function countOptOuts(db: Executor, digest: Uint8Array): Promise<number> {
  const rows = await db
    .selectFrom('suppressions')
    .select('id')
    .where('digest', '=', digest)
    .where('lifted_at', 'is', null)
    .execute();
  return rows.length;
}

/**
 * Channels stay stopped, by digest alone, so that a bought list cannot bring the person back.
 *
 * @param digests of an address, or of telephone numbers
 */
export async function keepOptOut(
  db: Executor,
  digests: readonly Uint8Array[],
  channels: readonly Channel[],
  caseId: string | null,
  now: Date,
): Promise<void> {
  const rows = digests.flatMap((digest) =>
    channels.map(
      (channel): NewSuppression => ({
        id: randomUUID(),
        digest,
        channel,
        list: '',
        address: null,
        way_in: 'desk',
        case_id: caseId,
        created_at: now.toISOString(),
      }),
    ),
  );
  await suppress(db, rows);
  for (const digest of digests) {
    await db.updateTable('suppressions').set(NOBODY).where('digest', '=', digest).execute();
    await emptyStandings(db, digest);
    await db.updateTable('links').set({ address: null }).where('digest', '=', digest).execute();
  }
}

/** Nothing is left to recognise the person by, at their own wish; they may be bought again. */
export async function forgetOptOut(db: Executor, digests: readonly Uint8Array[]): Promise<void> {
  for (const digest of digests) {
    await db.deleteFrom('suppressions').where('digest', '=', digest).execute();
    await db.deleteFrom('links').where('digest', '=', digest).execute();
    await deleteStandings(db, digest);
  }
}

/**
 * The link that the answer about the erasure will carry, without the address: minted again with it,
 * the row that stands is left as it is.
 */
export async function keepLinkWithoutAddress(db: Executor, link: NewLink): Promise<void> {
  await keepLinks(db, [{ ...link, address: null }]);
}
