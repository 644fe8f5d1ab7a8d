/** Somebody who is held, with a case of theirs, as it is when a decision is carried out. */
import { randomUUID } from 'node:crypto';
import type { RightId } from '#content/rights.ts';
import { openCases } from '#db/cases.ts';
import { addClockEvents, caseById } from '#db/casework.ts';
import { findContact } from '#db/contacts.ts';
import type { Desk } from '#worker/desk.ts';
import { personDigest } from '#worker/person.ts';
import { freshCase } from '#worker/reference.ts';
import type { CaseFile, Details } from '#worker/rights/carrying.ts';

export const person = {
  email: 'ines.farrow@farrow-press.example',
  name: 'Ines Farrow',
  company: 'Farrow Press',
  company_address: '4 Quay Street, Woodbridge',
  phone: '+44 1632 960 817',
  twitter: '@inesfarrow',
};

export async function heldCase(
  desk: Desk,
  right: RightId,
  details: Details = {},
): Promise<CaseFile> {
  const { id, reference } = freshCase();
  const digest = personDigest(desk.keys, person.email);
  const at = desk.clock().toISOString();
  await openCases(desk.db, [
    {
      id,
      reference,
      right,
      state: 'approved',
      person_digest: digest,
      address: person.email,
      name: person.name,
      language: 'en',
      way_in: 'mail',
      received_at: at,
      closed_at: null,
    },
  ]);
  await addClockEvents(desk.db, [{ case_id: id, kind: 'received', at }]);
  await desk.db
    .insertInto('contacts')
    .values({
      id: randomUUID(),
      digest,
      ...person,
      created_at: at,
      updated_at: at,
      last_contact_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = await caseById(desk.db, id);
  if (!found) throw new Error('The case was not opened.');
  return { case: found, contact: await findContact(desk.db, digest), details };
}
