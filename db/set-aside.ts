/**
 * What the law keeps of an erased person (UK GDPR Art. 17(3)(b)). The row that must stay keeps its
 * numbers, dates and amounts; what names the person is taken out of it and sealed here, so that the
 * record is whole for whoever may open it and says nothing to anybody else who reads the file.
 */
import { randomUUID } from 'node:crypto';
import type { Keys } from './keys.ts';
import type { Executor } from './open.ts';
import { seal, unseal } from './vault.ts';

/** Records that may stay, and the fields in them that name somebody. */
export const naming = {
  purchases: ['invoiced_name', 'invoiced_company', 'finance_address'],
  contracts: ['subject'],
  employees: ['role', 'file'],
} as const;
export type KeptRecord = keyof typeof naming;

export interface Reason {
  readonly basis: string;
  /** Day it may go, or null. */
  readonly until: string | null;
}

/**
 * Seals the naming fields of a person's rows and empties them; a row whose time is over goes.
 *
 * @returns how many rows stay
 */
export async function setAside(
  db: Executor,
  keys: Keys,
  contactId: string,
  record: KeptRecord,
  reason: (row: Readonly<Record<string, unknown>>) => Reason,
  now: Date,
): Promise<number> {
  const rows = await db
    .selectFrom(record)
    .selectAll()
    .where('contact_id', '=', contactId)
    .execute();
  let kept = 0;
  for (const row of rows as Record<string, unknown>[]) {
    const why = reason(row);
    if (isOver(why, now)) {
      await db.deleteFrom(record).where('id', '=', String(row.id)).execute();
      continue;
    }
    kept++;
    const fields = Object.fromEntries(naming[record].map((name) => [name, row[name]]));
    await keep(db, keys, { contactId, record, id: String(row.id), fields }, why, now);
    const empty = Object.fromEntries(naming[record].map((name) => [name, '']));
    await db.updateTable(record).set(empty).where('id', '=', String(row.id)).execute();
  }
  return kept;
}

/** Whether the published time of a row has passed; then nothing justifies it any more. */
export function isOver({ until }: Pick<Reason, 'until'>, now: Date): boolean {
  return until !== null && until < now.toISOString().slice(0, 10);
}

/** Who a kept row is about, when it cannot be understood without: an employee's own file. */
export async function setAsideContact(
  db: Executor,
  keys: Keys,
  contactId: string,
  fields: Readonly<Record<string, unknown>>,
  reason: Reason,
  now: Date,
): Promise<void> {
  const about = { contactId, record: 'contacts', id: contactId, fields };
  await keep(db, keys, about, reason, now);
}

interface About {
  readonly contactId: string;
  readonly record: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

async function keep(db: Executor, keys: Keys, about: About, reason: Reason, now: Date) {
  const plain = Buffer.from(JSON.stringify(about.fields), 'utf8');
  const sealed = seal(keys, plain, 'set-aside', now);
  await db.insertInto('keys').values(sealed.key).execute();
  await db
    .insertInto('set_aside')
    .values({
      id: randomUUID(),
      contact_id: about.contactId,
      record: about.record,
      record_id: about.id,
      key_id: sealed.key.id,
      sealed: sealed.box,
      ...reason,
      at: now.toISOString(),
    })
    .execute();
}

/** What was taken out of a kept row; null when nothing was, or when it has been destroyed. */
export async function readSetAside(
  db: Executor,
  keys: Keys,
  record: string,
  recordId: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const row = await db
    .selectFrom('set_aside')
    .select(['key_id', 'sealed'])
    .where('record', '=', record)
    .where('record_id', '=', recordId)
    .executeTakeFirst();
  const plain = row ? await unseal(db, keys, row.key_id, row.sealed) : null;
  return plain ? JSON.parse(Buffer.from(plain).toString('utf8')) : null;
}
