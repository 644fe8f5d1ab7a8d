/**
 * `privacy-desk clock`: the due date of a request, and why. A sum on paper: it touches no case.
 */
import { Command } from 'commander';
import { calendar } from '#content/clock.ts';
import { type RightId, rights } from '#content/rights.ts';
import type { ClockEvent } from '../request/clock-event.ts';
import { dayName, dayOf } from '../request/day.ts';
import { type Deadline, deadline } from '../request/deadline.ts';
import { type Rule, ruleFor } from '../request/rule.ts';

/** As typed. */
export interface ClockOptions {
  readonly received?: string;
  readonly right?: string;
  readonly identity?: string;
  readonly asked?: string;
  readonly answered?: string;
  /** True without a date: the notice is supposed to be sent in time. */
  readonly extended?: boolean | string;
  readonly json?: boolean;
}

/** Input a person has to correct; the message says which option, and how. */
export class ClockInputError extends Error {
  override readonly name = 'ClockInputError';
}

export function clockCommand(
  write: (text: string) => void = (text) => process.stdout.write(text),
): Command {
  return new Command('clock')
    .description('when an answer is due, and why')
    .option('--received <date>', 'when the request arrived: 2026-03-03 or 2026-03-03T10:00Z')
    .option('--right <id>', `what is asked for: ${Object.keys(rights).join(', ')}`, 'access')
    .option('--identity <date>', 'when the proof of identity that was asked for arrived')
    .option('--asked <date>', 'when clarification was asked for')
    .option('--answered <date>', 'when clarification was given')
    .option('--extended [date]', 'extended, with notice and reasons sent in time (or on a date)')
    .option('--json', 'print JSON')
    .action((options: ClockOptions, command: Command) => {
      try {
        write(clock(options));
      } catch (error) {
        if (!(error instanceof ClockInputError)) throw error;
        command.error(error.message, { exitCode: 2, code: 'privacy-desk.input' });
      }
    });
}

/** What the command prints. Throws ClockInputError when an option is missing or wrong. */
export function clock(options: ClockOptions): string {
  const rule = ruleFor(rightOf(options.right ?? 'access'));
  const events = eventsOf(options, rule);
  const result = deadline(events, rule);
  return options.json === true ? asJson(result, rule, events) : asText(result, rule);
}

function rightOf(id: string): RightId {
  if (Object.hasOwn(rights, id)) return id as RightId;
  throw new ClockInputError(
    `--right: there is no right "${id}". Choose one of ${Object.keys(rights).join(', ')}.`,
  );
}

function eventsOf(options: ClockOptions, rule: Rule): ClockEvent[] {
  const { received, identity, asked, answered } = options;
  if (received === undefined)
    throw new ClockInputError('--received: say when the request arrived, for example 2026-03-03.');
  for (const [name, at] of Object.entries({ received, identity, asked, answered })) {
    if (at !== undefined) checkDate(name, at);
  }
  inOrder('received', received, 'asked', asked);
  inOrder('asked', asked, 'answered', answered);
  const events: ClockEvent[] = [{ kind: 'received', at: received }];
  if (identity !== undefined)
    events.push(
      { kind: 'identity-asked', at: received },
      { kind: 'identity-arrived', at: identity },
    );
  if (asked !== undefined) events.push({ kind: 'clarification-asked', at: asked });
  if (answered !== undefined) events.push({ kind: 'clarification-answered', at: answered });
  return [...events, ...extensionOf(options.extended, events, rule)];
}

/** Without a date the notice is put on the last day it may be sent, and said to be supposed. */
function extensionOf(
  extended: ClockOptions['extended'],
  events: readonly ClockEvent[],
  rule: Rule,
): ClockEvent[] {
  if (extended === undefined || extended === false) return [];
  if (typeof extended === 'string') checkDate('extended', extended);
  const { noticeBy, start, received } = deadline(events, rule);
  const at = typeof extended === 'string' ? extended : (noticeBy ?? start ?? received);
  const reasons = 'as told to the person';
  return [{ kind: 'extended', at, ground: 'complex', reasons, supposed: extended === true }];
}

/** Years the calendar is sure of: the GDPR applies from 2018, bank holidays are proclaimed yearly. */
const years = { first: 2018, last: 2099 };

function checkDate(option: string, at: string): void {
  try {
    const year = Number(dayOf(at, calendar.timeZone).slice(0, 4));
    if (year >= years.first && year <= years.last) return;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ClockInputError(
      `--${option}: "${at.slice(0, 40)}" is not a date. Write a day, 2026-03-03, or an instant with its zone, 2026-03-03T10:00Z.`,
    );
  }
  throw new ClockInputError(
    `--${option}: "${at.slice(0, 40)}" is outside the years ${years.first} to ${years.last}.`,
  );
}

function inOrder(first: string, earlier: string | undefined, second: string, later?: string): void {
  if (later === undefined) return;
  if (earlier === undefined)
    throw new ClockInputError(`--${second}: give --${first} as well, the date it follows.`);
  if (dayOf(later, calendar.timeZone) < dayOf(earlier, calendar.timeZone))
    throw new ClockInputError(`--${second}: ${later} is before --${first} ${earlier}.`);
}

function asJson(result: Deadline, rule: Rule, events: readonly ClockEvent[]): string {
  const { pause, calendar: days } = rule;
  const stated = { ...rule.clock, pause, country: days.country, region: days.region };
  return `${JSON.stringify({ ...result, rule: stated, events }, null, 2)}\n`;
}

function asText(result: Deadline, rule: Rule): string {
  const lines = [
    headline(result, rule),
    '',
    `Right     ${result.right} (${rights[result.right].article})`,
    `Received  ${dayName(result.received)}`,
    `Starts    ${result.start === null ? 'not yet' : dayName(result.start)}`,
    ...(result.noticeBy === null
      ? []
      : [`Notice    of an extension by ${dayName(result.noticeBy)}`]),
    '',
    'Why',
    ...result.explanation.map(
      ({ sentence, article }, index) =>
        `${`${index + 1}.`.padStart(4)} ${sentence}\n     [${article}]`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function headline({ due, state }: Deadline, rule: Rule): string {
  if (due !== null) return `Due ${dayName(due)} (${due})`;
  const why = state === 'paused' ? 'the clock stands still' : 'the clock has not started';
  return `No due date yet for the ${rule.clock.task}: ${why}`;
}
