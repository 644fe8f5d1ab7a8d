/**
 * Working days. The bank holidays are computed offline by the package date-holidays for the
 * country and part of it that `content/clock.ts` names.
 */
import Holidays from 'date-holidays';
import type { WorkCalendar } from '#content/clock.ts';
import { type Day, dayName, daysAfter, weekday, weekdayName } from './day.ts';

/** Names of the bank holidays of one year by day. A holiday may fall on a weekend. */
export function bankHolidays(year: number, calendar: WorkCalendar): ReadonlyMap<Day, string> {
  const days = new Map(computed(year, calendar.country, calendar.region));
  for (const { day, holiday } of calendar.exceptions) {
    if (Number(day.slice(0, 4)) !== year) continue;
    if (holiday === null) days.delete(day);
    else days.set(day, holiday);
  }
  return days;
}

/** `a Saturday`, `Good Friday`, `the Summer bank holiday`; null for a working day. */
export function dayOff(day: Day, calendar: WorkCalendar): string | null {
  const holiday = bankHolidays(Number(day.slice(0, 4)), calendar).get(day);
  if (holiday !== undefined) return holiday.endsWith(' holiday') ? `the ${holiday}` : holiday;
  return calendar.weekend.includes(weekday(day)) ? `a ${weekdayName(day)}` : null;
}

/** `day` itself, or the first working day after it, with the days off that were passed over. */
export function nextWorkingDay(
  day: Day,
  calendar: WorkCalendar,
): { readonly day: Day; readonly passed: readonly string[] } {
  const passed: string[] = [];
  let at = day;
  for (let off = dayOff(at, calendar); off !== null; off = dayOff(at, calendar)) {
    passed.push(`${dayName(at)} is ${off}`);
    at = daysAfter(at, 1);
  }
  return { day: at, passed };
}

/** `day` itself, or the last working day before it. */
export function workingDayBefore(day: Day, calendar: WorkCalendar): Day {
  let at = day;
  while (dayOff(at, calendar) !== null) at = daysAfter(at, -1);
  return at;
}

/** Working days after `from`, up to and with `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let at = daysAfter(from, 1); at <= to; at = daysAfter(at, 1)) {
    if (dayOff(at, calendar) === null) count += 1;
  }
  return count;
}

// The same answer for the same year every time, so remembering it keeps this module pure.
const known = new Map<string, ReadonlyMap<Day, string>>();

function computed(year: number, country: string, region: string): ReadonlyMap<Day, string> {
  const key = `${country}-${region}-${year}`;
  const found = known.get(key);
  if (found) return found;
  // For a part it does not know the library answers with the whole country's days: refuse instead.
  if (!(region in (new Holidays().getStates(country) ?? {})))
    throw new RangeError(`No bank holidays known for ${country}-${region}`);
  const holidays = new Holidays(country, region, { languages: 'en', types: ['public', 'bank'] });
  const days = new Map(
    // `date` is local wall time and independent of the machine's zone, unlike `start`.
    holidays.getHolidays(year).map(({ date, name }) => [date.slice(0, 10), name]),
  );
  known.set(key, days);
  return days;
}
