/**
 * Calendar days: which day an instant belongs to, and what a day is called in a sentence.
 * Days travel as ISO strings, `YYYY-MM-DD`, so that they store, compare and print as they are.
 */
import { Temporal } from 'temporal-polyfill';

export type Day = string;

const bareDay = /^\d{4}-\d{2}-\d{2}$/;
const zoned = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:?\d{2}.*(?:[Zz]|[+-]\d{2}(?::?\d{2})?)(?:\[.*\])?$/;

/**
 * The day of `at` in `timeZone`. `at` is a day (`2026-03-03`, taken as it stands) or an instant
 * with its offset (`2026-03-03T10:00Z`). Throws RangeError on anything else: a time without an
 * offset names a different day in different places.
 */
export function dayOf(at: string, timeZone: string): Day {
  if (bareDay.test(at)) return Temporal.PlainDate.from(at).toString();
  if (at.length > 80 || !zoned.test(at))
    throw new RangeError(`Neither a day nor an instant with an offset: "${at}"`);
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** `day` plus an ISO 8601 duration; the 31st of a shorter month is that month's last day. */
export function plus(day: Day, duration: string): Day {
  return Temporal.PlainDate.from(day).add(duration).toString();
}

/** `day` less an ISO 8601 duration. */
export function minus(day: Day, duration: string): Day {
  return Temporal.PlainDate.from(day).subtract(duration).toString();
}

export function daysAfter(day: Day, count: number): Day {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

// English, and written out: letters of ICU change with its version ("Sept", "Sep").
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export function weekdayName(day: Day): string {
  return weekdays[weekday(day) - 1] ?? '';
}

/** `Mon 2 March`, or `Mon 2 March 2026`. */
export function dayName(day: Day, year: 'with year' | 'without year' = 'with year'): string {
  const date = Temporal.PlainDate.from(day);
  const short = `${weekdayName(day).slice(0, 3)} ${date.day} ${months[date.month - 1]}`;
  return year === 'with year' ? `${short} ${date.year}` : short;
}

/** `1 day`, `3 days`. */
export function dayCount(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** An ISO 8601 duration as words: `one month`, `30 days`, `three months and 2 days`. */
export function durationName(duration: string): string {
  const { years, months, weeks, days } = Temporal.Duration.from(duration);
  const parts = [
    [years, 'year'],
    [months, 'month'],
    [weeks, 'week'],
    [days, 'day'],
  ] as const;
  const words = parts.filter(([count]) => count !== 0).map(([count, unit]) => counted(count, unit));
  return words.length === 0 ? 'no days' : words.join(' and ');
}

/** The sum of two durations, each unit by itself: P1M and P2M are P3M. */
export function sum(one: string, other: string): string {
  const a = Temporal.Duration.from(one);
  const b = Temporal.Duration.from(other);
  return Temporal.Duration.from({
    years: a.years + b.years,
    months: a.months + b.months,
    weeks: a.weeks + b.weeks,
    days: a.days + b.days,
  }).toString();
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function counted(count: number, unit: string): string {
  const number = unit === 'day' ? String(count) : (small[count] ?? String(count));
  return `${number} ${unit}${count === 1 ? '' : 's'}`;
}
