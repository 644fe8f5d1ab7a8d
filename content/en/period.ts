/** Periods and days in English words. */
import { type IsoDuration, parts } from '../period.ts';

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

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

/** "ten years", "30 days", "one year and six months"; a period of no time is "at once". */
export function period(iso: IsoDuration): string {
  const words = parts(iso).map(
    ({ count, unit }) => `${small[count] ?? count} ${unit}${count === 1 ? '' : 's'}`,
  );
  const last = words.pop();
  if (last === undefined) return 'at once';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

/** "22 November 2026". Throws RangeError if it is no day of the calendar. */
export function day(iso: string): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  const real = new Date(`${iso}T00:00:00Z`);
  if (!name || real.getUTCDate() !== Number(date)) throw new RangeError(`Not a day: "${iso}"`);
  return `${Number(date)} ${name} ${year}`;
}
