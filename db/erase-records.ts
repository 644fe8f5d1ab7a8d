/** Erases what is held of a person, noun by noun, as content/records.ts says of each. */
import type { RecordId } from '#content/records.ts';
import type { Keys } from './keys.ts';
import type { Executor } from './open.ts';
import { type RecordKind, recordKinds } from './record-kinds.ts';
import type { Contact } from './schema-records.ts';
import { type KeptRecord, naming, type Reason, setAside, setAsideContact } from './set-aside.ts';

/** What becomes of a noun's rows, and for those that stay: why, and until when. */
export interface Fate {
  readonly record: RecordId;
  readonly act: 'erase' | 'mask' | 'keep';
  readonly reason: (row: Readonly<Record<string, unknown>>) => Reason;
}

/** What a contact's row is made of; all of it goes, whether the row stays or not. */
const NOTHING = {
  digest: null,
  email: null,
  title: null,
  name: null,
  job_title: null,
  company: null,
  company_address: null,
  postal_address: null,
  phone: null,
  mobile: null,
  twitter: null,
  linkedin: null,
  turnover: null,
  employees: null,
  industry: null,
} as const;

/** The rows a plan looks at: only of a noun that belongs to a contact. */
export async function rowsOf(
  db: Executor,
  kind: RecordKind,
  contactId: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  // Tables that belong to a contact all have these two columns; `attendances` stands for them.
  const table = kind.table as 'attendances';
  let query = db.selectFrom(table).selectAll().where('contact_id', '=', contactId);
  if (kind.kinds) query = query.where('kind', 'in', [...kind.kinds]);
  return query.execute();
}

/**
 * @param fates of every noun that belongs to a contact
 * @returns rows by noun, for the log
 */
export async function eraseRecords(
  db: Executor,
  keys: Keys,
  contact: Contact,
  fates: readonly Fate[],
  now: Date,
): Promise<Readonly<Record<string, number>>> {
  const done: Record<string, number> = {};
  const kept: RecordId[] = [];
  for (const fate of fates) {
    const kind: RecordKind = recordKinds[fate.record];
    if (fate.act === 'keep' && fate.record in naming) {
      const record = fate.record as KeptRecord;
      const count = await setAside(db, keys, contact.id, record, fate.reason, now);
      if (count > 0) kept.push(fate.record);
      done[fate.record] = count;
    } else {
      done[fate.record] = await deleteRows(db, kind, contact.id);
    }
  }
  await db.deleteFrom('provenance').where('contact_id', '=', contact.id).execute();
  await eraseContact(db, keys, contact, fates, kept, now);
  return done;
}

/** The row stays, emptied, where kept rows point at it; else it goes. */
async function eraseContact(
  db: Executor,
  keys: Keys,
  contact: Contact,
  fates: readonly Fate[],
  kept: readonly RecordId[],
  now: Date,
): Promise<void> {
  if (kept.length === 0) {
    await db.deleteFrom('contacts').where('id', '=', contact.id).execute();
    return;
  }
  // An employee's file without a name is nobody's.
  const staff = kept.includes('employees') && fates.find((one) => one.record === 'employees');
  if (staff) {
    const { name, email, title, postal_address } = contact;
    const file = await lastEmployment(db, contact.id);
    const fields = { name, email, title, postal_address };
    await setAsideContact(db, keys, contact.id, fields, staff.reason(file), now);
  }
  await db
    .updateTable('contacts')
    .set({ ...NOTHING, updated_at: now.toISOString(), erased_at: now.toISOString() })
    .where('id', '=', contact.id)
    .execute();
}

async function lastEmployment(db: Executor, contactId: string) {
  const rows = await db
    .selectFrom('employees')
    .selectAll()
    .where('contact_id', '=', contactId)
    .execute();
  // One without an end outlasts all others.
  return rows.sort((a, b) => ((a.ended_on ?? '~') < (b.ended_on ?? '~') ? 1 : -1))[0] ?? {};
}

async function deleteRows(db: Executor, kind: RecordKind, contactId: string): Promise<number> {
  const table = kind.table as 'attendances';
  let query = db.deleteFrom(table).where('contact_id', '=', contactId);
  if (kind.kinds) query = query.where('kind', 'in', [...kind.kinds]);
  const result = await query.executeTakeFirst();
  return Number(result.numDeletedRows);
}
