/** When staff are reminded of a due date, and how a due date is spoken of on a given day. */
import { calendar, reminderDays, type WorkCalendar } from '#content/clock.ts';
import { type Day, dayCount, dayName, dayOf, daysAfter, daysBetween } from './day.ts';
import { workingDayBefore, workingDaysBetween } from './holidays.ts';

export interface Reminder {
  /** The day it is sent. */
  readonly on: Day;
  readonly about: 'coming' | 'today' | 'late';
  /** Days from `on` to the due date; negative when it has passed. */
  readonly days: number;
}

export interface ReminderRule {
  readonly before: readonly number[];
  readonly everyAfter: number;
}

/**
 * Every reminder of one due date up to and with the day `until`, in order, at most one a day. Those
 * before the date move back off a day off, so that somebody reads them.
 */
export function reminders(
  due: Day,
  until: Day,
  rule: ReminderRule = reminderDays,
  calendarUsed: WorkCalendar = calendar,
): Reminder[] {
  const before = rule.before.map((days) => workingDayBefore(daysAfter(due, -days), calendarUsed));
  const days = new Set([...before, ...daysLate(due, until, rule.everyAfter)]);
  return [...days]
    .filter((on) => on <= until)
    .sort()
    .map((on) => reminder(on, due));
}

/**
 * The reminder that a case stands at on `today`: the last that has fallen due. Null before the first,
 * and where it fell before the case was received.
 */
export function currentReminder(due: Day, received: Day, today: Day): Reminder | null {
  const last = reminders(due, today).at(-1);
  return last && last.on >= received ? last : null;
}

function daysLate(due: Day, until: Day, every: number): Day[] {
  const days: Day[] = [];
  for (let on = daysAfter(due, every); on <= until; on = daysAfter(on, every)) days.push(on);
  return days;
}

function reminder(on: Day, due: Day): Reminder {
  const days = daysBetween(on, due);
  return { on, days, about: days > 0 ? 'coming' : days === 0 ? 'today' : 'late' };
}

export interface Spoken {
  /** Negative when late. */
  readonly days: number;
  readonly workingDays: number;
  /** `due in 6 days, Mon 2 March`; the year is said when it is another one than today's. */
  readonly phrase: string;
}

/** How far off a due date is. `now` is an instant with its offset, read as a day in the calendar's zone. */
export function spoken(due: Day, now: string, calendarUsed: WorkCalendar = calendar): Spoken {
  const today = dayOf(now, calendarUsed.timeZone);
  const days = daysBetween(today, due);
  const sameYear = due.slice(0, 4) === today.slice(0, 4);
  const name = dayName(due, sameYear ? 'without year' : 'with year');
  const workingDays = workingDaysBetween(today, due, calendarUsed);
  return { days, workingDays, phrase: phraseOf(days, name) };
}

function phraseOf(days: number, name: string): string {
  if (days === 0) return `due today, ${name}`;
  if (days === 1) return `due tomorrow, ${name}`;
  if (days > 1) return `due in ${dayCount(days)}, ${name}`;
  return `${dayCount(-days)} late, was due ${name}`;
}
