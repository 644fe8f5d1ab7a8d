/**
 * Other people in what a person is to be given (UK GDPR Art. 15(4), DPA 2018 Sch. 2 para. 16). The
 * detector proposes, an officer decides each by the ICO's three steps, and nothing is disclosed while
 * one is undecided:
 *
 * 1. Would the other person still be recognised with these words taken out?
 * 2. Have they agreed to the disclosure?
 * 3. Is it reasonable to disclose without their agreement?
 */
import { randomUUID } from 'node:crypto';
import { company, mailbox, post, product, telephone } from '#content/company.ts';
import { type Field, type RecordId, records } from '#content/records.ts';
import { logEvents } from '#db/log.ts';
import type { Executor } from '#db/open.ts';
import { addRedactions, decideRedactions, redactionsOf } from '#db/redactions.ts';
import type { Redaction } from '#db/schema-casework.ts';
import { staffNames } from '#db/staff-names.ts';
import type { Desk } from './desk.ts';
import { collectHeld } from './packages/collect.ts';
import type { Held, Note, Row, Source } from './packages/held.ts';
import { domainOf } from './request/address.ts';
import { type Known, othersNamed } from './request/others.ts';
import { type Cut, redact } from './request/redact.ts';
import type { CaseFile } from './rights/carrying.ts';

export interface Finding {
  readonly answer: 'yes' | 'no';
  readonly why: string;
}

/** The three steps; or, where the detector was wrong, what the words are instead of a person. */
export type Steps =
  | {
      readonly identifiableWithout: Finding;
      readonly consent: Finding;
      readonly reasonableWithout: Finding;
    }
  | { readonly notAPerson: string };

/** One place with the words in question, for the officer to read. */
export interface Place extends Pick<Redaction, 'record' | 'record_id' | 'field' | 'words'> {
  readonly foundBy: string;
  /** The whole text they stand in. */
  readonly text: string;
}

/** Everybody else who seems to be named in what would be handed over. Reads only. */
export async function findOthers(db: Executor, desk: Desk, file: CaseFile, held: Held) {
  const places = proseOf(held);
  const known = await whoIsKnown(db, desk, file, held);
  const found = othersNamed(
    places.map(({ text }) => text),
    known,
  );
  return places.flatMap((place, index): Place[] =>
    (found[index] ?? []).map(({ words, by }) => ({ ...place, words, foundBy: by })),
  );
}

/** A sentence for each that is not decided yet; empty when the case may go on. Reads only. */
export async function undecided(db: Executor, desk: Desk, file: CaseFile, held: Held) {
  const places = await findOthers(db, desk, file, held);
  const rows = await redactionsOf(db, file.case.id);
  const settled = new Set(rows.filter((row) => row.decision !== null).map(keyOf));
  const here = new Set(proseOf(held).map(placeKey));
  // Words put forward while the case asked for something else stay undecided, and do not matter here.
  const added = rows.filter((row) => row.decision === null && here.has(placeKey(row)));
  const open = new Map([...places, ...added].map((one) => [keyOf(one), one]));
  return [...open.values()]
    .filter((one) => !settled.has(keyOf(one)))
    .map(
      ({ words, record, field, record_id }) =>
        `«${words}» stands in ${record} (${field} of ${record_id}) and may be somebody else: decide whether it is disclosed.`,
    );
}

/**
 * Puts what the detector found before the officer. Asking twice adds nothing.
 *
 * @param wanted what would be handed over; everything held where absent
 */
export async function proposeRedactions(
  db: Executor,
  desk: Desk,
  file: CaseFile,
  wanted?: Held,
): Promise<readonly (Redaction & { readonly text: string })[]> {
  const held = wanted ?? (await collectHeld(db, file));
  const places = await findOthers(db, desk, file, held);
  await addRedactions(
    db,
    places.map(({ record, record_id, field, words, foundBy }) => ({
      id: randomUUID(),
      case_id: file.case.id,
      record,
      record_id,
      field,
      words,
      found_by: foundBy,
    })),
  );
  const texts = new Map(proseOf(held).map((place) => [placeKey(place), place.text]));
  const rows = await redactionsOf(db, file.case.id);
  return rows.flatMap((row) => {
    const text = texts.get(placeKey(row));
    return text === undefined ? [] : [{ ...row, text }];
  });
}

/** Words that the detector missed. @returns a sentence when they do not stand there */
export async function addRedaction(
  db: Executor,
  file: CaseFile,
  place: Pick<Place, 'record' | 'record_id' | 'field' | 'words'>,
  staff: string,
  wanted?: Held,
): Promise<string | null> {
  const held = wanted ?? (await collectHeld(db, file));
  const text = proseOf(held).find((one) => placeKey(one) === placeKey(place))?.text;
  if (text === undefined) return 'There is no such text in what would be handed over.';
  if (redact(text, [{ words: place.words, sentence: false }]) === text) {
    return `«${place.words}» does not stand in that text as whole words.`;
  }
  const { record, record_id, field, words } = place;
  const row = { record, record_id, field, words, case_id: file.case.id, found_by: staff };
  await addRedactions(db, [{ id: randomUUID(), ...row }]);
  return null;
}

/**
 * Records a decision about one or several proposals of a case, and logs that it was made.
 *
 * @returns how many were decided
 */
export async function decideRedaction(
  db: Executor,
  caseId: string,
  ids: readonly string[],
  steps: Steps,
  staff: string,
  now: Date,
): Promise<number> {
  const decision = decisionOf(steps);
  const decided = await decideRedactions(db, caseId, ids, {
    ...columnsOf(steps),
    decision,
    decided_by: staff,
    decided_at: now.toISOString(),
  });
  if (decided === 0) return 0;
  await logEvents(db, [
    {
      case_id: caseId,
      letter_id: null,
      at: now.toISOString(),
      actor: staff,
      kind: 'redaction-decided',
      // Ids and answers only: the reasons may name somebody, and the log is for ever.
      detail: JSON.stringify({ ids, decision, answers: answersOf(steps) }),
    },
  ]);
  return decided;
}

/** Disclosed with agreement or where it is reasonable, and never otherwise (Sch. 2 para. 16(2)). */
export function decisionOf(steps: Steps): 'redact' | 'disclose' {
  if ('notAPerson' in steps) return 'disclose';
  const { consent, reasonableWithout } = steps;
  return consent.answer === 'yes' || reasonableWithout.answer === 'yes' ? 'disclose' : 'redact';
}

/** The records as they may be handed over. Throws when something is undecided. */
export async function redactHeld(
  db: Executor,
  desk: Desk,
  file: CaseFile,
  held: Held,
): Promise<Held> {
  const open = await undecided(db, desk, file, held);
  if (open.length > 0)
    throw new Error(`${open.length} places are undecided: nothing is disclosed.`);
  const cuts = cutsOf(await redactionsOf(db, file.case.id));
  const cut = (key: string, text: string) => redact(text, cuts.get(key) ?? []);
  return {
    records: new Map(
      [...held.records].map(([id, rows]) => [id, rows.map((row) => redactRow(id, row, cut))]),
    ),
    sources: held.sources.map((source) => ({
      ...source,
      detail: cut(placeKey(placeOfSource(source)), source.detail),
    })),
    notes: held.notes.map((note) => ({
      ...note,
      text: cut(placeKey(placeOfNote(note)), note.text),
    })),
  };
}

function redactRow(id: RecordId, row: Row, cut: (key: string, text: string) => string): Row {
  const values = Object.entries(row.values).map(([field, value]) => {
    const key = placeKey({ record: id, record_id: row.id, field });
    return [field, typeof value === 'string' ? cut(key, value) : value] as const;
  });
  return { id: row.id, values: Object.fromEntries(values) };
}

function cutsOf(rows: readonly Redaction[]): ReadonlyMap<string, readonly Cut[]> {
  const cuts = new Map<string, Cut[]>();
  for (const row of rows.filter(({ decision }) => decision === 'redact')) {
    const still = row.identifiable_without ? readFinding(row.identifiable_without) : null;
    const own = cuts.get(placeKey(row)) ?? [];
    own.push({ words: row.words, sentence: still?.answer === 'yes' });
    cuts.set(placeKey(row), own);
  }
  return cuts;
}

const readFinding = (json: string): Finding => JSON.parse(json) as Finding;

function columnsOf(steps: Steps) {
  if ('notAPerson' in steps) {
    const finding: Finding = { answer: 'no', why: steps.notAPerson };
    return {
      identifiable_without: JSON.stringify(finding),
      consent: null,
      reasonable_without: null,
    };
  }
  return {
    identifiable_without: JSON.stringify(steps.identifiableWithout),
    consent: JSON.stringify(steps.consent),
    reasonable_without: JSON.stringify(steps.reasonableWithout),
  };
}

function answersOf(steps: Steps) {
  if ('notAPerson' in steps) return { person: 'no' };
  const { identifiableWithout, consent, reasonableWithout } = steps;
  return {
    identifiableWithout: identifiableWithout.answer,
    consent: consent.answer,
    reasonableWithout: reasonableWithout.answer,
  };
}

/** Every text that somebody wrote freely. */
function proseOf(held: Held) {
  const fromRecords = [...held.records].flatMap(([record, rows]) => {
    const fields: Readonly<Record<string, Field>> = records[record].fields;
    const prose = Object.keys(fields).filter((name) => fields[name]?.form === 'prose');
    return rows.flatMap(({ id, values }) =>
      prose.flatMap((field) => {
        const text = values[field];
        return typeof text === 'string' ? [{ record, record_id: id, field, text }] : [];
      }),
    );
  });
  const fromSources = held.sources
    .filter(({ detail }) => detail !== '')
    .map((source) => ({ ...placeOfSource(source), text: source.detail }));
  const fromNotes = held.notes.map((note) => ({ ...placeOfNote(note), text: note.text }));
  return [...fromRecords, ...fromSources, ...fromNotes];
}

const placeOfNote = ({ id }: Note) => ({ record: 'words', record_id: id, field: 'text' });

const placeOfSource = ({ id }: Source) => ({
  record: 'provenance',
  record_id: id,
  field: 'detail',
});

type PlaceOf = Pick<Place, 'record' | 'record_id' | 'field'>;
const placeKey = ({ record, record_id, field }: PlaceOf): string =>
  `${record}\n${record_id}\n${field}`;
const keyOf = (one: PlaceOf & { words: string }): string => `${placeKey(one)}\n${one.words}`;

/** Whoever may be named: the person, our staff; and what has a capital and is no person. */
async function whoIsKnown(db: Executor, desk: Desk, file: CaseFile, held: Held): Promise<Known> {
  const { contact } = file;
  const own = [contact?.name, file.case.name].flatMap((name) => name ?? []);
  const addresses = [contact?.email, file.case.address].flatMap((address) => address ?? []);
  return {
    people: [...own, ...(await staffNames(db))],
    things: [company.name, company.legalName, product.name, ...post.lines, ...thingsIn(held)],
    addresses,
    domains: [domainOf(mailbox.address), domainOf(desk.config.mailbox)],
    phones: [contact?.phone, contact?.mobile, telephone.call].flatMap((phone) => phone ?? []),
  };
}

/** Companies, events and products by the names they have in the person's own records. */
function thingsIn(held: Held): string[] {
  const named = ['company', 'event', 'product', 'invoiced_company', 'industry'];
  return [...held.records.values()].flatMap((rows) =>
    rows.flatMap(({ values }) =>
      named.flatMap((field) => (typeof values[field] === 'string' ? [values[field]] : [])),
    ),
  );
}
