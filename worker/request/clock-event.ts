/** What happens to a case that its clock has to know. */
import type { ExtensionGround, WorkCalendar } from '#content/clock.ts';
import { type Day, dayOf } from './day.ts';

/**
 * What moves a clock. `at` is a day (`2026-03-03`) or an instant with its offset
 * (`2026-03-03T10:00Z`), read as a day in the rule's zone.
 */
export type ClockEvent =
  | {
      readonly kind:
        | 'received'
        | 'identity-asked'
        | 'identity-arrived'
        | 'authority-asked'
        | 'authority-arrived'
        | 'clarification-asked'
        | 'clarification-answered'
        | 'stopped';
      readonly at: string;
    }
  | ExtensionNotice;

/** The notice that the answer will take longer, as sent to the person. */
export interface ExtensionNotice {
  readonly kind: 'extended';
  readonly at: string;
  readonly ground: ExtensionGround;
  /** As told to the person; an empty one extends nothing. */
  readonly reasons: string;
  /** The notice is not sent yet: the sum supposes that it will be. */
  readonly supposed?: boolean;
}

/** An event with the day it belongs to. */
export type DatedEvent = ClockEvent & { readonly day: Day };

/**
 * By day, in any order of days; those of one day stay in the order given, which is the order they
 * happened. Throws RangeError when an `at` cannot be read.
 */
export function inOrder(events: readonly ClockEvent[], { timeZone }: WorkCalendar): DatedEvent[] {
  const dated = events.map((event) => ({ ...event, day: dayOf(event.at, timeZone) }));
  return dated.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
