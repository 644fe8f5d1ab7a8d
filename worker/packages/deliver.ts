/**
 * Hands files to one person: sealed, each under a key of its own, behind one link that runs out. When
 * it has, the keys are destroyed, and the files with them wherever a copy lies.
 */
import { randomUUID } from 'node:crypto';
import { calendar } from '#content/clock.ts';
import { packageLink } from '#content/packages.ts';
import type { Executor } from '#db/open.ts';
import { emptyPackage, expiredPackages, keepPackage } from '#db/packages.ts';
import { blankRedactions } from '#db/redactions.ts';
import { mintToken } from '#db/tokens.ts';
import { destroyKey, seal } from '#db/vault.ts';
import type { Desk } from '../desk.ts';
import { packageUrl } from '../links.ts';
import { dayOf, daysAfter, plus } from '../request/day.ts';
import type { PackageFile } from './archive.ts';

export interface Delivery {
  readonly link: string;
  /** The last day the link works, all of it. */
  readonly expires: string;
}

export async function deliver(
  db: Executor,
  desk: Desk,
  caseId: string,
  files: readonly PackageFile[],
): Promise<Delivery> {
  const now = desk.clock();
  const expires = plus(dayOf(now.toISOString(), calendar.timeZone), packageLink.period);
  const end = endOf(expires);
  for (const { filename, mediaType, bytes } of files) {
    const { key, box } = seal(desk.keys, bytes, 'package', now);
    await keepPackage(db, key, {
      id: randomUUID(),
      case_id: caseId,
      key_id: key.id,
      sealed: box,
      filename,
      media_type: mediaType,
      created_at: now.toISOString(),
      expires_at: end.toISOString(),
    });
  }
  const token = await mintToken(db, caseId, 'package', now, end);
  return { link: packageUrl(desk.config, token), expires };
}

/** Midnight in Greenwich, which in summer is an hour into the next day in London and never before its end. */
function endOf(day: string): Date {
  return new Date(`${daysAfter(day, 1)}T00:00:00Z`);
}

/** Destroys what has run out. Safe to do twice. @returns how many packages went */
export async function destroyExpired(desk: Pick<Desk, 'db' | 'clock'>): Promise<number> {
  const now = desk.clock();
  return desk.db.transaction().execute(async (tx) => {
    const expired = await expiredPackages(tx, now);
    for (const { id, key_id } of expired) {
      await destroyKey(tx, key_id, now);
      await emptyPackage(tx, id);
    }
    await blankRedactions(tx, [...new Set(expired.map(({ case_id }) => case_id))]);
    return expired.length;
  });
}
