/**
 * Fills an empty database with the invented people of the demonstration. The same every time: nothing
 * is drawn by lot, and ids are digests of what they stand for.
 */
import { addContact, anybodyHeld, changeContact, findContact } from '#db/contacts.ts';
import type { Executor } from '#db/open.ts';
import { addStanding } from '#db/standings.ts';
import { suppress } from '#db/suppressions.ts';
import type { Desk } from '../desk.ts';
import { personDigest } from '../person.ts';
import { makeProfile } from '../profile.ts';
import { companies } from './companies.ts';
import { type DemoPerson, people } from './people.ts';
import { has, idOf, type Placed, place } from './placed.ts';
import { addRecords } from './records.ts';

/** @returns how many people, or null when somebody is held already */
export async function fillDemo(desk: Desk): Promise<number | null> {
  if (await anybodyHeld(desk.db)) return null;
  const placed = people.map((person, index) => place(person, index));
  await desk.db.transaction().execute(async (tx) => {
    for (const person of placed) await addPerson(tx, desk, person);
    for (const person of placed) await addRecords(tx, person, placed);
    for (const person of placed) await addChoices(tx, desk, person);
  });
  return placed.length;
}

async function addPerson(tx: Executor, desk: Desk, person: Placed): Promise<void> {
  const company = person.company ? companies[person.company] : undefined;
  const at = `${person.since}T09:30:00.000Z`;
  const number = String(200 + person.index);
  const slug = person.name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
  const origin = { source: person.source, detail: person.detail };
  await addContact(
    tx,
    {
      id: person.id,
      digest: personDigest(desk.keys, person.address),
      email: person.address,
      title: person.title,
      name: person.name,
      job_title: person.job,
      company: company?.name ?? null,
      company_address: company?.address ?? null,
      phone: `01632 960${number}`,
      created_at: at,
      updated_at: at,
      last_contact_at: lastContact(person),
    },
    origin,
  );
  if (has(person, 'correspondent')) {
    const said = { source: 'person', detail: 'Signature of an email' } as const;
    const change = {
      mobile: `07700 900${number}`,
      linkedin: `https://linkedin.example/in/${slug}`,
    };
    await update(tx, desk, person, change, said, '2024-02-06T10:00:00.000Z');
  }
  if (company && has(person, 'customer')) {
    const found = { source: 'public', detail: 'Companies House, annual return' } as const;
    const { turnover, employees, industry } = company;
    const change = { turnover, employees, industry };
    await update(tx, desk, person, change, found, '2023-11-30T16:00:00.000Z');
  }
}

/** Long ago for those whose time is up by the published period. */
function lastContact(person: DemoPerson): string {
  if (has(person, 'correspondent')) return '2025-11-04T11:00:00.000Z';
  if (has(person, 'visitor') || has(person, 'consents')) return '2025-06-02T15:20:00.000Z';
  return person.since < '2014' ? '2014-12-01T09:00:00.000Z' : `${person.since}T09:30:00.000Z`;
}

async function update(
  tx: Executor,
  desk: Desk,
  person: Placed,
  change: Parameters<typeof changeContact>[2],
  origin: Parameters<typeof changeContact>[3],
  at: string,
): Promise<void> {
  const contact = await findContact(tx, personDigest(desk.keys, person.address));
  if (contact) await changeContact(tx, contact, change, origin, new Date(at));
}

/** Opt-outs, a restriction, an objection to profiling; profiles are made last, so that these bind. */
async function addChoices(tx: Executor, desk: Desk, person: Placed): Promise<void> {
  const digest = personDigest(desk.keys, person.address);
  const at = new Date('2025-09-15T08:00:00.000Z');
  if (has(person, 'suppressed')) {
    const company = person.company ? (companies[person.company]?.name ?? null) : null;
    const row = { digest, list: '', address: person.address, name: person.name, company };
    const way = { way_in: 'mailto' as const, created_at: at.toISOString() };
    await suppress(tx, [{ ...row, ...way, id: idOf(`opt-out ${person.name}`), channel: 'email' }]);
  }
  const standing = { digest, caseId: null };
  if (has(person, 'restricted')) {
    const note = 'The accuracy of the job title is being checked.';
    await addStanding(tx, { ...standing, kind: 'restriction', note }, at);
  }
  if (has(person, 'unprofiled')) {
    await addStanding(tx, { ...standing, kind: 'no-profiling', note: '' }, at);
  }
  const contact = has(person, 'profiled') ? await findContact(tx, digest) : null;
  if (contact) await makeProfile(tx, contact, at);
}
