/** When a case has waited for its person long enough (`silence` in `content/clock.ts`). */
import { calendar, silence } from '#content/clock.ts';
import type { ClockEvent } from './clock-event.ts';
import { type Day, dayOf, minus } from './day.ts';
import { expiresOn } from './deadline.ts';

/** What was asked last in each state that waits. */
export const askedIn: Readonly<
  Record<'identity-awaited' | 'clarification-awaited', readonly ClockEvent['kind'][]>
> = {
  'identity-awaited': ['identity-asked', 'authority-asked'],
  'clarification-awaited': ['clarification-asked'],
};
export type WaitingState = keyof typeof askedIn;

/**
 * Whether the person's time to answer has run out: their last day has passed, counted from the last
 * question. `now` is an instant with its offset.
 */
export function isSilent(
  state: WaitingState,
  events: readonly Pick<ClockEvent, 'kind' | 'at'>[],
  now: string,
): boolean {
  const asked = events
    .filter(({ kind }) => askedIn[state].includes(kind))
    .map(({ at }) => dayOf(at, calendar.timeZone))
    .sort()
    .at(-1);
  return asked !== undefined && dayOf(now, calendar.timeZone) > expiresOn(asked);
}

/** Nobody who was asked after this day can have been silent for too long. */
export function latestSilence(now: string): Day {
  return minus(dayOf(now, calendar.timeZone), silence.period);
}
