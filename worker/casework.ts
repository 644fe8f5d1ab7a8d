/**
 * What staff decide about a case. The command line and the desk call these same functions; no rule
 * of the law lives in either. Each act is one transaction: move, clock, log, effects, answer.
 */
import { clocks, type ExtensionGround } from '#content/clock.ts';
import { type RightId, rights } from '#content/rights.ts';
import { findCase } from '#db/cases.ts';
import { changeCase, contactByDigest } from '#db/casework.ts';
import { keepLinks } from '#db/links.ts';
import { logEvents } from '#db/log.ts';
import type { Executor } from '#db/open.ts';
import { queueMail } from '#db/outbox.ts';
import { acceptProofs, refuseProofs } from '#db/proofs.ts';
import type { Case } from '#db/schema.ts';
import { closeTasks } from '#db/tasks.ts';
import { endTokens, mintToken } from '#db/tokens.ts';
import { answerRows } from './answer.ts';
import { readClock, supposeClock } from './case-clock.ts';
import type { Desk } from './desk.ts';
import { caseUrl } from './links.ts';
import { type Moved, moveCase, type Step } from './move.ts';
import { queueNotices } from './notices.ts';
import { askOrganisation } from './organisation.ts';
import { personDigest } from './person.ts';
import { proofWords } from './proof-words.ts';
import type { AnswerPart } from './request/effect.ts';
import type { MoveKind } from './request/lifecycle.ts';
import { carriedOut } from './rights/carried-out.ts';
import type { CaseFile, Details, Done, Plan } from './rights/carrying.ts';

/** A member of staff who decides. */
export interface Staff {
  readonly name: string;
  readonly role: 'officer' | 'director';
}

export type Act =
  /** Says what a letter asks, or corrects what was understood. */
  | { readonly act: 'settle'; readonly right: RightId }
  /** Enters what the letter said, for example a correction's new value. */
  | { readonly act: 'detail'; readonly details: Details }
  | { readonly act: 'ask'; readonly what: Asked; readonly words: string }
  /** Identity stands, for a reason the log keeps: a call to the number on file, a proof looked at. */
  | { readonly act: 'identify'; readonly words: string; readonly on?: string }
  /** The letter was written for somebody else: the case is that person's, who is asked to say so. */
  | { readonly act: 'agent'; readonly person: string; readonly name?: string }
  /** The agent's authority was seen. */
  | { readonly act: 'authorise'; readonly words: string; readonly on?: string }
  | { readonly act: 'approve'; readonly words?: string }
  | { readonly act: 'refuse'; readonly words: string }
  | { readonly act: 'extend'; readonly ground: ExtensionGround; readonly words: string }
  | { readonly act: 'withdraw'; readonly words?: string };

/** `confirmation` is the link that a case begins with, sent again. */
export type Asked = 'confirmation' | 'identity' | 'more-proof' | 'authority' | 'clarification';

export type Result =
  | { readonly state: string; readonly due: string | null }
  | { readonly refused: string };

/** @param reference as people quote it, for example PD-4K7M-QXH3 */
export async function decideCase(
  desk: Desk,
  staff: Staff,
  reference: string,
  act: Act,
): Promise<Result> {
  try {
    const { after, ...decided } = await desk.db.transaction().execute(async (tx) => {
      const found = await findCase(tx, reference);
      if (!found) throw new Refused(`There is no case ${reference}.`);
      const result = await perform(tx, desk, staff, found, act);
      if ('refused' in result) throw new Refused(result.refused);
      await closeTasks(tx, found.id, desk.clock());
      const clock = await readClock(tx, result.case);
      return { state: result.case.state, due: clock.due, after: result.afterCommit };
    });
    await after?.(desk);
    desk.outgoing.ring();
    return decided;
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message };
    throw error;
  }
}

/** Rolls back what was begun: a refusal changes nothing, not even by half. */
class Refused extends Error {}

/** What approving would do; reads only. */
export async function planCase(desk: Desk, reference: string): Promise<Plan | null> {
  const found = await findCase(desk.db, reference);
  if (!found?.right) return null;
  const carrying = carriedOut[found.right];
  return carrying ? carrying.plan(desk.db, desk, await caseFile(desk.db, found)) : null;
}

export async function caseFile(db: Executor, found: Case): Promise<CaseFile> {
  return {
    case: found,
    contact: await contactByDigest(db, found.person_digest),
    details: JSON.parse(found.details) as Details,
  };
}

function perform(tx: Executor, desk: Desk, staff: Staff, found: Case, act: Act): Promise<Moved> {
  switch (act.act) {
    case 'settle':
      return settle(tx, desk, staff, found, act.right);
    case 'detail':
      return detail(tx, desk, staff, found, act.details);
    case 'ask':
      return ask(tx, desk, staff, found, act.what, act.words);
    case 'identify':
      return arrives(tx, desk, staff, found, 'identity-arrives', act);
    case 'agent':
      return writtenFor(tx, desk, staff, found, act.person, act.name ?? null);
    case 'authorise':
      return arrives(tx, desk, staff, found, 'authority-arrives', act);
    case 'approve':
      return approve(tx, desk, staff, found, act.words);
    case 'refuse':
      return tell(tx, desk, staff, found, 'refuse', act.words, {
        part: 'refused',
        values: { reason: act.words },
      });
    case 'extend':
      return extend(tx, desk, staff, found, act.ground, act.words);
    case 'withdraw':
      return tell(tx, desk, staff, found, 'withdraw', act.words ?? '', { part: 'withdrawn' });
  }
}

function stepOf(desk: Desk, staff: Staff, kind: MoveKind, reason?: string): Step {
  const at = desk.clock();
  const base = { kind, by: staff.role, actor: staff.name, at };
  return reason ? { ...base, reason } : base;
}

/** Proof counts from the day it came, not from the day somebody looked at it. */
async function arrives(
  tx: Executor,
  desk: Desk,
  staff: Staff,
  found: Case,
  kind: 'identity-arrives' | 'authority-arrives',
  { words, on }: { readonly words: string; readonly on?: string },
): Promise<Moved> {
  const stands = kind === 'identity-arrives' ? found.identity_at : found.authority_at;
  // What arrives twice must not start the clock twice.
  if (stands && found.state === 'in-review') return { refused: `That stands since ${stands}.` };
  const step = stepOf(desk, staff, kind, words);
  return moveCase(tx, found, on ? { ...step, clock: { at: on } } : step);
}

/** A move, and the letter that tells the person of it. */
async function tell(
  tx: Executor,
  desk: Desk,
  staff: Staff,
  found: Case,
  kind: MoveKind,
  why: string,
  part: AnswerPart,
): Promise<Moved> {
  const moved = await moveCase(tx, found, stepOf(desk, staff, kind, why));
  if ('refused' in moved) return moved;
  await answer(tx, desk, moved.case, [part]);
  return moved;
}

async function settle(tx: Executor, desk: Desk, staff: Staff, found: Case, right: RightId) {
  const was = found.right;
  const changed: Case = { ...found, right };
  await changeCase(tx, found.id, { right });
  await logEvents(tx, [eventRow(desk, staff, found, 'settled', { was, right })]);
  if (found.state !== 'received') return { case: changed };
  const needs = rights[right].identity;
  if (needs === 'none') return moveCase(tx, changed, stepOf(desk, staff, 'review'));
  return requestIdentity(tx, desk, changed, staff);
}

/** Asks for the confirmation that only the owner of the address on file can give. */
async function requestIdentity(tx: Executor, desk: Desk, found: Case, staff: Staff) {
  const moved = await moveCase(tx, found, stepOf(desk, staff, 'ask-identity'));
  if ('refused' in moved) return moved;
  const token = await mintToken(tx, found.id, 'identity', desk.clock(), null);
  await answer(tx, desk, moved.case, [
    {
      part: 'confirm',
      rights: found.right ? [found.right] : [],
      values: { confirm: caseUrl(desk.config, token) },
      periods: { period: clocks.month.period },
    },
  ]);
  return moved;
}

/**
 * Makes the case the person's: whoever wrote is the agent, is told nothing more, and cannot vouch
 * for themselves by a link they were sent before.
 */
async function writtenFor(
  tx: Executor,
  desk: Desk,
  staff: Staff,
  found: Case,
  person: string,
  name: string | null,
): Promise<Moved> {
  const agent = found.agent ?? found.address;
  if (!agent) return { refused: 'This case has no letter from an address, so no agent wrote it.' };
  if (agent === person) return { refused: `The letter came from ${person} itself.` };
  const theirs = {
    agent,
    address: person,
    name,
    person_digest: personDigest(desk.keys, person),
    identity_at: null,
    authority_at: null,
  };
  const moved = await moveCase(tx, { ...found, ...theirs }, stepOf(desk, staff, 'ask-authority'));
  if ('refused' in moved) return moved;
  await changeCase(tx, found.id, { ...theirs, awaits: 'authority' });
  await endTokens(tx, found.id, desk.clock());
  await logEvents(tx, [eventRow(desk, staff, found, 'agent-named', {})]);
  await sendPage(tx, desk, moved.case, 'ask-authority', '');
  return moved;
}

async function detail(tx: Executor, desk: Desk, staff: Staff, found: Case, details: Details) {
  const merged = JSON.stringify({ ...JSON.parse(found.details), ...details });
  await changeCase(tx, found.id, { details: merged });
  const names = Object.keys(details);
  await logEvents(tx, [eventRow(desk, staff, found, 'detail-entered', { names })]);
  if (details.organisation && found.right === 'portability') {
    await answer(tx, desk, found, [await askOrganisation(tx, desk, found, details.organisation)]);
  }
  return { case: { ...found, details: merged } };
}

/** What the person is asked for, and what a case then waits for beside the confirmation by link. */
const asking: Readonly<
  Record<
    Exclude<Asked, 'confirmation'>,
    { move: MoveKind; part: AnswerPart['part']; awaits: 'documents' | 'authority' | null }
  >
> = {
  identity: { move: 'ask-identity', part: 'ask-documents', awaits: 'documents' },
  'more-proof': { move: 'ask-identity', part: 'ask-more-proof', awaits: 'documents' },
  authority: { move: 'ask-authority', part: 'ask-authority', awaits: 'authority' },
  clarification: { move: 'ask-clarification', part: 'ask-clarification', awaits: null },
};

async function ask(
  tx: Executor,
  desk: Desk,
  staff: Staff,
  found: Case,
  what: Asked,
  words: string,
): Promise<Moved> {
  if (what === 'confirmation') {
    await changeCase(tx, found.id, { awaits: null });
    return requestIdentity(tx, desk, found, staff);
  }
  // Otherwise whoever wrote the letter would be asked whether they may write it.
  if (what === 'authority' && !found.agent) {
    return { refused: 'Say first for whom the letter was written: cases agent.' };
  }
  const moved = await moveCase(tx, found, stepOf(desk, staff, asking[what].move, words));
  if ('refused' in moved) return moved;
  if (what === 'more-proof') await refuseProofs(tx, found.id, words, desk.clock());
  await changeCase(tx, found.id, { awaits: asking[what].awaits });
  await sendPage(tx, desk, moved.case, asking[what].part, words);
  return moved;
}

/** A letter that leads to the person's own page of the case. */
async function sendPage(
  tx: Executor,
  desk: Desk,
  found: Case,
  part: AnswerPart['part'],
  words: string,
): Promise<void> {
  const token = await mintToken(tx, found.id, 'case', desk.clock(), null);
  await answer(tx, desk, found, [
    {
      part,
      values: {
        reason: words,
        question: words,
        page: caseUrl(desk.config, token),
        proofs: proofWords(found.language),
      },
    },
  ]);
}

async function extend(
  tx: Executor,
  desk: Desk,
  staff: Staff,
  found: Case,
  ground: ExtensionGround,
  reasons: string,
): Promise<Moved> {
  const at = desk.clock();
  const notice = { kind: 'extended', at: at.toISOString(), ground, reasons } as const;
  const supposed = await supposeClock(tx, found, notice);
  if (supposed.extension !== 'granted') {
    return {
      refused:
        supposed.explanation.find((one) => one.step === 'extension')?.sentence ??
        'The time cannot be extended now.',
    };
  }
  const moved = await moveCase(tx, found, {
    ...stepOf(desk, staff, 'extend', reasons),
    clock: notice,
  });
  if ('refused' in moved) return moved;
  const due = supposed.due ?? '';
  await answer(tx, desk, moved.case, [
    { part: 'extended', values: { reason: reasons }, days: { due } },
  ]);
  return moved;
}

/** Identity must stand, the plan must be complete; then everything happens in this transaction. */
async function approve(tx: Executor, desk: Desk, staff: Staff, found: Case, words?: string) {
  const { right } = found;
  const carrying = right ? carriedOut[right] : undefined;
  if (!right || !carrying) return { refused: 'Say first what this case asks for.' };
  if (rights[right].identity !== 'none' && !found.identity_at) {
    return { refused: 'Identity does not stand yet: the person has not confirmed the request.' };
  }
  if (found.agent && !found.authority_at) {
    return { refused: 'An agent wrote, and their authority has not been seen.' };
  }
  const read = await caseFile(tx, found);
  const file = words ? { ...read, details: { ...read.details, words } } : read;
  const plan = await carrying.plan(tx, desk, file);
  if (plan.open.length > 0) return { refused: plan.open.join('\n') };
  const approved = await moveCase(tx, found, {
    ...stepOf(desk, staff, 'approve'),
    // A line's particulars may be the person's data, which the log never holds.
    detail: { plan: plan.lines.map(({ detail: _, ...line }) => line) },
  });
  if ('refused' in approved) return approved;
  // Whoever approves has looked at the proofs and found them enough.
  await acceptProofs(tx, found.id, desk.clock());
  const carried = { ...file, case: approved.case };
  const done = await carrying.carryOut(tx, desk, carried);
  if (done.notice) await queueNotices(tx, desk, carried, done.notice, desk.clock());
  return fulfil(tx, desk, staff, approved.case, done);
}

async function fulfil(tx: Executor, desk: Desk, staff: Staff, found: Case, done: Done) {
  // The answer is written before erasure could take the address with it: the row passed in has it.
  await answer(tx, desk, found, done.answer);
  const moved = await moveCase(tx, found, { ...stepOf(desk, staff, 'fulfil'), detail: done.log });
  return done.afterCommit && 'case' in moved ? { ...moved, afterCommit: done.afterCommit } : moved;
}

/** To the address on file, never to one first seen in a letter. */
export async function answer(
  tx: Executor,
  desk: Desk,
  found: Case,
  parts: readonly AnswerPart[],
): Promise<void> {
  if (!found.address || parts.length === 0) return;
  const rows = answerRows(
    desk,
    {
      caseId: found.id,
      to: { address: found.address, digest: found.person_digest, name: found.name ?? '' },
      language: found.language,
      parts: parts.map((part) => ({ caseReferences: [found.reference], ...part })),
      inReplyTo: null,
      references: [],
    },
    desk.clock(),
  );
  await keepLinks(tx, [rows.link]);
  await queueMail(tx, [rows.mail]);
}

function eventRow(
  desk: Desk,
  staff: Staff,
  found: Case,
  kind: string,
  detail: Readonly<Record<string, unknown>>,
) {
  return {
    case_id: found.id,
    letter_id: null,
    at: desk.clock().toISOString(),
    actor: staff.name,
    kind,
    detail: JSON.stringify(detail),
  };
}
