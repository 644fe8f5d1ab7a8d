/**
 * Importing a bought list (collect.purchased). Each row passes the scrub first: whoever opted out,
 * was erased and stays suppressed, is restricted or objected is stopped here, and is told nothing and
 * stored nowhere. What a list says only fills what is empty; it never overrules the person.
 */
import { randomUUID } from 'node:crypto';
import { addContact, type ContactField, changeContact, findContact } from '#db/contacts.ts';
import { heldAmong } from '#db/holds.ts';
import type { Executor } from '#db/open.ts';
import type { Contact } from '#db/schema-records.ts';
import { barredAmong } from '#db/standings.ts';
import { standingSuppressions } from '#db/suppressions.ts';
import type { Desk } from '../desk.ts';
import { normalPhone, personDigest, phoneDigest } from '../person.ts';

/** What a list may say of somebody; the address is in normal form. */
export type ListedContact = { readonly email: string } & Readonly<
  Partial<Record<Exclude<ContactField, 'email'>, string>>
>;

export type ListedOutcome =
  | { readonly became: 'added' | 'updated' | 'unchanged'; readonly note?: string }
  | { readonly became: 'stopped'; readonly why: string };

/** @returns what became of each, in their order; the commit holds all of them */
export async function importContacts(
  desk: Desk,
  listName: string,
  rows: readonly ListedContact[],
): Promise<ListedOutcome[]> {
  const now = desk.clock();
  return desk.db.transaction().execute(async (tx) => {
    const bars = await readBars(tx, desk, rows);
    const outcomes: ListedOutcome[] = [];
    for (const row of rows) {
      const digest = personDigest(desk.keys, row.email);
      const why = bars.person(digest);
      if (why) outcomes.push({ became: 'stopped', why });
      else outcomes.push(await take(tx, digest, bars.withoutNumbers(row), listName, now));
    }
    return outcomes;
  });
}

interface Bars {
  /** Why this person's row is stopped, or null. */
  person(digest: Uint8Array): string | null;
  /** The row without numbers that must not be rung. A number may be a whole company's. */
  withoutNumbers(row: ListedContact): { row: ListedContact; note: string | undefined };
}

async function readBars(tx: Executor, desk: Desk, rows: readonly ListedContact[]): Promise<Bars> {
  const people = rows.map((row) => personDigest(desk.keys, row.email));
  const numbers = rows.flatMap((row) =>
    [row.phone, row.mobile].flatMap((one) => number(desk, one)),
  );
  const suppressed = await standingSuppressions(tx, people);
  // One mailing list left is no reason to hold nothing; the company's marketing left is.
  const optedOut = hexes(suppressed.filter((one) => one.list === ''));
  const silent = hexes(await standingSuppressions(tx, numbers));
  const barred = await barredAmong(tx, people, 'mailing');
  const held = await heldAmong(tx, people);
  return {
    person(digest) {
      const key = hex(digest);
      if (optedOut.has(key)) return 'Has opted out of marketing, so the row is not taken in.';
      if (barred.has(key)) return 'Has restricted or objected to the use of their data.';
      if (held.has(key)) return 'Has a request open; nothing of theirs is changed meanwhile.';
      return null;
    },
    withoutNumbers(row) {
      const kept = { ...row };
      const gone = (['phone', 'mobile'] as const).filter((field) =>
        number(desk, row[field]).some((digest) => silent.has(hex(digest))),
      );
      for (const field of gone) delete kept[field];
      return {
        row: kept,
        note: gone.length > 0 ? 'A number is not to be rung: left out.' : undefined,
      };
    },
  };
}

async function take(
  tx: Executor,
  digest: Uint8Array,
  { row, note }: { row: ListedContact; note: string | undefined },
  listName: string,
  now: Date,
): Promise<ListedOutcome> {
  const origin = { source: 'purchased-list', detail: listName } as const;
  const found = await findContact(tx, digest);
  const said = note ? { note } : {};
  if (!found) {
    const at = now.toISOString();
    const times = { created_at: at, updated_at: at, last_contact_at: at };
    await addContact(tx, { id: randomUUID(), digest, ...row, ...times }, origin);
    return { became: 'added', ...said };
  }
  const changed = await changeContact(tx, found, onlyEmpty(found, row), origin, now);
  return { became: changed.length > 0 ? 'updated' : 'unchanged', ...said };
}

function onlyEmpty(found: Contact, row: ListedContact): Partial<Record<ContactField, string>> {
  const entries = Object.entries(row) as [ContactField, string][];
  return Object.fromEntries(entries.filter(([field]) => found[field] === null));
}

function number(desk: Desk, text: string | undefined): Uint8Array[] {
  const normal = text === undefined ? null : normalPhone(text);
  return normal ? [phoneDigest(desk.keys, normal)] : [];
}

function hexes(rows: readonly { readonly digest: Uint8Array }[]): ReadonlySet<string> {
  return new Set(rows.map((row) => hex(row.digest)));
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
