/** The records of an invented person, noun by noun. */
import type { Origin } from '#db/contacts.ts';
import { addHeld } from '#db/held.ts';
import type { Executor } from '#db/open.ts';
import { companies } from './companies.ts';
import {
  enquiries,
  evaluations,
  events,
  letters,
  outsiders,
  webPages,
  workshops,
} from './letters.ts';
import { has, idOf, type Placed } from './placed.ts';

const said: Origin = { source: 'person', detail: '' };
const seen: Origin = { source: 'website', detail: 'Cookie, with consent' };
const met: Origin = { source: 'event', detail: 'Booking form' };

export async function addRecords(tx: Executor, person: Placed, all: readonly Placed[]) {
  if (has(person, 'correspondent')) await addCorrespondence(tx, person, all);
  if (has(person, 'enquirer')) await addEnquiry(tx, person);
  if (has(person, 'customer')) await addSales(tx, person);
  await addAttendances(tx, person);
  if (has(person, 'visitor')) await addVisits(tx, person);
  if (has(person, 'consents')) await addConsents(tx, person);
  if (has(person, 'employee')) await addEmployment(tx, person);
  if (has(person, 'candidate')) await addApplication(tx, person);
}

/** Id and owner of a row; `what` tells the person's rows apart. */
const row = (person: Placed, what: string) => ({
  id: idOf(`${what} of ${person.name}`),
  contact_id: person.id,
});

const pick = <T>(from: readonly T[], index: number): T => {
  const one = from[index % from.length];
  if (one === undefined) throw new RangeError('Nothing to pick from.');
  return one;
};

async function addCorrespondence(tx: Executor, person: Placed, all: readonly Placed[]) {
  const first = person.name.split(' ')[0] ?? '';
  const staff = pick(
    all.filter((one) => has(one, 'employee') && !has(one, 'left')),
    person.index,
  );
  const others = all.filter((one) => one.company === person.company && one !== person);
  const colleague = person.company && others.length > 0 ? pick(others, person.index).name : null;
  const named = colleague ?? pick(outsiders, person.index + 3);
  const domain = companies[person.company ?? '']?.domain ?? 'post.example';
  const values: Readonly<Record<string, string>> = {
    first,
    staff: staff.name,
    staffFirst: staff.name.split(' ')[0] ?? '',
    colleague: named,
    colleagueAddress: `${named.split(' ')[0]?.toLowerCase()}@${domain}`,
    other: pick(outsiders, person.index),
    company: companies[person.company ?? '']?.name ?? 'the company',
  };
  // Everybody has some of the letters; the first customers have all of them.
  const count = person.index < 5 ? letters.length : 2 + (person.index % 3);
  for (const [nth, letter] of letters.slice(0, count).entries()) {
    const at = `2025-${String(2 + nth).padStart(2, '0')}-${10 + (person.index % 18)}T10:15:00.000Z`;
    const { direction, channel, subject, body } = letter;
    const words = body.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
    const written = { at, direction, channel, subject, body: words };
    await addHeld(
      tx,
      'communications',
      [{ ...row(person, `letter ${nth}`), ...written }],
      said,
      new Date(at),
    );
  }
}

async function addEnquiry(tx: Executor, person: Placed) {
  const at = '2024-11-18T14:05:00.000Z';
  const enquiry = pick(enquiries, person.index);
  const form: Origin = { source: 'website', detail: 'Enquiry form' };
  await addHeld(
    tx,
    'enquiries',
    [{ ...row(person, 'enquiry'), at, ...enquiry }],
    form,
    new Date(at),
  );
}

async function addSales(tx: Executor, person: Placed) {
  const company = companies[person.company ?? ''];
  const year = Math.max(2012, Number(person.since.slice(0, 4)) + 1);
  const contract = {
    number: `H-${year}-${100 + person.index}`,
    subject: 'HALO licence and support',
    signed_on: `${year}-02-01`,
    ended_on: person.company ? null : `${year + 3}-01-31`,
  };
  const now = new Date(`${year}-02-01T12:00:00.000Z`);
  await addHeld(tx, 'contracts', [{ ...row(person, 'contract'), ...contract }], said, now);
  for (const nth of [0, 1, 2]) {
    const purchase = {
      invoice: `INV-${year + nth}-${1_000 + person.index}`,
      item: nth === 0 ? 'HALO, first year and training' : 'HALO, yearly licence',
      pence: 120_000 + 15_000 * ((person.index + nth) % 7),
      invoiced_on: `${year + nth}-02-05`,
      paid_on: `${year + nth}-03-03`,
      invoiced_name: person.name,
      invoiced_company: company?.name ?? '',
      finance_address: company?.finance ?? '',
    };
    await addHeld(tx, 'purchases', [{ ...row(person, `invoice ${nth}`), ...purchase }], said, now);
  }
}

async function addAttendances(tx: Executor, person: Placed) {
  const attended = person.index % 4 === 3 ? 0 : 1;
  const evaluation = attended ? pick(evaluations, person.index) : null;
  if (has(person, 'event')) {
    const event = pick(events, person.index);
    const booked_at = `${event.held_on.slice(0, 4)}-01-20T09:00:00.000Z`;
    const values = { ...event, booked_at, attended, evaluation } as const;
    const rows = [{ ...row(person, 'event'), ...values }];
    await addHeld(tx, 'attendances', rows, met, new Date(booked_at));
  }
  if (!has(person, 'workshop')) return;
  for (const [nth, workshop] of workshops.entries()) {
    const booked_at = `${workshop.held_on.slice(0, 4)}-02-01T09:00:00.000Z`;
    const certificate = attended ? `HW-${workshop.held_on.slice(0, 4)}-${10 + person.index}` : null;
    const values = { kind: 'workshop', ...workshop, booked_at, attended, certificate } as const;
    const rows = [{ ...row(person, `workshop ${nth}`), ...values, evaluation }];
    await addHeld(tx, 'attendances', rows, met, new Date(booked_at));
  }
}

async function addVisits(tx: Executor, person: Placed) {
  for (const [nth, visit] of webPages.slice(0, 2 + (person.index % 4)).entries()) {
    const at = `2025-05-${10 + nth}T19:${10 + (person.index % 40)}:00.000Z`;
    await addHeld(
      tx,
      'web_activity',
      [{ ...row(person, `visit ${nth}`), at, ...visit }],
      seen,
      new Date(at),
    );
  }
}

async function addConsents(tx: Executor, person: Placed) {
  const given_at = '2024-09-02T13:00:00.000Z';
  const rows = [
    {
      ...row(person, 'newsletter'),
      purpose: 'marketing',
      words: 'Yes, send me the HALO newsletter.',
      given_at,
    },
    {
      ...row(person, 'cookies'),
      purpose: 'analytics',
      words: 'Accept analytics cookies.',
      given_at,
      withdrawn_at: person.index % 3 === 0 ? '2025-07-01T08:00:00.000Z' : null,
    },
  ];
  await addHeld(tx, 'consents', rows, seen, new Date(given_at));
}

async function addEmployment(tx: Executor, person: Placed) {
  const employment = {
    role: person.job,
    began_on: person.since,
    ended_on: has(person, 'left') ? '2019-08-31' : null,
    file: 'Contract of employment, yearly reviews, one emergency contact.',
  };
  const now = new Date(`${person.since}T09:00:00.000Z`);
  await addHeld(tx, 'employees', [{ ...row(person, 'employment'), ...employment }], said, now);
}

/** The first two were turned down long enough ago for the sweep; the last is undecided. */
async function addApplication(tx: Executor, person: Placed) {
  const decided = person.since < '2026-09';
  const application = {
    role: 'Support',
    applied_on: person.since,
    decided_on: decided ? '2026-06-30' : null,
    outcome: decided ? 'Turned down after the interview' : null,
    file: 'Letter, curriculum vitae, notes of the interview with Marion Blyth.',
  };
  const now = new Date(`${person.since}T09:00:00.000Z`);
  await addHeld(tx, 'candidates', [{ ...row(person, 'application'), ...application }], said, now);
}
