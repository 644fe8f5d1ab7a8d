/**
 * The life of a case: one table of legal moves. Anything that is not in the table is refused with a
 * sentence for the person who tried. Nothing moves a case but this table.
 *
 *     received ──▶ identity-awaited ──▶ in-review ──▶ approved ──▶ fulfilled
 *        │                                 ▲  │
 *        │         clarification-awaited ──┘  └──▶ refused
 *        └──▶ fulfilled, at once, where nobody has to approve (opting out)
 *
 * Any open case may be withdrawn; one that waits for an answer which never comes expires.
 * A case that has ended stays ended: a challenge to it is a complaint of its own, linked to it.
 */
import { clocks } from '#content/clock.ts';
import { type RightId, rights } from '#content/rights.ts';
import type { ClockEvent } from './clock-event.ts';

export const states = [
  'received',
  'identity-awaited',
  'clarification-awaited',
  'in-review',
  'approved',
  'refused',
  'fulfilled',
  'withdrawn',
  'expired',
] as const;
export type State = (typeof states)[number];

/**
 * Who makes a move.
 * - `system`: the desk by itself, by a rule of `content/`.
 * - `subject`: the person, in a letter or by a token that stands (or their proven agent). A letter
 *   that only claims to come from them must never be passed as this.
 * - `officer`, `director`: staff. A director may do what an officer may.
 */
export type Actor = 'system' | 'subject' | 'officer' | 'director';

export const moveKinds = [
  'ask-identity',
  'identity-arrives',
  'ask-authority',
  'authority-arrives',
  'ask-clarification',
  'clarification-arrives',
  'review',
  'acknowledge',
  'extend',
  'approve',
  'reconsider',
  'refuse',
  'fulfil',
  'withdraw',
  'expire',
] as const;
export type MoveKind = (typeof moveKinds)[number];

/** Null while nobody could tell what is asked. */
export type CaseRight = RightId | null;

export interface Event {
  readonly kind: MoveKind;
  readonly by: Actor;
  readonly right: CaseRight;
  /** Needed where the move says so: the person is told it. */
  readonly reason?: string;
}

export interface Move {
  readonly from: readonly State[];
  /** `same` where the move leaves the state as it is. */
  readonly to: State | 'same';
  readonly by: readonly Actor[];
  /** Whether a reason must be given. */
  readonly reason?: true;
  /** What the case's clock is told (see `clock-event.ts`); absent when it goes on as it was. */
  readonly clock?: ClockEvent['kind'];
  /** The move as a verb, for sentences: "An officer cannot … this case". */
  readonly verb: string;
}

const staff = ['officer', 'director'] as const;
const desk = ['system', ...staff] as const;
const anyone = ['subject', ...desk] as const;
const undecided = [
  'received',
  'identity-awaited',
  'clarification-awaited',
  'in-review',
] as const satisfies readonly State[];
const open = [...undecided, 'approved'] as const satisfies readonly State[];
const unproven = ['received', 'identity-awaited', 'in-review'] as const satisfies readonly State[];

/**
 * The table. Staff enter what arrives on paper or by phone, so `subject` is never alone. Proof of
 * identity and of authority both wait in `identity-awaited`: whichever comes second comes in review.
 */
export const moves: Readonly<Record<MoveKind, Move>> = {
  'ask-identity': {
    from: unproven,
    to: 'identity-awaited',
    by: desk,
    clock: 'identity-asked',
    verb: 'ask for proof of identity in',
  },
  'identity-arrives': {
    from: ['identity-awaited', 'in-review'],
    to: 'in-review',
    by: anyone,
    clock: 'identity-arrived',
    verb: 'record proof of identity in',
  },
  'ask-authority': {
    from: unproven,
    to: 'identity-awaited',
    by: desk,
    clock: 'authority-asked',
    verb: "ask for the agent's authority in",
  },
  'authority-arrives': {
    from: ['identity-awaited', 'in-review'],
    to: 'in-review',
    by: anyone,
    clock: 'authority-arrived',
    verb: "record the agent's authority in",
  },
  'ask-clarification': {
    from: ['received', 'in-review'],
    to: 'clarification-awaited',
    by: staff,
    clock: 'clarification-asked',
    verb: 'ask for clarification in',
  },
  'clarification-arrives': {
    from: ['clarification-awaited'],
    to: 'in-review',
    by: anyone,
    clock: 'clarification-answered',
    verb: 'record clarification in',
  },
  review: { from: ['received'], to: 'in-review', by: desk, verb: 'take up' },
  acknowledge: {
    from: ['received', 'in-review'],
    to: 'in-review',
    by: desk,
    clock: 'stopped',
    verb: 'acknowledge',
  },
  extend: {
    from: open,
    to: 'same',
    by: staff,
    reason: true,
    clock: 'extended',
    verb: 'extend the time of',
  },
  approve: { from: ['in-review'], to: 'approved', by: desk, verb: 'approve' },
  reconsider: {
    from: ['approved'],
    to: 'in-review',
    by: staff,
    reason: true,
    verb: 'reconsider',
  },
  refuse: {
    from: undecided,
    to: 'refused',
    by: staff,
    reason: true,
    clock: 'stopped',
    verb: 'refuse',
  },
  fulfil: {
    from: ['received', 'approved'],
    to: 'fulfilled',
    by: desk,
    clock: 'stopped',
    verb: 'fulfil',
  },
  withdraw: {
    from: open,
    to: 'withdrawn',
    by: ['subject', ...staff],
    clock: 'stopped',
    verb: 'withdraw',
  },
  expire: {
    from: ['identity-awaited', 'clarification-awaited'],
    to: 'expired',
    by: desk,
    clock: 'stopped',
    verb: 'expire',
  },
};

export type Moved = { readonly state: State } | { readonly refused: string };

/** Where an event takes a case, or a sentence that says why it does not. */
export function move(state: State, event: Event): Moved {
  const legal = moves[event.kind];
  const refused =
    placeRefused(state, legal) ??
    actorRefused(event, legal) ??
    rightRefused(state, event) ??
    reasonRefused(event, legal);
  if (refused !== null) return { refused };
  return { state: legal.to === 'same' ? state : legal.to };
}

/** Whether a case in this state has ended. */
export function isFinal(state: State): boolean {
  return !(open as readonly State[]).includes(state);
}

/** The moves an actor may try from a state, for the desk's buttons. */
export function movesFrom(state: State, by: Actor, right: CaseRight): MoveKind[] {
  const reason = 'given';
  return moveKinds.filter((kind) => 'state' in move(state, { kind, by, right, reason }));
}

function placeRefused(state: State, legal: Move): string | null {
  if (legal.from.includes(state)) return null;
  if (isFinal(state))
    return `This case has ended (${stateName(state)}). To challenge it, open a complaint linked to it.`;
  return `Nobody can ${legal.verb} a case that is ${stateName(state)}: it must be ${either(legal.from)}.`;
}

function actorRefused({ by }: Event, legal: Move): string | null {
  if (legal.by.includes(by)) return null;
  return `${actorNames[by]} cannot ${legal.verb} this case.`;
}

function reasonRefused({ reason }: Event, legal: Move): string | null {
  if (legal.reason === undefined || (reason ?? '').trim() !== '') return null;
  return `To ${legal.verb} this case, give the reason: the person is told it.`;
}

/** What depends on the right asked for, by `content/rights.ts` and `content/clock.ts`. */
function rightRefused(state: State, event: Event): string | null {
  const { kind, right } = event;
  if (kind === 'fulfil' && state === 'received') return atOnceRefused(right);
  if (kind === 'approve') return approverRefused(event);
  if (right === null) return null;
  if (kind === 'refuse') return refusalRefused(event, right);
  const { identity, clock } = rights[right];
  if (kind === 'ask-identity' && identity === 'none')
    return `No proof of identity may be asked for: ${right} never needs it.`;
  if (kind === 'extend' && clocks[clock].extension === null)
    return `The time for ${right} cannot be extended.`;
  if (kind === 'acknowledge' && clocks[clock].task !== 'acknowledgement')
    return 'Only a complaint is acknowledged; answer this case instead.';
  return null;
}

/** What destroys, discloses or changes needs a person's yes; only the rest goes straight through. */
function atOnceRefused(right: CaseRight): string | null {
  if (right !== null && rights[right].approver === 'nobody') return null;
  return 'This case must be reviewed and approved before it is fulfilled.';
}

function approverRefused({ by, right }: Event): string | null {
  if (right === null) return 'Settle what is asked for before approving this case.';
  const { approver } = rights[right];
  if (by === 'system' && approver !== 'nobody') return `A person must approve ${right}.`;
  if (by === 'officer' && approver === 'director')
    return `The Commercial Director must approve ${right}.`;
  return null;
}

/** An objection to direct marketing is absolute (Art. 21(3)); other refusals are the approver's. */
function refusalRefused({ by }: Event, right: RightId): string | null {
  const { approver } = rights[right];
  if (approver === 'nobody') return `No request of this kind can be refused: ${right} is absolute.`;
  if (by === 'officer' && approver === 'director')
    return `The Commercial Director must decide on ${right}.`;
  return null;
}

const actorNames: Readonly<Record<Actor, string>> = {
  system: 'The desk by itself',
  subject: 'The person',
  officer: 'An officer',
  director: 'The director',
};

const stateNames: Readonly<Partial<Record<State, string>>> = {
  'identity-awaited': 'awaiting proof of identity',
  'clarification-awaited': 'awaiting clarification',
  'in-review': 'in review',
};

function stateName(state: State): string {
  return stateNames[state] ?? state;
}

function either(from: readonly State[]): string {
  return from.map(stateName).join(' or ');
}
