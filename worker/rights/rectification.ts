/**
 * Rectification (UK GDPR Art. 16; right.rectification, purpose.accuracy). What the letter says is a
 * proposal, line by line; a person decides. Every change keeps its source. Whoever changes their
 * address takes their opt-outs and standings along, or correcting it would undo them.
 */
import { type CategoryId, categories } from '#content/categories.ts';
import { records } from '#content/records.ts';
import { rights } from '#content/rights.ts';
import { type ContactField, changeContact, contactFields, findContact } from '#db/contacts.ts';
import { heldBy } from '#db/holds.ts';
import type { Executor } from '#db/open.ts';
import type { Contact } from '#db/schema-records.ts';
import { copyStandings } from '#db/standings.ts';
import { copySuppressions } from '#db/suppressions.ts';
import { languageFor } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { personDigest } from '../person.ts';
import { normalAddress } from '../request/address.ts';
import type { Carrying, CaseFile, Done, Plan, PlanLine } from './carrying.ts';

export const rectification: Carrying = { right: 'rectification', plan, carryOut };

/** Longer than any of these fields has reason to be. */
const LONGEST = 500;

interface Change {
  readonly field: ContactField;
  readonly old: string | null;
  readonly new: string;
}

async function plan(db: Executor, desk: Desk, file: CaseFile): Promise<Plan> {
  const { contact } = file;
  if (!contact) return { lines: [], open: ['Nobody is held under this address.'] };
  const { changes, open } = readChanges(file, contact);
  return {
    lines: changes.map(changeLine),
    open: [...open, ...(await addressTaken(db, desk, changes)), ...(await waitsFor(db, file))],
  };
}

/** What can be changed, and a sentence for everything that cannot. */
function readChanges(file: CaseFile, contact: Contact): { changes: Change[]; open: string[] } {
  const changes: Change[] = [];
  const open: string[] = [];
  const wanted = file.details.changes ?? [];
  if (wanted.length === 0) open.push('Say what is to be changed: a field, and what it should say.');
  for (const one of wanted) {
    const field = fieldNamed(one.field);
    const value = field ? toValue(field, one.new) : null;
    if (!field) open.push(`«${one.field}» is not a field we hold. ${fieldList()}`);
    else if (value === null) open.push(`«${one.new}» cannot be the new value of ${field}.`);
    else changes.push({ field, old: contact[field], new: value });
  }
  const twice = changes.filter((one, at) => changes.findIndex((x) => x.field === one.field) !== at);
  for (const { field } of twice) open.push(`${field} is to be changed twice. Leave one of them.`);
  return { changes, open };
}

function fieldList(): string {
  return `The fields are ${contactFields.join(', ')}.`;
}

/** By its column, or by the category the policy calls it (`company-name`). */
function fieldNamed(name: string): ContactField | null {
  const wanted = name.trim().toLowerCase();
  const column = contactFields.find((one) => one === wanted.replaceAll(/[\s-]/g, '_'));
  if (column) return column;
  const known = (categories as readonly string[]).includes(wanted);
  return (known && contactFields.find((one) => categoryOf(one) === wanted)) || null;
}

function categoryOf(field: ContactField): CategoryId {
  return records.contacts.fields[field].category;
}

function toValue(field: ContactField, text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST) return null;
  return field === 'email' ? normalAddress(trimmed) : trimmed;
}

function changeLine(change: Change): PlanLine {
  const { article } = rights.rectification;
  return {
    record: change.field,
    count: change.old === change.new ? 0 : 1,
    act: 'change',
    basis: article,
    until: null,
    detail: `${change.old ?? '(empty)'} → ${change.new}`,
  };
}

async function addressTaken(
  db: Executor,
  desk: Desk,
  changes: readonly Change[],
): Promise<string[]> {
  const moved = changes.find((one) => one.field === 'email' && one.new !== one.old);
  if (!moved) return [];
  const taken = await findContact(db, personDigest(desk.keys, moved.new));
  return taken ? [`${moved.new} is held as another person. Find out which of them it is.`] : [];
}

/** Whoever asks for a copy gets what was held when they asked. */
async function waitsFor(db: Executor, file: CaseFile): Promise<string[]> {
  const others = await heldBy(db, file.case.person_digest, file.case.id);
  return others
    .filter(({ right }) => right === 'access' || right === 'portability' || right === 'provenance')
    .map(
      ({ reference, right }) =>
        `${reference} (${right}) asks for the same information as it stands. Answer it first.`,
    );
}

async function carryOut(db: Executor, desk: Desk, file: CaseFile): Promise<Done> {
  const { contact } = file;
  if (!contact) throw new Error('Nobody is held whose record could be corrected.');
  const now = desk.clock();
  const { changes } = readChanges(file, contact);
  const change = Object.fromEntries(changes.map((one) => [one.field, one.new]));
  const origin = { source: 'person', detail: file.case.reference } as const;
  const changed = await changeContact(db, contact, change, origin, now);
  const address = changes.find((one) => one.field === 'email')?.new;
  if (address && changed.includes('email')) await moveAddress(db, desk, contact, address, now);
  const words = changes.map((one) => inWords(file.case.language, one)).join('\n');
  return {
    answer: [{ part: 'rectification', values: { changes: words } }],
    notice: 'rectification',
    log: { fields: changed },
  };
}

/** The person is found by the new address from now on, and stays stopped under both. */
async function moveAddress(db: Executor, desk: Desk, contact: Contact, to: string, now: Date) {
  const digest = personDigest(desk.keys, to);
  await db.updateTable('contacts').set({ digest }).where('id', '=', contact.id).execute();
  if (!contact.digest) return;
  await copySuppressions(db, contact.digest, { digest, address: to }, now);
  await copyStandings(db, contact.digest, digest, now);
}

function inWords(language: string, change: Change): string {
  const { words } = languageFor(language);
  return `${words.categories[categoryOf(change.field)]}: ${change.new}`;
}
