/** Everything asked for but opting out: one case for each right, and what the person is told of it. */
import { clocks } from '#content/clock.ts';
import type { RightId } from '#content/rights.ts';
import type { Classification } from './classification.ts';
import { type AnswerPart, type Effect, logEffect } from './effect.ts';
import type { MoveKind } from './lifecycle.ts';
import { openCase, openingParts, openingState } from './opening.ts';
import type { OpenCase, Situation } from './situation.ts';

export interface Cases {
  readonly effects: readonly Effect[];
  readonly opened: readonly Opened[];
  readonly joined: readonly OpenCase[];
  /** What the person is told. */
  readonly parts: readonly AnswerPart[];
}

type Opened = Extract<Effect, { do: 'open-case' }>;

/** One case for each right asked for; a repeat joins the open case instead of opening a second. */
export function decideCases(
  classification: Classification,
  situation: Situation,
  optedOut: boolean,
): Cases {
  const opened: Opened[] = [];
  const found: OpenCase[] = [];
  for (const right of rightsToOpen(classification, optedOut)) {
    const open = findOpen(right, situation);
    if (open) found.push(open);
    else opened.push(opening(right === 'follow-up' ? null : right, classification, situation));
  }
  const joined = uniqueById(found);
  const behalf = Boolean(classification.particulars?.onBehalf);
  const confirm = confirmation(opened, joined, situation);
  return {
    opened,
    joined,
    parts: [...openingParts(opened, confirm.url), ...joinedParts(joined, confirm.url, situation)],
    effects: [
      ...opened.flatMap((one) => openEffects(one, classification, behalf)),
      ...joined.flatMap((one) => joinEffects(one, situation)),
      ...confirm.effects,
    ],
  };
}

function opening(right: RightId | null, classification: Classification, situation: Situation) {
  return openCase({
    ...situation.fresh(),
    right,
    person: situation.sender,
    language: classification.language ?? 'en',
    way: situation.way,
    receivedAt: situation.receivedAt,
    now: situation.now,
    authentic: situation.authentic,
    disputes: situation.thread,
    readings: classification.rights.filter((one) => right === null || one.right === right),
    // A proposal; whoever decides confirms or mends each.
    ...(right === 'rectification'
      ? { corrections: classification.particulars?.corrections ?? [] }
      : {}),
  });
}

/**
 * One secret for all cases that wait for identity. A repeat is sent one too: whoever forged the
 * first letter must not keep the real person from confirming.
 */
function confirmation(
  opened: readonly Opened[],
  joined: readonly OpenCase[],
  situation: Situation,
) {
  const waiting = [...opened, ...joined.filter((one) => isOwn(one, situation))].find(
    (one) => one.state === 'identity-awaited',
  );
  if (!waiting) return { url: '', effects: [] };
  const { token, url } = situation.freshToken();
  const effect: Effect = { do: 'keep-token', caseId: waiting.id, token };
  return { url, effects: [effect] };
}

/** A letter that joins proves or clarifies only what it can: authentic mail proves the address. */
function joinEffects(one: OpenCase, situation: Situation): Effect[] {
  const joins: Effect = { do: 'join-case', caseId: one.id };
  const note = 'A further letter came to this case. Read it.';
  const task: Effect = { do: 'task', kind: 'review', caseId: one.id, note };
  const move = (kind: MoveKind): Effect => ({ do: 'move', caseId: one.id, kind });
  if (one.state === 'clarification-awaited') return [joins, task, move('clarification-arrives')];
  const enough = one.right !== null && openingState(one.right, situation.authentic) === 'in-review';
  const proves = enough && isOwn(one, situation);
  if (one.state === 'identity-awaited' && proves) return [joins, task, move('identity-arrives')];
  return [joins, task];
}

function joinedParts(
  joined: readonly OpenCase[],
  confirm: string,
  situation: Situation,
): AnswerPart[] {
  const waits = (one: OpenCase) => one.state === 'identity-awaited' && isOwn(one, situation);
  const waiting = joined.filter(waits);
  const others = joined.filter((one) => !waits(one));
  const references = (list: readonly OpenCase[]) => list.map((one) => one.reference);
  return [
    ...(others.length > 0 ? [{ part: 'joined', caseReferences: references(others) } as const] : []),
    ...(waiting.length > 0
      ? [
          {
            part: 'confirm',
            rights: waiting.flatMap((one) => one.right ?? []),
            caseReferences: references(waiting),
            values: { confirm },
            periods: { period: clocks.month.period },
          } as const,
        ]
      : []),
  ];
}

/** A reply to our letter may come from another address; it then proves nothing about the person. */
function isOwn(one: OpenCase, situation: Situation): boolean {
  return situation.openCases.some((own) => own.id === one.id);
}

type ToOpen = RightId | 'follow-up' | null;

function rightsToOpen(classification: Classification, optedOut: boolean): ToOpen[] {
  if (classification.kind === 'automatic') return [];
  // The token alone said everything; a mail program sends no words with it.
  if (classification.kind !== 'request') return optedOut ? [] : [null];
  const rights = classification.rights.map((asked) => asked.right);
  // An opt-out that was carried out needs no open case beside the closed one.
  return rights.filter((right) => !(right === 'opt-out' && optedOut));
}

function findOpen(right: ToOpen, situation: Situation): OpenCase | undefined {
  const { repliesTo, openCases } = situation;
  const thread = repliesTo ?? openCases.find((one) => one.id === situation.thread);
  if (right === 'follow-up' || right === null) {
    return thread ?? (right === 'follow-up' ? openCases[0] : undefined);
  }
  return repliesTo?.right === right ? repliesTo : openCases.find((one) => one.right === right);
}

function uniqueById(cases: readonly OpenCase[]): OpenCase[] {
  return [...new Map(cases.map((one) => [one.id, one])).values()];
}

function openEffects(one: Opened, classification: Classification, behalf: boolean): Effect[] {
  // The words themselves stay out of the log, which can never be rewritten.
  const readings = one.readings.map(({ right, confidence }) => ({ right, confidence }));
  return [
    one,
    logEffect(one.id, 'opened', { kind: classification.kind, readings }),
    {
      do: 'task',
      kind: 'review',
      caseId: one.id,
      note: reviewNote(one.right, classification, behalf),
    },
  ];
}

function reviewNote(
  right: RightId | null,
  classification: Classification,
  behalf: boolean,
): string {
  if (behalf)
    return `${asksFor(right, classification)} It may be written for somebody else: say for whom.`;
  return asksFor(right, classification);
}

function asksFor(right: RightId | null, classification: Classification): string {
  if (right) return `Asks for ${right}. Read the letter and decide.`;
  if (classification.kind === 'none') {
    return 'Asks for no right that could be recognised. Read the letter and answer it.';
  }
  return 'May ask for something, but it is not clear what. Read the letter and say what it asks.';
}
