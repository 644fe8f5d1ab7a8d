/** Fetching what was delivered: by the token alone, until its time is up, each time with a receipt. */
import { calendar } from '#content/clock.ts';
import { caseById } from '#db/casework.ts';
import { logEvents } from '#db/log.ts';
import { markFetched, packagesOf } from '#db/packages.ts';
import type { Package } from '#db/schema-casework.ts';
import { findToken, isExpired } from '#db/tokens.ts';
import { unseal } from '#db/vault.ts';
import type { Desk } from '../desk.ts';
import { dayOf, daysAfter } from '../request/day.ts';

export interface Delivered {
  readonly caseId: string;
  readonly reference: string;
  readonly language: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly expires: string;
  readonly filenames: readonly string[];
}

/** @returns `gone` when its time is up, `unknown` for a link that is none of ours */
export async function findDelivery(
  desk: Desk,
  text: string,
): Promise<Delivered | 'gone' | 'unknown'> {
  const token = await findToken(desk.db, text);
  const found = token?.purpose === 'package' ? await caseById(desk.db, token.case_id) : undefined;
  if (!token || !found) return 'unknown';
  const now = desk.clock();
  const packages = isExpired(token, now) ? [] : await packagesOf(desk.db, found.id, now);
  const [first] = packages;
  if (!first) return 'gone';
  return {
    caseId: found.id,
    reference: found.reference,
    language: found.language,
    // It ends when the day after begins.
    expires: daysAfter(dayOf(first.expires_at, calendar.timeZone), -1),
    filenames: packages.map(({ filename }) => filename),
  };
}

export interface Fetched {
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** @returns null when there is no file of that name, or its key was destroyed */
export async function fetchPackage(
  desk: Desk,
  { caseId }: Delivered,
  filename: string,
): Promise<Fetched | null> {
  const packages = await packagesOf(desk.db, caseId, desk.clock());
  const wanted = packages.find((one) => one.filename === filename);
  if (!wanted) return null;
  const bytes = await unseal(desk.db, desk.keys, wanted.key_id, wanted.sealed);
  if (!bytes) return null;
  await logReceipt(desk, wanted);
  return { filename, mediaType: wanted.media_type, bytes: new Uint8Array(bytes) };
}

/** Before the bytes leave, so that nothing is handed over without a line in the log. */
async function logReceipt(desk: Desk, { id, case_id, filename }: Package): Promise<void> {
  const now = desk.clock();
  await desk.db.transaction().execute(async (tx) => {
    await markFetched(tx, id, now);
    await logEvents(tx, [
      {
        case_id,
        letter_id: null,
        at: now.toISOString(),
        actor: 'subject',
        kind: 'package-fetched',
        detail: JSON.stringify({ package: id, filename }),
      },
    ]);
  });
}
