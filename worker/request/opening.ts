/** How a case begins: in which state, on which clock, and what the person is told of it. */
import { clocks } from '#content/clock.ts';
import { type RightId, rights } from '#content/rights.ts';
import type { Asked } from './classification.ts';
import type { ClockEvent } from './clock-event.ts';
import { deadline } from './deadline.ts';
import type { Correction } from './details.ts';
import type {
  AnswerPart,
  Effect,
  LetterWay,
  OpeningClock,
  OpeningState,
  Person,
} from './effect.ts';
import { ruleFor } from './rule.ts';

/** A case that nobody has understood yet runs on the clock that is most often right: a month. */
const UNKNOWN_RIGHT: RightId = 'access';

export interface Opening {
  readonly id: string;
  readonly reference: string;
  readonly right: RightId | null;
  readonly person: Person;
  readonly language: string;
  readonly way: LetterWay;
  readonly receivedAt: Date;
  readonly now: Date;
  /** The letter is proven to come from its sender's address (DMARC aligned), or a token came with it. */
  readonly authentic: boolean;
  readonly readings: readonly Asked[];
  /** What a letter says is wrong, and what it should be. */
  readonly corrections?: readonly Correction[];
  /** The case a complaint is about. */
  readonly disputes?: string | null;
}

/** The state a case opens in, by what `content/rights.ts` asks for as proof. */
export function openingState(right: RightId | null, authentic: boolean): OpeningState {
  if (right === null) return 'received';
  const { identity } = rights[right];
  if (identity === 'none') return 'in-review';
  return identity === 'address' && authentic ? 'in-review' : 'identity-awaited';
}

export function openCase(opening: Opening): Extract<Effect, { do: 'open-case' }> {
  const { authentic, now, ...rest } = opening;
  const state = openingState(opening.right, authentic);
  const proven =
    state === 'in-review' && opening.right && rights[opening.right].identity !== 'none';
  return {
    do: 'open-case',
    ...rest,
    disputes: opening.right === 'complaint' ? (opening.disputes ?? null) : null,
    state,
    identityAt: proven ? now : null,
    clock: openingClock(
      opening.right,
      opening.receivedAt,
      state === 'identity-awaited' ? now : null,
    ),
  };
}

/** An opt-out is received and done in one moment. */
export function doneAtOnce(opening: Opening): Extract<Effect, { do: 'open-case' }> {
  const { authentic: _, now, ...rest } = opening;
  const events: ClockEvent[] = [
    { kind: 'received', at: opening.receivedAt.toISOString() },
    { kind: 'stopped', at: now.toISOString() },
  ];
  return {
    do: 'open-case',
    ...rest,
    disputes: null,
    state: 'fulfilled',
    identityAt: null,
    clock: { events, due: null, state: 'stopped' },
  };
}

function openingClock(right: RightId | null, receivedAt: Date, askedAt: Date | null): OpeningClock {
  const events: ClockEvent[] = [{ kind: 'received', at: receivedAt.toISOString() }];
  if (askedAt) events.push({ kind: 'identity-asked', at: askedAt.toISOString() });
  const { due, state } = deadline(events, ruleFor(right ?? UNKNOWN_RIGHT));
  return { events, due, state };
}

/** What the person is told of the cases that a letter opened; one part for each way they begin. */
export function openingParts(
  opened: readonly Extract<Effect, { do: 'open-case' }>[],
  confirm: string,
): AnswerPart[] {
  const of = (test: (one: (typeof opened)[number]) => boolean) => opened.filter(test);
  const complaints = of((one) => one.right === 'complaint');
  const awaited = of((one) => one.state === 'identity-awaited');
  const unclear = of((one) => one.right === null);
  const begun = of((one) => one.state === 'in-review' && one.right !== 'complaint');
  return [
    ...(begun.length > 0 ? [{ part: 'received', ...about(begun), ...dueOf(begun) } as const] : []),
    ...(awaited.length > 0
      ? [
          {
            part: 'confirm',
            ...about(awaited),
            values: { confirm },
            periods: { period: clocks.month.period },
          } as const,
        ]
      : []),
    ...(complaints.length > 0
      ? [{ part: 'complaint-received', ...about(complaints), ...dueOf(complaints) } as const]
      : []),
    ...(unclear.length > 0 ? [{ part: 'unclear', ...about(unclear) } as const] : []),
  ];
}

type Opened = readonly { right: RightId | null; reference: string; clock: OpeningClock }[];

function about(opened: Opened) {
  return {
    rights: opened.flatMap((one) => one.right ?? []),
    caseReferences: opened.map((one) => one.reference),
  };
}

/** The last of the days, so that one promise holds for all. */
function dueOf(opened: Opened) {
  const days = opened.flatMap((one) => one.clock.due ?? []).sort();
  return { days: { due: days.at(-1) ?? '' } };
}
