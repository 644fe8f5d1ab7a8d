/** The clock's rule for one right, gathered from `content/`. */
import {
  type ClockRule,
  calendar,
  clarification,
  clocks,
  type Pause,
  type WorkCalendar,
} from '#content/clock.ts';
import { type RightId, rights } from '#content/rights.ts';

export interface Rule {
  readonly right: RightId;
  readonly clock: ClockRule;
  /** Null where clarification does not stop the clock. */
  readonly pause: Pause | null;
  readonly calendar: WorkCalendar;
  /** Proofs whose arrival starts the clock, where they were asked for; by which article. */
  readonly startsWith: ClockRule['startsWith'];
}

/** The rule for a right, as published. */
export function ruleFor(right: RightId): Rule {
  const { clock: id, identity } = rights[right];
  const clock = clocks[id];
  const { identity: article, ...others } = clock.startsWith;
  // Asking for proof of a right that needs none must never gain time.
  const startsWith = identity === 'none' || article === undefined ? others : clock.startsWith;
  return { right, clock, startsWith, pause: clarification[right] ?? null, calendar };
}
