/**
 * Erasure (UK GDPR Art. 17; right.erasure). What goes and what the law keeps is read from
 * content/records.ts; the person stays suppressed by digest unless they want that forgotten too
 * (right.erasure.repurchase), in which case a bought list may bring them back, and they are told so.
 */
import { randomUUID } from 'node:crypto';
import { repurchase } from '#content/erasure.ts';
import { type RecordId, records } from '#content/records.ts';
import { countOptOuts } from '#db/erase-optouts.ts';
import { rowsOf } from '#db/erase-records.ts';
import { heldBy } from '#db/holds.ts';
import type { Executor } from '#db/open.ts';
import { type RecordKind, recordKinds } from '#db/record-kinds.ts';
import { isOver } from '#db/set-aside.ts';
import { languageFor } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { erasePerson, keptUntil } from '../erase.ts';
import { settleErasures } from '../erasure-ledger.ts';
import type { AnswerPart } from '../request/effect.ts';
import type { Carrying, CaseFile, Done, Plan, PlanLine } from './carrying.ts';

export const erasure: Carrying = {
  right: 'erasure',
  plan: planErasure,
  carryOut,
};

async function planErasure(db: Executor, desk: Desk, file: CaseFile): Promise<Plan> {
  const lines = file.contact ? await recordLines(db, file.contact.id, desk.clock()) : [];
  return {
    lines: [...lines, correspondence, await optOutLine(db, file)],
    open: await waitsFor(db, file),
  };
}

/** Whatever else is open needs what erasure would take: the data, or an address to answer to. */
async function waitsFor(db: Executor, file: CaseFile): Promise<string[]> {
  const others = await heldBy(db, file.case.person_digest, file.case.id);
  return others.map(
    ({ reference, right }) =>
      `${reference} (${right ?? 'not clear yet'}) is open for the same person. Settle it first: erasure would take what it needs.`,
  );
}

async function recordLines(db: Executor, contactId: string, now: Date): Promise<PlanLine[]> {
  const lines: PlanLine[] = [];
  let kept = false;
  for (const kind of Object.values(recordKinds) as RecordKind[]) {
    if (kind.key !== 'contact_id') continue;
    const rows = await rowsOf(db, kind, contactId);
    const over = rows.filter((row) => isOver({ until: keptUntil(kind.id, row) }, now));
    const keeps = records[kind.id].onErasure === 'keep' && rows.length > over.length;
    const stay = keeps ? rows.filter((row) => !over.includes(row)) : [];
    const go = keeps ? over : rows;
    kept ||= keeps;
    if (stay.length > 0) lines.push(keptLine(kind.id, stay));
    if (go.length > 0) lines.push(erasedLine(kind.id, go.length));
  }
  return [contactLine(kept), ...lines];
}

function keptLine(id: RecordId, rows: readonly Readonly<Record<string, unknown>>[]): PlanLine {
  const ends = rows.map((row) => keptUntil(id, row));
  return {
    record: id,
    count: rows.length,
    act: 'keep',
    basis: records[id].erasureFact,
    // As long as the longest of them; one without an end has none.
    until: ends.includes(null) ? null : (ends.sort().at(-1) ?? null),
    detail:
      'Numbers, dates and amounts stay; what names the person is sealed, for whoever the law lets open it.',
  };
}

function erasedLine(id: RecordId, count: number): PlanLine {
  const basis = records[id].erasureFact;
  return { record: id, count, act: 'erase', basis, until: null, detail: 'Deleted.' };
}

function contactLine(kept: boolean): PlanLine {
  return {
    record: 'contacts',
    count: 1,
    act: kept ? records.contacts.onErasure : 'erase',
    basis: records.contacts.erasureFact,
    until: null,
    detail: kept
      ? 'Emptied: the row stays because kept records point at it, and names nobody.'
      : 'Deleted, with the record of where it came from.',
  };
}

const correspondence: PlanLine = {
  record: 'letters',
  count: 1,
  act: 'erase',
  basis: records.communications.erasureFact,
  until: null,
  detail:
    'Letters, proofs, packages and our answers are emptied and their keys destroyed, in the mailbox too. Dates, digests and references stay, to prove that this was done.',
};

async function optOutLine(db: Executor, file: CaseFile): Promise<PlanLine> {
  const keeps = await keepsOptOut(db, file);
  return {
    record: 'suppressions',
    count: await countOptOuts(db, file.case.person_digest),
    act: keeps ? 'keep' : 'erase',
    basis: repurchase.fact,
    until: null,
    detail: keeps
      ? 'Marketing stays stopped by a digest that names nobody, so that a bought list cannot bring the person back.'
      : 'Warning: opt-outs are forgotten as well. If the address is on a bought list, the person will be written to again.',
  };
}

/** Staying suppressed is the default: whoever wants to be gone seldom wants to be found again. */
async function keepsOptOut(db: Executor, file: CaseFile): Promise<boolean> {
  return file.details.keepOptOut ?? (await isHeld(db, file));
}

/** Of somebody nobody knew, nothing is kept that they did not ask for. */
async function isHeld(db: Executor, file: CaseFile): Promise<boolean> {
  return file.contact !== null || (await countOptOuts(db, file.case.person_digest)) > 0;
}

async function carryOut(db: Executor, desk: Desk, file: CaseFile): Promise<Done> {
  const id = randomUUID();
  const keeps = await keepsOptOut(db, file);
  const answer = await answerParts(db, file, keeps, desk.clock());
  const done = await erasePerson(db, desk.keys, {
    id,
    digest: file.case.person_digest,
    caseId: file.case.id,
    keepOptOut: keeps,
    at: desk.clock(),
    address: file.case.address,
  });
  return { answer, notice: 'erasure', log: { erasure: id, ...done }, afterCommit: settleErasures };
}

async function answerParts(
  db: Executor,
  file: CaseFile,
  keeps: boolean,
  now: Date,
): Promise<AnswerPart[]> {
  const values = { kept: await keptWords(db, file, now) };
  if (keeps) return [{ part: 'erasure-suppressed', values }];
  if (await isHeld(db, file)) return [{ part: 'erasure', values }];
  return [{ part: 'nothing-held', rights: ['erasure'] }];
}

/** What stays, in the words of the published table of periods; empty when nothing does. */
async function keptWords(db: Executor, file: CaseFile, now: Date): Promise<string> {
  if (!file.contact) return '';
  const { words } = languageFor(file.case.language);
  const lines = await recordLines(db, file.contact.id, now);
  return lines
    .filter((line) => line.act === 'keep')
    .map((line) => records[line.record as RecordId].retention)
    .map((kept) => `${words.records[kept]}: ${words.ends[kept]}`)
    .join(' ');
}
