/** Contacts: one row a person, and where each field of it came from. */
import type { Insertable } from 'kysely';
import type { SourceId } from '#content/provenance.ts';
import type { Executor } from './open.ts';
import { recordSources } from './provenance.ts';
import type { Contact, ContactTable } from './schema-records.ts';

/** What stands about the person; the other columns are the desk's own. */
export const contactFields = [
  'email',
  'title',
  'name',
  'job_title',
  'company',
  'company_address',
  'postal_address',
  'phone',
  'mobile',
  'twitter',
  'linkedin',
  'turnover',
  'employees',
  'industry',
] as const;
export type ContactField = (typeof contactFields)[number];

/** Where data came from, and in a few words how: "Directory of Printers, 2024 edition". */
export interface Origin {
  readonly source: SourceId;
  readonly detail: string;
}

/** The contact held under a digest (see worker/person.ts); null when nobody is. */
export async function findContact(db: Executor, digest: Uint8Array): Promise<Contact | null> {
  const row = await db
    .selectFrom('contacts')
    .selectAll()
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row ?? null;
}

export async function contactById(db: Executor, id: string): Promise<Contact | null> {
  const row = await db.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** One page in the order of ids, without those who were erased. */
export async function pageContacts(db: Executor, after: string, size: number): Promise<Contact[]> {
  return db
    .selectFrom('contacts')
    .selectAll()
    .where('id', '>', after)
    .where('digest', 'is not', null)
    .orderBy('id')
    .limit(size)
    .execute();
}

export async function anybodyHeld(db: Executor): Promise<boolean> {
  const row = await db.selectFrom('contacts').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Adds a person; every field that has a value gets its first source. */
export async function addContact(
  db: Executor,
  contact: Insertable<ContactTable>,
  origin: Origin,
): Promise<void> {
  await db.insertInto('contacts').values(contact).execute();
  const filled = contactFields.filter((field) => contact[field] != null);
  await recordSources(db, sourcesOf(contact.id, filled, origin, contact.created_at));
}

/** Changes fields and records who said so; a value that is already there is left alone. */
export async function changeContact(
  db: Executor,
  contact: Contact,
  change: Readonly<Partial<Record<ContactField, string | null>>>,
  origin: Origin,
  now: Date,
): Promise<readonly ContactField[]> {
  const changed = contactFields.filter(
    (field) => change[field] !== undefined && change[field] !== contact[field],
  );
  if (changed.length === 0) return changed;
  const values = Object.fromEntries(changed.map((field) => [field, change[field]]));
  await db
    .updateTable('contacts')
    .set({ ...values, updated_at: now.toISOString() })
    .where('id', '=', contact.id)
    .execute();
  await recordSources(db, sourcesOf(contact.id, changed, origin, now.toISOString()));
  return changed;
}

function sourcesOf(id: string, fields: readonly ContactField[], origin: Origin, at: string) {
  return fields.map((field) => ({
    contact_id: id,
    record: 'contacts',
    record_id: id,
    field,
    source: origin.source,
    detail: origin.detail,
    at,
  }));
}
