/** Receipts of choices about cookies: many choices, one durable commit (see batch.ts). */
import { createHash, randomBytes } from 'node:crypto';
import { register as published, type Register, snapshotOf, substance } from '#content/consent.ts';
import { languages } from '#content/languages.ts';
import { addReceipts, findReceipts, findSnapshot, keepSnapshots } from '#db/consent-receipts.ts';
import type { ConsentReceipt, ConsentSnapshot } from '#db/schema-consent.ts';
import { makeBatch } from './batch.ts';
import type { Choices } from './consent-choice.ts';
import type { Desk } from './desk.ts';

/** Receipts in one commit. */
const MOST = 500;

/**
 * - `kept`: it stands now, or did already: sent twice, a choice is one.
 * - `taken`: another choice has this number.
 */
export type Outcome = 'kept' | 'taken';

export interface Consents {
  readonly register: Register;
  readonly revision: string;
  /** What a page showed, by its digest, if it is about the list of today; null otherwise. */
  shown(digest: string): Promise<ConsentSnapshot | null>;
  record(receipt: ConsentReceipt): Promise<Outcome>;
}

export function makeConsents(desk: Desk, register: Register = published): Consents {
  const revision = digest(substance(register)).slice(0, 8);
  const snapshots = snapshotsOf(register, revision, desk.clock());
  let kept: Promise<void> | null = null;
  const batch = makeBatch((rows: readonly ConsentReceipt[]) => commit(desk, rows), MOST);
  return {
    register,
    revision,
    async shown(wanted) {
      // What is published is kept before the first receipt can point to it.
      kept ??= keepSnapshots(desk.db, snapshots);
      await kept;
      const found =
        snapshots.find((one) => one.digest === wanted) ?? (await findSnapshot(desk.db, wanted));
      return found?.revision === revision ? found : null;
    },
    record: (receipt) => batch.add(receipt),
  };
}

/** A number of 128 random bits, as the browser's module makes them too. */
export function freshReceiptId(): string {
  const bytes = randomBytes(16);
  return [0, 4, 8, 12].map((at) => bytes.readUInt32BE(at).toString(36)).join('');
}

/** @returns JSON, in the order of the list, so that equal choices are equal text */
export function choicesText({ allowed, refused }: Choices): string {
  const decided = [
    ...allowed.map((id) => [id, 'allowed'] as const),
    ...refused.map((id) => [id, 'refused'] as const),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(decided));
}

async function commit(desk: Desk, rows: readonly ConsentReceipt[]): Promise<Outcome[]> {
  return desk.db.transaction().execute(async (tx) => {
    await addReceipts(tx, rows);
    const standing = await findReceipts(
      tx,
      rows.map(({ id }) => id),
    );
    const byId = new Map(standing.map((row) => [row.id, row]));
    return rows.map((row) => (isSame(row, byId.get(row.id)) ? 'kept' : 'taken'));
  });
}

const isSame = (row: ConsentReceipt, standing: ConsentReceipt | undefined): boolean =>
  standing?.action === row.action &&
  standing.choices === row.choices &&
  standing.snapshot === row.snapshot;

function snapshotsOf(register: Register, revision: string, now: Date): ConsentSnapshot[] {
  return languages.map((language) => {
    const document = JSON.stringify(snapshotOf(language, register));
    return {
      ...{ digest: digest(document), revision, document },
      language: language.code,
      first_at: now.toISOString(),
    };
  });
}

/** As site/consent/register.ts has it: pages name what they show by this. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
