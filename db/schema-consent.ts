/** Row types of the receipts of choices about cookies (migration 0009). */
import type { Selectable } from 'kysely';
import type { ConsentAction } from '#content/consent.ts';
import type { BrowserRefusal } from '#content/cookies.ts';

export interface ConsentTables {
  consent_snapshots: ConsentSnapshotTable;
  consent_receipts: ConsentReceiptTable;
}

/** What was shown, to the letter; never changed and never deleted. */
export interface ConsentSnapshotTable {
  /** Hash of `document`. */
  digest: string;
  revision: string;
  language: string;
  /** JSON: texts, services and cookies (`snapshotOf` in content/consent.ts). */
  document: string;
  first_at: string;
}

/** One choice of one visitor: no name, no address, no user agent. */
export interface ConsentReceiptTable {
  /** Random; whoever knows it owns the receipt. */
  id: string;
  /** When it was made, by the browser's clock where that can be believed. */
  at: string;
  received_at: string;
  action: ConsentAction;
  /** JSON: `allowed` or `refused` by service; a service that is missing was left undecided. */
  choices: string;
  snapshot: string;
  /** What the browser said by itself at the time. */
  signal: BrowserRefusal | null;
  /** Number of the receipt before, as the browser had it. */
  previous: string | null;
}

export type ConsentSnapshot = Selectable<ConsentSnapshotTable>;
export type ConsentReceipt = Selectable<ConsentReceiptTable>;
