/**
 * What staff read: the daily letter about due dates, and its calendar entries. It names cases and
 * nobody, since mail is forwarded. `{name}` is a place for a value.
 */
import type { ClockRule } from '../clock.ts';

export const staffMail = {
  /** By how many cases the letter is about: one, or several. */
  subject: '{reference}: {task} {when}',
  subjectOfMany: '{count} cases are due; first {reference}, {when}',
  greeting: 'Hello,',
  lead: 'These cases are coming due or are late. The same dates are attached as calendar entries; open one to add it, and open a later one to move it.',
  /** One a case; what is late comes first. */
  line: '{reference}, {right}: {task} {when}.',
  unclear: 'not clear yet what is asked',
  how: 'To see a case and why its date is what it is: privacy-desk cases show {reference}',
  late: 'Whoever waits for a late answer may complain to the regulator. If more time is needed and the law allows it, the notice with its reasons must be sent before the date.',
  tasks: { answer: 'answer', acknowledgement: 'acknowledgement' },
  calendar: {
    title: '{reference}: {task} due',
    text: '{right}. The {task} is due by the end of this day.',
  },
} as const satisfies {
  readonly tasks: Readonly<Record<ClockRule['task'], string>>;
  readonly [name: string]: unknown;
};
