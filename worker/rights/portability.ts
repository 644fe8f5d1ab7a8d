/**
 * Portability (UK GDPR Art. 20): what the person gave, in a published form. It goes to the person,
 * or by mail to the organisation they name, once they have confirmed name and address: what has left
 * cannot be called back.
 */

import { company, mailbox } from '#content/company.ts';
import { fill } from '#content/fill.ts';
import type { Language } from '#content/language.ts';
import { portable, schemaUrl } from '#content/portability-schema.ts';
import { rights } from '#content/rights.ts';
import type { Executor } from '#db/open.ts';
import { queueMail } from '#db/outbox.ts';
import { languageFor } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { isConfirmed, type Organisation } from '../organisation.ts';
import { collectHeld } from '../packages/collect.ts';
import { letterRow } from '../packages/covering-letter.ts';
import { type Delivery, deliver } from '../packages/deliver.ts';
import type { Held } from '../packages/held.ts';
import { givenByPerson, portableFiles } from '../packages/portable.ts';
import { redactHeld, undecided } from '../redaction.ts';
import { normalAddress } from '../request/address.ts';
import { counts, disclosed, isEmpty, nothingHeld } from './access.ts';
import type { Carrying, CaseFile, Done, Plan } from './carrying.ts';

export const portability: Carrying = { right: 'portability', plan, carryOut };

async function plan(db: Executor, desk: Desk, file: CaseFile): Promise<Plan> {
  const held = await given(db, file);
  return {
    lines: disclosed(held, rights.portability.article),
    open: [
      ...(await undecided(db, desk, file, held)),
      ...(await organisationOpen(db, file.case.id, file.details.organisation)),
    ],
  };
}

/** Notes and sources are the company's own, and no part of it. */
export async function given(db: Executor, file: CaseFile): Promise<Held> {
  const held = await collectHeld(db, file, portable);
  return { records: givenByPerson(held), sources: [], notes: [] };
}

async function organisationOpen(db: Executor, caseId: string, to: Organisation | undefined) {
  if (!to) return [];
  if (!normalAddress(to.address)) {
    return [`«${to.address}» is no email address; the data of ${to.name} goes by mail.`];
  }
  return (await isConfirmed(db, caseId, to))
    ? []
    : [`The person has not confirmed yet that their data goes to ${to.name} at ${to.address}.`];
}

async function carryOut(db: Executor, desk: Desk, file: CaseFile): Promise<Done> {
  const found = await given(db, file);
  if (!file.contact || isEmpty(found)) return nothingHeld('portability');
  const to = file.details.organisation;
  if (to && (await organisationOpen(db, file.case.id, to)).length > 0) {
    throw new Error('The organisation is not confirmed: nothing is sent.');
  }
  const held = await redactHeld(db, desk, file, found);
  const language = languageFor(file.case.language);
  const subject = file.contact.email ?? file.case.address ?? '';
  const made = desk.clock();
  const files = portableFiles(held, { reference: file.case.reference, subject, made }, language);
  const delivery = await deliver(db, desk, file.case.id, files);
  const log = { handedOver: counts(held), expires: delivery.expires };
  if (!to) {
    const { link, expires } = delivery;
    const part = { part: 'portability', values: { link }, days: { expires } } as const;
    return { answer: [part], notice: null, log };
  }
  await sendTo(db, desk, file, to, delivery, language);
  return {
    answer: [{ part: 'portability-sent', values: { organisation: to.name } }],
    notice: null,
    log: { ...log, sentToOrganisation: true },
  };
}

/** The organisation gets the link and the person does not: each link is for one reader. */
async function sendTo(
  db: Executor,
  desk: Desk,
  file: CaseFile,
  to: Organisation,
  { link, expires }: Delivery,
  language: Language,
): Promise<void> {
  const words = language.packages.portability.letter;
  const values = {
    organisation: to.name,
    address: file.case.address ?? '',
    reference: file.case.reference,
    company: company.legalName,
    mailbox: mailbox.address,
    schema: schemaUrl,
    expires: language.day(expires),
    link,
  };
  const letter = {
    to: to.address,
    subject: fill(words.subject, values),
    paragraphs: words.paragraphs.map((one) => fill(one, values)),
  };
  await queueMail(db, [letterRow(desk, file.case.id, letter, language.code)]);
}
