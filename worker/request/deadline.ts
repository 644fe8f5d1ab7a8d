/**
 * The clock: when an answer is due, and why. Pure arithmetic over what happened to a case, by the
 * rule that `content/clock.ts` states (UK GDPR Arts. 12 and 12A, DPA 2018 s. 164A, ICO guidance).
 */
import { type ClockRule, calendar, silence, type WorkCalendar } from '#content/clock.ts';
import type { RightId } from '#content/rights.ts';
import { type ClockEvent, inOrder } from './clock-event.ts';
import {
  type Day,
  dayCount,
  dayName,
  dayOf,
  daysAfter,
  daysBetween,
  durationName,
  plus,
} from './day.ts';
import { type Step, step } from './explanation.ts';
import { type Extended, extensionOf, type Outcome } from './extension.ts';
import { nextWorkingDay } from './holidays.ts';
import { type Paused, pausesOf, type Run, run, settle } from './pause.ts';
import type { Rule } from './rule.ts';
import { startOf } from './start.ts';

export interface Deadline {
  readonly right: RightId;
  readonly clock: ClockRule['clock'];
  /**
   * - `waiting`: proof that was asked for has not arrived, so the clock has not started.
   * - `paused`: the person's clarification is awaited.
   * - `running`, or `stopped` by a `stopped` event.
   */
  readonly state: 'waiting' | 'running' | 'paused' | 'stopped';
  readonly received: Day;
  readonly start: Day | null;
  /** Null while waiting or paused. */
  readonly due: Day | null;
  /** Where the period ends, before a day off moves the due date. */
  readonly nominal: Day | null;
  /** Days of the period left to run; only while paused. */
  readonly left: number | null;
  /** Last day on which notice of an extension counts; null where none can be given, or open. */
  readonly noticeBy: Day | null;
  readonly extension: Outcome;
  readonly stopped: Day | null;
  readonly explanation: readonly Step[];
}

/**
 * When the answer is due. Events may come in any order of days; those of one day in the order they
 * happened. Throws RangeError when nothing was received or an `at` cannot be read.
 */
export function deadline(events: readonly ClockEvent[], rule: Rule): Deadline {
  const dated = inOrder(events, rule.calendar);
  const stopped = dated.find(({ kind }) => kind === 'stopped')?.day ?? null;
  const begun = startOf(dated, rule);
  const base = { right: rule.right, clock: rule.clock.clock, received: begun.received, stopped };
  if (begun.anchor === null) {
    const none = { due: null, nominal: null, left: null, noticeBy: null } as const;
    const state = stopped === null ? 'waiting' : 'stopped';
    const explanation = [...begun.steps, ...neverStarted(stopped, rule)];
    return { ...base, ...none, state, start: null, extension: 'none', explanation };
  }
  const pauses = pausesOf(dated, rule, stopped);
  const extended = extensionOf(dated, rule, begun.anchor, pauses.pauses);
  const reckoned = reckon(begun.anchor, extended, pauses, rule, stopped);
  return {
    ...base,
    ...reckoned,
    start: begun.start,
    noticeBy: extended.noticeBy,
    extension: extended.outcome,
    explanation: [...begun.steps, ...reckoned.explanation],
  };
}

/** When a case expires whose person was asked something on `askedAt` and stays silent. */
export function expiresOn(askedAt: string, calendarUsed: WorkCalendar = calendar): Day {
  const end = plus(dayOf(askedAt, calendarUsed.timeZone), silence.period);
  return nextWorkingDay(end, calendarUsed).day;
}

type Reckoned = Pick<Deadline, 'state' | 'due' | 'nominal' | 'left' | 'explanation'>;

function reckon(
  start: Day,
  extended: Extended,
  { pauses, steps }: { readonly pauses: readonly Paused[]; readonly steps: readonly Step[] },
  rule: Rule,
  stopped: Day | null,
): Reckoned {
  const ran = run(start, extended.period, pauses);
  const before = [...extended.steps, periodStep(start, extended.period, rule), ...steps];
  if (ran.end === null) return paused(ran.left, before, rule);
  const landed = rule.clock.movesToWorkingDay
    ? settle(ran.end, pauses, rule.calendar)
    : { day: ran.end, passed: [] };
  if (landed.day === null) return paused(0, before, rule);
  const state = stopped === null ? 'running' : 'stopped';
  const explanation = [
    ...before,
    ...skippedSteps(ran, rule),
    ...movedSteps(landed.day, landed.passed, rule),
    dueStep(landed.day, rule),
    ...stoppedSteps(stopped, landed.day, rule),
  ];
  return { state, due: landed.day, nominal: ran.end, left: null, explanation };
}

function paused(left: number, before: readonly Step[], rule: Rule): Reckoned {
  const article = rule.pause?.article ?? rule.clock.article;
  const rest = left === 1 ? '1 day is left' : `${left} days are left`;
  const then = left === 0 ? 'it is due on the next working day' : rest;
  const sentence = `The clock stands still until the person answers; then ${then}.`;
  const explanation = [...before, step('pause', sentence, article, null)];
  return { state: 'paused', due: null, nominal: null, left, explanation };
}

function periodStep(start: Day, period: string, { clock }: Rule): Step {
  const end = plus(start, period);
  if (start === end)
    return step('period', 'This right is carried out at once.', clock.article, end);
  const name = durationName(period);
  const first = clock.startsOn === 'day-after' ? daysAfter(start, 1) : start;
  const ends = name.startsWith('one ') ? 'ends' : 'end';
  const sentence = `${capital(name)} from ${dayName(first)} ${ends} on ${dayName(end)}${shortMonth(start, end, period)}.`;
  return step('period', sentence, clock.article, end);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Why a period of months ends on another number than it began with. */
function shortMonth(start: Day, end: Day, period: string): string {
  const clamped = period.endsWith('M') && start.slice(8) !== end.slice(8);
  return clamped ? `, because that month has no day ${Number(start.slice(8))}` : '';
}

function skippedSteps({ skipped, end }: Run, rule: Rule): Step[] {
  if (skipped === 0 || end === null) return [];
  const article = rule.pause?.article ?? rule.clock.article;
  const sentence = `${dayCount(skipped)} of waiting for clarification ${skipped === 1 ? 'is' : 'are'} added, so the time ends on ${dayName(end)}.`;
  return [step('pause', sentence, article, end)];
}

function movedSteps(due: Day, passed: readonly string[], { clock }: Rule): Step[] {
  if (passed.length === 0) return [];
  const sentence = `${passed.join(', ')}: the date moves to the next working day, ${dayName(due)}.`;
  return [step('moved', sentence, clock.moveArticle, due)];
}

function dueStep(due: Day, { clock }: Rule): Step {
  return step('due', `The ${clock.task} is due by the end of ${dayName(due)}.`, clock.article, due);
}

function neverStarted(stopped: Day | null, { clock }: Rule): Step[] {
  if (stopped === null) return [];
  const sentence = `The case ended on ${dayName(stopped)}, before the clock had started.`;
  return [step('stopped', sentence, clock.article, stopped)];
}

function stoppedSteps(stopped: Day | null, due: Day, { clock }: Rule): Step[] {
  if (stopped === null) return [];
  const late = daysBetween(due, stopped);
  const how = late > 0 ? `${dayCount(late)} late` : 'in time';
  return [
    step('stopped', `The clock stopped on ${dayName(stopped)}, ${how}.`, clock.article, stopped),
  ];
}
