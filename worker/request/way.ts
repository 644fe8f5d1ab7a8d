/** The way of a request as its person sees it: what is passed, what is now, what is still to come. */
import type { Station } from '#content/case-page.ts';
import { type RightId, rights } from '#content/rights.ts';
import { isFinal, type State } from './lifecycle.ts';

export interface Stop {
  readonly station: Station;
  readonly when: 'done' | 'now' | 'later';
  /** ISO 8601, where the moment is known. */
  readonly at: string | null;
}

/** What of a case its way follows from. */
export interface Travelled {
  readonly right: RightId | null;
  readonly state: string;
  readonly received_at: string;
  readonly identity_at: string | null;
  readonly closed_at: string | null;
  readonly awaits: 'documents' | 'authority' | null;
}

/** A case that ended without its answer stops where it stood: nothing is then still to come. */
export function wayOf(found: Travelled): Stop[] {
  const state = found.state as State;
  const answered = state === 'fulfilled' || state === 'refused';
  const all: Stop[] = [
    { station: 'received', when: 'done', at: found.received_at },
    ...identityStop(found, state),
    ...(state === 'clarification-awaited' ? [stop('question', 'now')] : []),
    stop('work', answered ? 'done' : workNow(state)),
    { station: 'answer', when: answered ? 'done' : 'later', at: found.closed_at },
  ];
  return isFinal(state) ? all.filter(({ when }) => when === 'done') : all;
}

function stop(station: Station, when: Stop['when']): Stop {
  return { station, when, at: null };
}

function identityStop({ right, identity_at, awaits }: Travelled, state: State): Stop[] {
  if (state === 'identity-awaited') {
    return [stop(awaits === 'authority' ? 'authority' : 'identity', 'now')];
  }
  if (identity_at) return [{ station: 'identity', when: 'done', at: identity_at }];
  // Where nothing need be proven, nothing is said of it.
  return right !== null && rights[right].identity !== 'none' ? [stop('identity', 'later')] : [];
}

function workNow(state: State): Stop['when'] {
  return state === 'in-review' || state === 'approved' || state === 'received' ? 'now' : 'later';
}
