/**
 * Erases a person from the database: one place that knows everywhere they may stand. Called by the
 * right of erasure, and again when a backup that is older than an erasure was restored.
 */
import { type RecordId, records } from '#content/records.ts';
import { isPeriod, retention } from '#content/retention.ts';
import { channels } from '#content/rights.ts';
import { findContact } from '#db/contacts.ts';
import { eraseAtDesk } from '#db/erase-desk.ts';
import { forgetOptOut, keepLinkWithoutAddress, keepOptOut } from '#db/erase-optouts.ts';
import { eraseRecords, type Fate } from '#db/erase-records.ts';
import { addErasure } from '#db/erasures.ts';
import type { Keys } from '#db/keys.ts';
import type { Executor } from '#db/open.ts';
import { type RecordKind, recordKinds } from '#db/record-kinds.ts';
import type { Contact } from '#db/schema-records.ts';
import { EVERY_LIST, mintLink } from './link.ts';
import { normalPhone, phoneDigest } from './person.ts';
import { plus } from './request/day.ts';

export interface Erasing {
  readonly id: string;
  readonly digest: Uint8Array;
  readonly caseId: string | null;
  readonly keepOptOut: boolean;
  /** When it was decided; for a replay, when it was first carried out. */
  readonly at: Date;
  /** Where the answer will go; null when none will be sent. */
  readonly address: string | null;
}

/** What the ledger says of an erasure, beside whom and when. */
export interface LedgerPlan {
  readonly keepOptOut: boolean;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * @param db a transaction
 * @returns rows by noun; numbers only, fit for the log
 */
export async function erasePerson(db: Executor, keys: Keys, what: Erasing): Promise<LedgerPlan> {
  const { digest, caseId, at } = what;
  const contact = await findContact(db, digest);
  const numbers = phoneDigests(keys, contact);
  const erased = contact ? await eraseRecords(db, keys, contact, fates(), at) : {};
  const row = { id: what.id, digest, case_id: caseId, at: at.toISOString() };
  const kept = { keepOptOut: what.keepOptOut };
  await addErasure(db, { ...row, plan: JSON.stringify({ ...kept, counts: erased }) });
  const desk = await eraseAtDesk(db, digest, at);
  if (what.keepOptOut) {
    await keepOptOut(db, [digest], channels, caseId, at);
    // A number may be a whole company's: nobody there is rung, and they may still be written to.
    await keepOptOut(db, numbers, ['phone', 'sms'], caseId, at);
  } else await forgetOptOut(db, [digest, ...numbers]);
  if (what.address) {
    await keepLinkWithoutAddress(db, mintLink(keys, what.address, EVERY_LIST, at).row);
  }
  return { ...kept, counts: { ...erased, ...desk } };
}

function phoneDigests(keys: Keys, contact: Contact | null): Uint8Array[] {
  const numbers = [contact?.phone, contact?.mobile].flatMap((one) => normalPhone(one ?? '') ?? []);
  return [...new Set(numbers)].map((one) => phoneDigest(keys, one));
}

/** What becomes of each noun that belongs to a contact, as published. */
export function fates(): Fate[] {
  const kinds: RecordKind[] = Object.values(recordKinds);
  return kinds
    .filter((kind) => kind.key === 'contact_id')
    .map(({ id }) => ({
      record: id,
      act: records[id].onErasure,
      reason: (row) => ({ basis: records[id].erasureFact, until: keptUntil(id, row) }),
    }));
}

/** The day a kept row's published period ends; null while its reason lasts. */
export function keptUntil(id: RecordId, row: Readonly<Record<string, unknown>>): string | null {
  const { period } = retention[records[id].retention];
  const { since } = recordKinds[id];
  const from = since === null ? null : row[since];
  if (!isPeriod(period) || typeof from !== 'string') return null;
  return plus(from.slice(0, 10), period);
}
