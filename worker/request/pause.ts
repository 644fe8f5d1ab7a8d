/** Time that does not count: the days on which the person's clarification is awaited. */
import type { WorkCalendar } from '#content/clock.ts';
import type { DatedEvent } from './clock-event.ts';
import { type Day, dayName, daysAfter, daysBetween, plus } from './day.ts';
import { type Step, step } from './explanation.ts';
import { nextWorkingDay } from './holidays.ts';
import type { Rule } from './rule.ts';

/** First and last day that do not count; `to` is null while no answer has come. */
export interface Paused {
  readonly from: Day;
  readonly to: Day | null;
}

export interface Run {
  /** Day on which the period is used up; null when it runs into a pause that is still open. */
  readonly end: Day | null;
  /** Days of the period not used up. */
  readonly left: number;
  /** Days passed over because they did not count. */
  readonly skipped: number;
}

/**
 * Every pause of a case. A question asked again before it is answered changes nothing. What was
 * never answered ends, when the clock was stopped, on that day.
 */
export function pausesOf(
  events: readonly DatedEvent[],
  rule: Rule,
  stopped: Day | null,
): { readonly pauses: readonly Paused[]; readonly steps: readonly Step[] } {
  const questions = questionsOf(events);
  const { pause } = rule;
  if (pause === null) return { pauses: [], steps: questions.length === 0 ? [] : [needless(rule)] };
  const pauses = questions.map(({ asked, answered }) => ({
    from: pause.dayAskedCounts ? daysAfter(asked, 1) : asked,
    to: answered === null ? stopped : pause.dayAnsweredCounts ? daysAfter(answered, -1) : answered,
  }));
  const steps = questions.map(({ asked, answered }) =>
    questionStep(asked, answered, pause.article),
  );
  return { pauses, steps };
}

/**
 * Uses up a period day by day, passing over those that do not count. The day the clock starts uses
 * up none of it, so a pause on that day takes nothing out.
 */
export function run(start: Day, period: string, pauses: readonly Paused[]): Run {
  const end = plus(start, period);
  // Nothing to pass over: most cases never pause, and counting days one by one is slow.
  if (pauses.length === 0) return { end, left: 0, skipped: 0 };
  let left = daysBetween(start, end);
  let skipped = 0;
  let day = start;
  while (left > 0) {
    day = daysAfter(day, 1);
    const pause = pauseOn(day, pauses);
    if (pause?.to === null) return { end: null, left, skipped };
    if (pause === null) left -= 1;
    else skipped += 1;
  }
  return { end: day, left: 0, skipped };
}

/**
 * The working day on which a period that ends on `end` may still be answered. A question asked on
 * the days off in between pauses the clock too; `day` is null while that one is open.
 */
export function settle(
  end: Day,
  pauses: readonly Paused[],
  calendar: WorkCalendar,
): { readonly day: Day | null; readonly passed: readonly string[] } {
  const landed = nextWorkingDay(end, calendar);
  const pause = landed.day === end ? null : pauseOn(landed.day, pauses);
  if (pause === null) return landed;
  if (pause.to === null) return { day: null, passed: landed.passed };
  const further = settle(daysAfter(pause.to, 1), pauses, calendar);
  const waiting = `clarification was awaited until ${dayName(pause.to)}`;
  return { day: further.day, passed: [...landed.passed, waiting, ...further.passed] };
}

function pauseOn(day: Day, pauses: readonly Paused[]): Paused | null {
  return pauses.find(({ from, to }) => from <= day && (to === null || day <= to)) ?? null;
}

interface Question {
  readonly asked: Day;
  readonly answered: Day | null;
}

function questionsOf(events: readonly DatedEvent[]): Question[] {
  const questions: Question[] = [];
  let asked: Day | null = null;
  for (const { kind, day } of events) {
    if (kind === 'clarification-asked') asked ??= day;
    if (kind === 'clarification-answered' && asked !== null) {
      questions.push({ asked, answered: day });
      asked = null;
    }
  }
  if (asked !== null) questions.push({ asked, answered: null });
  return questions;
}

function questionStep(asked: Day, answered: Day | null, article: string): Step {
  const when = `Clarification was asked for on ${dayName(asked)}`;
  const sentence =
    answered === null
      ? `${when} and has not been given: the clock stands still.`
      : `${when} and given on ${dayName(answered)}: the days from the question to the answer do not count.`;
  return step('pause', sentence, article, answered);
}

function needless({ right, clock }: Rule): Step {
  const sentence = `Clarification was asked for, which does not stop the clock of ${right}.`;
  return step('pause', sentence, clock.article, null);
}
