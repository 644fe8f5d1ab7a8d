/** Puts an invented person into the records, with something of every kind a right acts on. */
import { randomUUID } from 'node:crypto';
import { addContact } from '#db/contacts.ts';
import { addHeld } from '#db/held.ts';
import type { Desk } from '#worker/desk.ts';
import { personDigest } from '#worker/person.ts';

export const origin = { source: 'purchased-list', detail: 'Printers of the East, 2024' } as const;

export async function hold(desk: Desk, address: string, name: string): Promise<string> {
  const now = desk.clock();
  const at = now.toISOString();
  const contact_id = randomUUID();
  const row = () => ({ id: randomUUID(), contact_id });
  await desk.db.transaction().execute(async (tx) => {
    const contact = {
      id: contact_id,
      digest: personDigest(desk.keys, address),
      email: address,
      name,
      company: 'Saltmarsh Press',
      job_title: 'Production editor',
      phone: '+44 1632 960112',
      created_at: at,
      updated_at: at,
      last_contact_at: at,
    };
    await addContact(tx, contact, origin);
    const letter = { at, direction: 'in' as const, channel: 'email' };
    const words = { subject: 'Spring list', body: `${name} would like a quotation.` };
    await addHeld(tx, 'communications', [{ ...row(), ...letter, ...words }], origin, now);
    const invoice = {
      invoice: `INV-${contact_id.slice(0, 8)}`,
      item: 'HALO licence',
      pence: 48_000,
      invoiced_on: '2025-05-01',
      paid_on: '2025-05-20',
      invoiced_name: name,
      invoiced_company: 'Saltmarsh Press',
      finance_address: '1 Quay Row, Anytown',
    };
    await addHeld(tx, 'purchases', [{ ...row(), ...invoice }], origin, now);
    const visit = { at, page: '/halo/flatplan', act: 'opened' };
    await addHeld(tx, 'web_activity', [{ ...row(), ...visit }], origin, now);
    await tx
      .insertInto('profiles')
      .values({ contact_id, interests: 'flatplan', score: 4, made_at: at })
      .execute();
    const consent = { purpose: 'marketing', words: 'Send me the newsletter', given_at: at };
    await addHeld(tx, 'consents', [{ ...row(), ...consent }], origin, now);
  });
  return contact_id;
}

/** Rows of a table that belong to a contact. */
export async function rowsOf(
  desk: Desk,
  table: 'communications' | 'purchases' | 'web_activity' | 'profiles' | 'consents',
  contactId: string,
): Promise<number> {
  const rows = await desk.db
    .selectFrom(table)
    .select('contact_id')
    .where('contact_id', '=', contactId)
    .execute();
  return rows.length;
}
