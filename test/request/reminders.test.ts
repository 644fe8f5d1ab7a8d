import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar } from '#content/clock.ts';
import { daysAfter } from '#worker/request/day.ts';
import { dayOff } from '#worker/request/holidays.ts';
import { reminders, spoken } from '#worker/request/reminders.ts';

describe('reminders', () => {
  it('come fourteen, seven and two days before, and on the day', () => {
    expect(reminders('2026-10-15', '2026-10-15')).toEqual([
      { on: '2026-10-01', days: 14, about: 'coming' },
      { on: '2026-10-08', days: 7, about: 'coming' },
      { on: '2026-10-13', days: 2, about: 'coming' },
      { on: '2026-10-15', days: 0, about: 'today' },
    ]);
  });
  it('come each day after', () => {
    expect(reminders('2026-10-15', '2026-10-18').slice(4)).toEqual([
      { on: '2026-10-16', days: -1, about: 'late' },
      { on: '2026-10-17', days: -2, about: 'late' },
      { on: '2026-10-18', days: -3, about: 'late' },
    ]);
  });
  it('come on the working day before, where nobody would read them', () => {
    // 12 and 5 April 2026 are Sundays, and Good Friday and Easter Monday stand about the latter.
    expect(reminders('2026-04-14', '2026-04-14').map(({ on, days }) => [on, days])).toEqual([
      ['2026-03-31', 14],
      ['2026-04-07', 7],
      ['2026-04-10', 4],
      ['2026-04-14', 0],
    ]);
    expect(reminders('2026-04-07', '2026-04-07').map(({ on }) => on)).toEqual([
      '2026-03-24',
      '2026-03-31',
      '2026-04-02',
      '2026-04-07',
    ]);
  });
  it('end where they are asked to', () => {
    expect(reminders('2026-10-15', '2026-10-08').map(({ on }) => on)).toEqual([
      '2026-10-01',
      '2026-10-08',
    ]);
    expect(reminders('2026-10-15', '2026-09-30')).toEqual([]);
  });
  it('go by the published days', () => {
    const rule = { before: [1], everyAfter: 7 };
    expect(reminders('2026-10-15', '2026-10-31', rule).map(({ on }) => on)).toEqual([
      '2026-10-14',
      '2026-10-22',
      '2026-10-29',
    ]);
  });
  it('come at most once a day, in order, before the date on working days only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: -20, max: 20 }),
        (n, more) => {
          const due = daysAfter('2024-01-01', n);
          const days = reminders(due, daysAfter(due, more)).map(({ on }) => on);
          expect(days).toEqual([...new Set(days)].sort());
          for (const on of days.filter((each) => each < due))
            expect(dayOff(on, calendar)).toBeNull();
        },
      ),
    );
  });
});

describe('a due date is spoken of', () => {
  it.each([
    ['2026-03-02', '2026-02-24T09:00Z', 'due in 6 days, Mon 2 March', 4],
    ['2026-03-02', '2026-03-01T09:00Z', 'due tomorrow, Mon 2 March', 1],
    ['2026-03-02', '2026-03-02T23:59Z', 'due today, Mon 2 March', 0],
    ['2026-03-02', '2026-03-03T00:00Z', '1 day late, was due Mon 2 March', -1],
    ['2026-03-02', '2026-03-09T12:00Z', '7 days late, was due Mon 2 March', -5],
    ['2027-01-04', '2026-12-30T12:00Z', 'due in 5 days, Mon 4 January 2027', 2],
    ['2026-07-02', '2026-07-01T23:30Z', 'due today, Thu 2 July', 0],
    ['2026-04-07', '2026-04-02T12:00Z', 'due in 5 days, Tue 7 April', 1],
  ])('%s at %s: %s', (due, now, phrase, workingDays) => {
    expect(spoken(due, now)).toMatchObject({ phrase, workingDays });
  });
});
