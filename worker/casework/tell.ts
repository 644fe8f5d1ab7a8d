/** What staff say of a case: what it asks, its particulars, what arrived, a refusal, more time. */
import type { ExtensionGround } from '#content/clock.ts';
import { type RightId, rights } from '#content/rights.ts';
import { changeCase } from '#db/casework.ts';
import { logEvents } from '#db/log.ts';
import type { Case } from '#db/schema.ts';
import { answer } from '../answer.ts';
import { readClock, supposeClock } from '../case-clock.ts';
import { type Moved, moveCase } from '../move.ts';
import { askOrganisation } from '../organisation.ts';
import type { AnswerPart } from '../request/effect.ts';
import type { MoveKind } from '../request/lifecycle.ts';
import type { Details } from '../rights/carrying.ts';
import { type Acting, eventRow, stepOf } from './act.ts';
import { requestIdentity } from './ask.ts';

export async function settle(acting: Acting, right: RightId) {
  const { tx, found } = acting;
  const was = found.right;
  const changed: Case = { ...found, right };
  await changeCase(tx, found.id, { right });
  await logEvents(tx, [eventRow(acting, 'settled', { was, right })]);
  const needs = rights[right].identity;
  if (needs === 'document' && found.identity_at && provenLess(was)) {
    return requestIdentity({ ...acting, found: await onItsClock(acting, changed) });
  }
  if (found.state !== 'received') return { case: await onItsClock(acting, changed) };
  if (needs === 'none') return moveCase(tx, changed, stepOf(acting, 'review'));
  return requestIdentity({ ...acting, found: changed });
}

/** Mail from the address on file was enough for that right, and is not for one that discloses or destroys. */
function provenLess(was: RightId | null): boolean {
  return was !== null && rights[was].identity === 'address';
}

/** Each right has a clock; the lists by due date must not go on by that of another. */
async function onItsClock({ tx }: Acting, changed: Case): Promise<Case> {
  const { due, state } = await readClock(tx, changed);
  const change = { due_on: due, clock_state: state };
  await changeCase(tx, changed.id, change);
  return { ...changed, ...change };
}

export async function detail(acting: Acting, details: Details) {
  const { tx, desk, found } = acting;
  const merged = JSON.stringify({ ...JSON.parse(found.details), ...details });
  await changeCase(tx, found.id, { details: merged });
  const names = Object.keys(details);
  await logEvents(tx, [eventRow(acting, 'detail-entered', { names })]);
  if (details.organisation && found.right === 'portability') {
    await answer(tx, desk, found, [await askOrganisation(tx, desk, found, details.organisation)]);
  }
  return { case: { ...found, details: merged } };
}

/** Proof, or an answer, counts from the day it came and not from the day somebody looked at it. */
export async function arrives(
  acting: Acting,
  kind: 'identity-arrives' | 'authority-arrives' | 'clarification-arrives',
  { words, on }: { readonly words: string; readonly on?: string },
): Promise<Moved> {
  const { tx, found } = acting;
  const stands = {
    'identity-arrives': found.identity_at,
    'authority-arrives': found.authority_at,
    'clarification-arrives': null,
  }[kind];
  // What arrives twice must not start the clock twice.
  if (stands && found.state === 'in-review') return { refused: `That stands since ${stands}.` };
  const step = stepOf(acting, kind, words);
  return moveCase(tx, found, on ? { ...step, clock: { at: on } } : step);
}

/** A move, and the letter that tells the person of it. */
export async function tell(
  acting: Acting,
  kind: MoveKind,
  why: string,
  part: AnswerPart,
): Promise<Moved> {
  const { tx, desk, found } = acting;
  const moved = await moveCase(tx, found, stepOf(acting, kind, why));
  if ('refused' in moved) return moved;
  await answer(tx, desk, moved.case, [part]);
  return moved;
}

export async function extend(
  acting: Acting,
  ground: ExtensionGround,
  reasons: string,
): Promise<Moved> {
  const { tx, desk, found } = acting;
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
    ...stepOf(acting, 'extend', reasons),
    clock: notice,
  });
  if ('refused' in moved) return moved;
  const due = supposed.due ?? '';
  await answer(tx, desk, moved.case, [
    { part: 'extended', values: { reason: reasons }, days: { due } },
  ]);
  return moved;
}
