import { expect, test } from 'vitest';
import { day, period } from '#content/en/period.ts';
import { type IsoDuration, parts } from '#content/period.ts';

test.each([
  ['P10Y', 'ten years'],
  ['P6Y', 'six years'],
  ['P1Y', 'one year'],
  ['P6M', 'six months'],
  ['P1M', 'one month'],
  ['P2W', 'two weeks'],
  ['P30D', '30 days'],
  ['P11D', '11 days'],
  ['PT20M', '20 minutes'],
  ['PT1H', 'one hour'],
  ['P1Y6M', 'one year and six months'],
  ['P1DT2H30M', 'one day, two hours and 30 minutes'],
  ['P0D', 'at once'],
] satisfies [IsoDuration, string][])('the period %s reads "%s"', (iso, words) => {
  expect(period(iso)).toBe(words);
});

test.each(['P', 'PT', 'P1', '10Y', 'P1.5Y', 'P-1D', 'P1H', 'P1D2H', ''])(
  'the text "%s" is no period, and the error quotes it',
  (text) => {
    expect(() => parts(text)).toThrow(`"${text}"`);
  },
);

test('months before the T are months and minutes after it are minutes', () => {
  expect(parts('P1MT1M')).toEqual([
    { count: 1, unit: 'month' },
    { count: 1, unit: 'minute' },
  ]);
});

test.each([
  ['2026-11-22', '22 November 2026'],
  ['2024-02-29', '29 February 2024'],
  ['2026-01-05', '5 January 2026'],
])('the day %s reads "%s"', (iso, words) => {
  expect(day(iso)).toBe(words);
});

test.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-5', '22 November 2026', ''])(
  'the text "%s" is no day',
  (text) => {
    expect(() => day(text)).toThrow(RangeError);
  },
);
