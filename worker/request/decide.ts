/**
 * From a letter and what is known to what is to be done. Pure: nothing is read and nothing is done
 * here, so every row of the table in the tests is one call.
 *
 * Two verdicts are kept apart. What a letter asks decides what happens; whether it may be answered
 * (RFC 3834) decides only whether we write back. Apple Mail's unsubscribe message says it is an
 * automatic reply and still is an opt-out.
 */
import { answers } from '#content/answers.ts';
import { clocks } from '#content/clock.ts';
import { type Channel, channels, type RightId } from '#content/rights.ts';
import type { Reply } from './automatic.ts';
import type { Asked, Classification } from './classification.ts';
import type { AnswerPart, Decision, Effect, LetterWay, Outcome, Person } from './effect.ts';
import type { MoveKind } from './lifecycle.ts';
import type { Message } from './message.ts';
import { decideNotice, type KnownNotice } from './notice-reply.ts';
import { doneAtOnce, openCase, openingParts, openingState } from './opening.ts';
import { reportedMessageIds } from './report.ts';

/** What is known when a letter is decided on. */
export interface Situation {
  /** The server's receipt time. */
  readonly receivedAt: Date;
  readonly sender: Person;
  /** Sent from an address of ours: a copy, or a loop. */
  readonly ours: boolean;
  /** Whom an unsubscribe token among the recipients names. */
  readonly link: { readonly person: Person; readonly list: string } | null;
  /** Whom a complaint report is about, when it says so. */
  readonly reported: Person | null;
  /** Open cases of the sender. */
  readonly openCases: readonly OpenCase[];
  /** The case whose letter this one answers, by our Message-ID. */
  readonly thread: string | null;
  /** Mail of ours that a delivery report is about. */
  readonly bounced: { readonly caseId: string | null } | null;
  /** A notice of ours to a recipient of data that this letter is about. */
  readonly notice?: KnownNotice;
  /** Channels already suppressed, for every list, for the person who opts out. */
  readonly suppressed: readonly Channel[];
  /** Automatic answers sent to the sender within a day. */
  readonly answersToday: number;
  readonly mayReply: Reply;
  readonly now: Date;
  /** The letter is proven to come from its sender's address (DMARC aligned). */
  readonly authentic: boolean;
  /** How the request reached the desk. */
  readonly way: 'mail' | 'form' | 'desk';
  /** A new case's id and reference; randomness is a parameter. */
  readonly fresh: () => { readonly id: string; readonly reference: string };
  /** A secret for the sender's address alone, and where it leads. */
  readonly freshToken: () => { readonly token: string; readonly url: string };
}

export interface OpenCase {
  readonly id: string;
  readonly reference: string;
  readonly right: RightId | null;
  readonly state: string;
}

/** Below this a machine does not act on an opt-out alone. Reversible, so it is low. */
const SURE_ENOUGH_TO_OPT_OUT = 0.5;

export function decide(
  message: Message,
  classification: Classification,
  situation: Situation,
): Decision {
  if (situation.ours) return { outcome: 'own-mail', effects: [] };
  if (situation.notice) return decideNotice(message, situation.notice, situation.mayReply);
  if (message.report?.kind === 'delivery-status') return decideBounce(message, situation);
  const optOut = decideOptOut(message, classification, situation);
  if (message.report?.kind === 'feedback-report' && !optOut) return reportWithoutAddress();
  const cases = decideCases(classification, situation, optOut !== null);
  const effects = [...(optOut?.effects ?? []), ...cases.effects];
  if (effects.length === 0) return ignored(classification, situation);
  return {
    outcome: outcomeOf(optOut, cases),
    effects: [...effects, ...decideAnswer(message, classification, situation, optOut, cases)],
  };
}

/** Our own mail came back (RFC 3464): a person must know, and nobody is written to. */
function decideBounce(message: Message, situation: Situation): Decision {
  const ids = reportedMessageIds(message);
  if (!situation.bounced) {
    return { outcome: 'bounce', effects: [log(null, 'foreign-bounce', { ids })] };
  }
  const { caseId } = situation.bounced;
  const status = message.report?.fields.get('status') ?? 'unknown';
  // Class 4 means the sending server is still trying (RFC 3463, section 2).
  if (status.startsWith('4'))
    return { outcome: 'bounce', effects: [log(caseId, 'delayed', { status })] };
  const note = `Our answer could not be delivered (status ${status}). Find another way to reach the person.`;
  return {
    outcome: 'bounce',
    effects: [
      log(caseId, 'bounced', { status, ids }),
      { do: 'task', kind: 'bounced', caseId, note },
    ],
  };
}

interface OptOut {
  readonly effects: readonly Effect[];
  readonly person: Person;
  readonly channels: readonly Channel[];
  readonly again: boolean;
  readonly caseId: string | null;
}

/** An opt-out needs no proof: the address or the token is enough. Applied at once, reversible. */
function decideOptOut(
  message: Message,
  classification: Classification,
  situation: Situation,
): OptOut | null {
  const asked = askedOptOut(classification);
  const target = optOutTarget(message, situation, asked !== undefined);
  if (!target) return null;
  const wanted: readonly Channel[] = asked?.channels?.length ? asked.channels : ['email'];
  const again = target.list === '' && wanted.every((one) => situation.suppressed.includes(one));
  const { id, reference } = situation.fresh();
  const opened = doneAtOnce({
    id,
    reference,
    right: 'opt-out',
    person: target.person,
    language: classification.language ?? 'en',
    way: target.way,
    receivedAt: situation.receivedAt,
    now: situation.now,
    authentic: situation.authentic,
    readings: asked ? [asked] : [],
  });
  const suppress: Effect = { do: 'suppress', ...target, channels: wanted, caseId: id };
  const logged = log(id, again ? 'opted-out-again' : 'opted-out', { channels: wanted });
  return {
    effects: [opened, suppress, logged],
    person: target.person,
    channels: wanted,
    again,
    caseId: id,
  };
}

function askedOptOut(classification: Classification): Asked | undefined {
  if (classification.kind !== 'request') return undefined;
  return classification.rights.find(
    (asked) => asked.right === 'opt-out' && asked.confidence >= SURE_ENOUGH_TO_OPT_OUT,
  );
}

interface Target {
  readonly person: Person;
  readonly list: string;
  readonly way: LetterWay;
}

/** A token counts for more than any header; a complaint report's sender is a provider, not the person. */
function optOutTarget(message: Message, situation: Situation, asked: boolean): Target | null {
  if (situation.link) return { ...situation.link, way: 'mailto' };
  if (!asked) return null;
  if (message.report?.kind === 'feedback-report') {
    return situation.reported ? { person: situation.reported, list: '', way: 'report' } : null;
  }
  if (!situation.sender.address) return null;
  return { person: situation.sender, list: '', way: situation.way };
}

function reportWithoutAddress(): Decision {
  const note =
    'A mail provider reported one of our mails as unwanted but hid who complained. Look at the report and find the person.';
  return {
    outcome: 'case-opened',
    effects: [{ do: 'task', kind: 'report-without-address', caseId: null, note }],
  };
}

interface Cases {
  readonly effects: readonly Effect[];
  readonly opened: readonly Opened[];
  readonly joined: readonly OpenCase[];
  /** What the person is told. */
  readonly parts: readonly AnswerPart[];
}

type Opened = Extract<Effect, { do: 'open-case' }>;

/** One case for each right asked for; a repeat joins the open case instead of opening a second. */
function decideCases(
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
  const confirm = confirmation(opened, joined, situation);
  return {
    opened,
    joined,
    parts: [...openingParts(opened, confirm.url), ...joinedParts(joined, confirm.url)],
    effects: [
      ...opened.flatMap((one) => openEffects(one, classification)),
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
  const waiting = [...opened, ...joined].find((one) => one.state === 'identity-awaited');
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
  if (one.state === 'identity-awaited' && enough) return [joins, task, move('identity-arrives')];
  return [joins, task];
}

function joinedParts(joined: readonly OpenCase[], confirm: string): AnswerPart[] {
  if (joined.length === 0) return [];
  const waiting = joined.filter((one) => one.state === 'identity-awaited');
  const others = joined.filter((one) => one.state !== 'identity-awaited');
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
  const thread = situation.openCases.find((one) => one.id === situation.thread);
  if (right === 'follow-up' || right === null) {
    return thread ?? (right === 'follow-up' ? situation.openCases[0] : undefined);
  }
  return situation.openCases.find((one) => one.right === right);
}

function uniqueById(cases: readonly OpenCase[]): OpenCase[] {
  return [...new Map(cases.map((one) => [one.id, one])).values()];
}

function openEffects(one: Opened, classification: Classification): Effect[] {
  // The words themselves stay out of the log, which can never be rewritten.
  const readings = one.readings.map(({ right, confidence }) => ({ right, confidence }));
  return [
    one,
    log(one.id, 'opened', { kind: classification.kind, readings }),
    { do: 'task', kind: 'review', caseId: one.id, note: reviewNote(one.right, classification) },
  ];
}

function reviewNote(right: RightId | null, classification: Classification): string {
  if (right) return `Asks for ${right}. Read the letter and decide.`;
  if (classification.kind === 'none') {
    return 'Asks for no right that could be recognised. Read the letter and answer it.';
  }
  return 'May ask for something, but it is not clear what. Read the letter and say what it asks.';
}

/**
 * One answer for the whole letter, to an address that may be answered, not too often. Only where a
 * token opts out one person and another one's letter opens cases are there two: what belongs to a
 * case, its secret above all, goes to whose case it is.
 */
function decideAnswer(
  message: Message,
  classification: Classification,
  situation: Situation,
  optOut: OptOut | null,
  cases: Cases,
): Effect[] {
  const { sender } = situation;
  const casesId = cases.opened[0]?.id ?? cases.joined[0]?.id ?? null;
  const first = { caseId: optOut?.caseId ?? casesId, to: optOut?.person ?? sender };
  const apart = optOut !== null && optOut.person.address !== sender.address;
  const letters = apart
    ? [
        { ...first, parts: optOutParts(optOut) },
        { caseId: casesId, to: sender, parts: cases.parts },
      ]
    : [{ ...first, parts: [...optOutParts(optOut), ...cases.parts] }];
  const withheld = withheldWhy(situation);
  return letters.flatMap(({ caseId, to, parts }): Effect[] => {
    if (!to.address || parts.length === 0) return [];
    if (withheld) return [log(caseId, 'answer-withheld', { why: withheld })];
    const answer = {
      caseId,
      to: { ...to, address: to.address },
      language: classification.language ?? 'en',
      parts,
      inReplyTo: message.messageId,
      references: [...message.references, ...(message.messageId ? [message.messageId] : [])],
    };
    return [{ do: 'answer', answer }];
  });
}

function withheldWhy(situation: Situation): string | null {
  if (!situation.mayReply.reply) return situation.mayReply.why;
  if (situation.answersToday >= answers.mostADay) {
    return `${answers.mostADay} answers went to this address within a day.`;
  }
  return null;
}

function optOutParts(optOut: OptOut | null): AnswerPart[] {
  if (!optOut) return [];
  return [{ part: optOut.again ? 'opt-out-again' : 'opt-out', channels: optOut.channels }];
}

function outcomeOf(optOut: OptOut | null, cases: Cases): Outcome {
  if (optOut) return 'opted-out';
  return cases.opened.length > 0 ? 'case-opened' : 'joined';
}

function ignored(classification: Classification, situation: Situation): Decision {
  const why = situation.mayReply.reply ? null : situation.mayReply.why;
  return {
    outcome: 'not-answered',
    effects: [log(null, 'not-answered', { kind: classification.kind, why })],
  };
}

function log(
  caseId: string | null,
  kind: string,
  detail: Readonly<Record<string, unknown>>,
): Effect {
  return { do: 'log', caseId, kind, detail };
}

/** Whether a list of channels means all of them. */
export function isEveryChannel(list: readonly Channel[]): boolean {
  return channels.every((one) => list.includes(one));
}
