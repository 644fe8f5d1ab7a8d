/** The clock, by example and by property. Fact ids: right.access.how, complaint.clock. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar, clocks } from '#content/clock.ts';
import { type RightId, rights } from '#content/rights.ts';
import type { ClockEvent } from '#worker/request/clock-event.ts';
import { dayOf, daysAfter, daysBetween, weekday } from '#worker/request/day.ts';
import { deadline, expiresOn } from '#worker/request/deadline.ts';
import { bankHolidays, dayOff, nextWorkingDay } from '#worker/request/holidays.ts';
import { ruleFor } from '#worker/request/rule.ts';

const received = (at: string): ClockEvent => ({ kind: 'received', at });
const identity = (asked: string, arrived: string): ClockEvent[] => [
  { kind: 'identity-asked', at: asked },
  { kind: 'identity-arrived', at: arrived },
];
const clarified = (asked: string, answered: string): ClockEvent[] => [
  { kind: 'clarification-asked', at: asked },
  { kind: 'clarification-answered', at: answered },
];
const extended = (at: string, reasons = 'Nine archives have to be searched.'): ClockEvent => ({
  kind: 'extended',
  at,
  ground: 'complex',
  reasons,
});
const reckon = (events: readonly ClockEvent[], right: RightId = 'access') =>
  deadline(events, ruleFor(right));
const due = (events: readonly ClockEvent[], right: RightId = 'access') => reckon(events, right).due;
const why = (events: readonly ClockEvent[], right: RightId = 'access') =>
  reckon(events, right)
    .explanation.map(({ sentence }) => sentence)
    .join(' ');

describe('the dates of the issue', () => {
  it.each([
    ['2024-11-25', '2024-12-27', 'Christmas and Boxing Day'],
    ['2026-01-31', '2026-03-02', 'a short month that ends on a Saturday'],
    ['2024-01-31', '2024-02-29', 'a leap year'],
    ['2026-09-03', '2026-10-05', 'a Saturday'],
    ['2026-03-03', '2026-04-07', 'Good Friday to Easter Monday'],
    ['2026-11-25', '2026-12-29', 'Christmas, a weekend, a substitute Boxing Day'],
  ])('received %s is due %s: %s', (from, to) => {
    expect(due([received(from)])).toBe(to);
  });

  it('31 Jan 2026 extended is due 30 Apr 2026', () => {
    expect(due([received('2026-01-31'), extended('2026-02-20')])).toBe('2026-04-30');
  });
  it('3 Mar 2026 with identity on 12 Mar is due 13 Apr 2026', () => {
    expect(due([received('2026-03-03'), ...identity('2026-03-03', '2026-03-12')])).toBe(
      '2026-04-13',
    );
  });
  it('1 Jul 2026 23:30Z starts on 2 Jul in London', () => {
    expect(reckon([received('2026-07-01T23:30Z')])).toMatchObject({
      received: '2026-07-02',
      start: '2026-07-02',
      due: '2026-08-03',
    });
  });
  it('complaint.clock: a complaint of 31 Jul 2026 is due 1 Sep 2026', () => {
    expect(reckon([received('2026-07-31')], 'complaint')).toMatchObject({
      start: '2026-08-01',
      nominal: '2026-08-30',
      due: '2026-09-01',
    });
  });
});

describe('a month', () => {
  it.each([
    ['2026-01-01', '2026-02-02', 'received on a bank holiday counts all the same'],
    ['2026-03-31', '2026-04-30', 'no 31 April'],
    ['2025-01-29', '2025-02-28', 'no 29 February'],
    ['2024-01-29', '2024-02-29', 'there is one in a leap year'],
    ['2028-01-31', '2028-02-29', 'the next leap year'],
    ['2024-02-29', '2024-04-02', '29 March 2024 is Good Friday'],
    ['2026-12-01', '2027-01-04', 'New Year, then a weekend'],
    ['2026-12-31', '2027-02-01', 'into a year, onto a Sunday'],
    ['2027-12-01', '2028-01-04', 'New Year on a Saturday has its substitute on Monday the 3rd'],
    ['2027-11-25', '2027-12-29', 'Christmas on a Saturday: substitutes on the 27th and 28th'],
    ['2026-04-04', '2026-05-05', 'Early May bank holiday'],
    ['2026-04-25', '2026-05-26', 'Spring bank holiday'],
    ['2026-07-31', '2026-09-01', 'Summer bank holiday'],
    ['2026-10-31', '2026-11-30', 'no 31 November'],
  ])('received %s is due %s: %s', (from, to) => {
    expect(due([received(from)], 'erasure')).toBe(to);
  });

  it.each([
    ['2026-03-28T23:59:59Z', '2026-03-28', 'the night the clocks go forward, a minute before'],
    ['2026-03-29T00:00Z', '2026-03-29', 'midnight is still winter time'],
    ['2026-03-29T22:59Z', '2026-03-29', 'that evening is summer time'],
    ['2026-03-29T23:00Z', '2026-03-30', 'and the day ends an hour early'],
    ['2026-10-24T23:00Z', '2026-10-25', 'the night they go back begins in summer time'],
    ['2026-10-25T23:59Z', '2026-10-25', 'and ends in winter time'],
    ['2026-10-26T00:00Z', '2026-10-26', 'after 25 hours'],
    ['2026-12-31T23:59:59Z', '2026-12-31', 'a year ends by London'],
    ['2026-03-03T00:30+02:00', '2026-03-02', "the sender's own offset does not matter"],
    ['2026-03-03', '2026-03-03', 'a bare day is taken as it stands'],
  ])('%s is %s in London: %s', (at, day) => {
    expect(dayOf(at, 'Europe/London')).toBe(day);
    expect(reckon([received(at)]).start).toBe(day);
  });

  it.each([
    '',
    'yesterday',
    '2026-02-30',
    '2026-03-03T10:00',
    '2026-13-01',
    '3 March 2026',
    `2026-03-03T10:00${' '.repeat(5000)}Z`,
  ])('refuses %j as a date', (at) => {
    expect(() => due([received(at)])).toThrow(RangeError);
  });

  it('needs something received', () => {
    expect(() => due([])).toThrow('No clock without a received event');
  });
  it('is not restarted by a repeat of the request', () => {
    expect(due([received('2026-09-03'), received('2026-09-20')])).toBe('2026-10-05');
  });
});

describe('proof', () => {
  it('waits while identity is awaited', () => {
    const events: ClockEvent[] = [
      received('2026-03-03'),
      { kind: 'identity-asked', at: '2026-03-04' },
    ];
    expect(reckon(events)).toMatchObject({
      state: 'waiting',
      start: null,
      due: null,
      noticeBy: null,
    });
    expect(why(events)).toContain('has not arrived: the clock has not started');
  });
  it('starts when the second proof arrives, where the first was not good enough', () => {
    const again = [
      ...identity('2026-03-04', '2026-03-06'),
      ...identity('2026-03-09', '2026-03-16'),
    ];
    expect(reckon([received('2026-03-03'), ...again])).toMatchObject({
      start: '2026-03-16',
      due: '2026-04-16',
    });
  });
  it('waits again when a proof was sent back', () => {
    const back: ClockEvent = { kind: 'identity-asked', at: '2026-03-09' };
    expect(
      reckon([received('2026-03-03'), ...identity('2026-03-04', '2026-03-06'), back]).state,
    ).toBe('waiting');
  });
  it("starts with the later of identity and agent's authority", () => {
    const events: ClockEvent[] = [
      received('2026-03-03'),
      { kind: 'identity-asked', at: '2026-03-03' },
      { kind: 'authority-asked', at: '2026-03-03' },
      { kind: 'authority-arrived', at: '2026-03-10' },
    ];
    expect(reckon(events).state).toBe('waiting');
    const complete = [...events, { kind: 'identity-arrived', at: '2026-03-12' } as const];
    expect(reckon(complete).start).toBe('2026-03-12');
  });
  it('gains nothing from proof nobody asked for', () => {
    const events: ClockEvent[] = [
      received('2026-09-03'),
      { kind: 'identity-arrived', at: '2026-09-20' },
    ];
    expect(due(events)).toBe('2026-10-05');
  });
  it.each(['opt-out', 'consent-withdrawal', 'complaint', 'suppliers'] as const)(
    'gains nothing by asking for identity where %s needs none',
    (right) => {
      const asked: ClockEvent = { kind: 'identity-asked', at: '2026-09-03' };
      const plain = reckon([received('2026-09-03')], right);
      expect(reckon([received('2026-09-03'), asked], right).due).toBe(plain.due);
    },
  );
  it('may arrive with the request', () => {
    expect(due([received('2026-09-03'), ...identity('2026-09-03', '2026-09-03')])).toBe(
      '2026-10-05',
    );
  });
});

describe('clarification', () => {
  it.each([
    [
      '2026-05-06',
      '2026-05-11',
      '2026-05-15',
      '2026-06-11',
      'five days, question and answer among them',
    ],
    ['2026-05-06', '2026-05-11', '2026-05-11', '2026-06-08', 'one day; Sunday the 7th moves on'],
    ['2026-05-06', '2026-05-28', '2026-06-10', '2026-06-22', 'over the end of a month'],
    ['2026-11-10', '2026-12-03', '2027-01-14', '2027-01-22', 'over the end of a year'],
    [
      '2026-05-06',
      '2026-05-06',
      '2026-05-12',
      '2026-06-12',
      'asked on day of receipt: as if received on the 12th',
    ],
    ['2028-02-10', '2028-02-28', '2028-03-01', '2028-03-13', 'over 29 February'],
  ])('received %s, asked %s, answered %s is due %s: %s', (from, asked, answered, to) => {
    expect(due([received(from), ...clarified(asked, answered)])).toBe(to);
  });

  it.each((Object.keys(rights) as RightId[]).filter((right) => right !== 'access'))(
    'does not stop the clock of %s',
    (right) => {
      const events = [received('2026-05-06'), ...clarified('2026-05-11', '2026-05-15')];
      expect(due(events, right)).toBe(due([received('2026-05-06')], right));
      expect(why(events, right)).toContain(`does not stop the clock of ${right}`);
    },
  );

  it('adds up several', () => {
    const events = [
      received('2026-05-06'),
      ...clarified('2026-05-11', '2026-05-15'),
      ...clarified('2026-05-20', '2026-05-22'),
    ];
    expect(reckon(events)).toMatchObject({ nominal: '2026-06-14', due: '2026-06-15' });
    expect(why(events)).toContain('8 days of waiting');
  });
  it('counts no day twice when a question is asked again before the answer', () => {
    const events: ClockEvent[] = [
      received('2026-05-06'),
      { kind: 'clarification-asked', at: '2026-05-11' },
      { kind: 'clarification-asked', at: '2026-05-13' },
      { kind: 'clarification-answered', at: '2026-05-15' },
    ];
    expect(due(events)).toBe('2026-06-11');
  });
  it('counts the day once on which one answer comes and the next question goes', () => {
    const events = [
      received('2026-05-06'),
      ...clarified('2026-05-11', '2026-05-13'),
      ...clarified('2026-05-13', '2026-05-15'),
    ];
    expect(due(events)).toBe('2026-06-11');
  });
  it('stands still while the answer is awaited, and says what is left', () => {
    const events: ClockEvent[] = [
      received('2026-05-06'),
      { kind: 'clarification-asked', at: '2026-05-11' },
    ];
    expect(reckon(events)).toMatchObject({ state: 'paused', due: null, left: 27 });
    expect(why(events)).toContain('27 days are left');
  });
  it('takes nothing out before the clock starts', () => {
    const events = [
      received('2026-05-06'),
      { kind: 'identity-asked', at: '2026-05-06' } as const,
      ...clarified('2026-05-07', '2026-05-12'),
      { kind: 'identity-arrived', at: '2026-05-18' } as const,
    ];
    expect(due(events)).toBe('2026-06-18');
  });
  it('takes nothing out once the time has run out', () => {
    expect(due([received('2026-05-06'), ...clarified('2026-06-09', '2026-06-12')])).toBe(
      '2026-06-08',
    );
  });
  it('pauses on the days off before the due date too', () => {
    // 3 October 2026 is a Saturday: the answer may still be given on Monday the 5th.
    const events = [received('2026-09-03'), ...clarified('2026-10-05', '2026-10-07')];
    expect(due(events)).toBe('2026-10-08');
  });
  it('ignores an answer to no question', () => {
    expect(
      due([received('2026-09-03'), { kind: 'clarification-answered', at: '2026-09-20' }]),
    ).toBe('2026-10-05');
  });
});

describe('extension', () => {
  it.each([
    ['2026-01-31', '2026-02-28', '2026-04-30', 'granted', 'on the last day of the month'],
    [
      '2026-01-31',
      '2026-03-01',
      '2026-03-02',
      'refused',
      'a day late, though the answer is not due yet',
    ],
    ['2025-11-30', '2025-12-10', '2026-03-02', 'granted', 'clamped to 28 February, a Saturday'],
    ['2023-11-30', '2023-12-10', '2024-02-29', 'granted', 'clamped to 29 February'],
    ['2026-09-25', '2026-10-20', '2026-12-29', 'granted', 'three months end on Christmas Day'],
    ['2026-03-03', '2026-03-03', '2026-06-03', 'granted', 'on the day of receipt'],
  ])('received %s, notice %s is due %s (%s): %s', (from, notice, to, extension) => {
    expect(reckon([received(from), extended(notice)])).toMatchObject({ due: to, extension });
  });

  it('is reckoned from the original start, not from the moved due date', () => {
    expect(reckon([received('2026-03-03'), extended('2026-03-20')])).toMatchObject({
      nominal: '2026-06-03',
      due: '2026-06-03',
    });
  });
  it('counts the month of notice from the arrival of identity', () => {
    const events = [received('2026-03-03'), ...identity('2026-03-03', '2026-03-12')];
    expect(reckon(events).noticeBy).toBe('2026-04-12');
    expect(due([...events, extended('2026-04-10')])).toBe('2026-06-12');
  });
  it('leaves clarification out of the month of notice as well', () => {
    const events = [received('2026-05-06'), ...clarified('2026-05-11', '2026-05-15')];
    expect(reckon(events).noticeBy).toBe('2026-06-11');
    expect(reckon([...events, extended('2026-06-11')])).toMatchObject({
      extension: 'granted',
      due: '2026-08-11',
    });
    expect(reckon([...events, extended('2026-06-12')]).extension).toBe('refused');
  });
  it('needs reasons', () => {
    const events = [received('2026-03-03'), extended('2026-03-20', '  ')];
    expect(reckon(events)).toMatchObject({ extension: 'refused', due: '2026-04-07' });
    expect(why(events)).toContain('the person was not told the reasons');
  });
  it('needs a ground the law knows', () => {
    // Cast, since no ground of the types is unknown to the law; a stored event may hold any word.
    const busy = { ...extended('2026-03-20'), ground: 'busy' } as unknown as ClockEvent;
    expect(reckon([received('2026-03-03'), busy]).extension).toBe('refused');
  });
  it('is given once', () => {
    const events = [received('2026-03-03'), extended('2026-03-20'), extended('2026-03-21')];
    expect(reckon(events)).toMatchObject({ extension: 'granted', due: '2026-06-03' });
    expect(why(events)).toContain('extended once only');
  });
  it('is still open when a first notice did not count', () => {
    const events = [received('2026-03-03'), extended('2026-03-19', ''), extended('2026-03-20')];
    expect(reckon(events)).toMatchObject({ extension: 'granted', due: '2026-06-03' });
  });
  it.each(['complaint', 'opt-out', 'consent-withdrawal'] as const)('is not for %s', (right) => {
    const events = [received('2026-03-03'), extended('2026-03-03')];
    expect(due(events, right)).toBe(due([received('2026-03-03')], right));
    expect(why(events, right)).toContain('cannot be extended');
  });
});

describe('complaints', () => {
  it.each([
    ['2026-06-19', '2026-07-20', 'thirty days end on a Sunday'],
    ['2026-02-01', '2026-03-03', 'over a February'],
    ['2028-02-01', '2028-03-02', 'over a leap February'],
    ['2026-11-25', '2026-12-29', 'Christmas Day'],
    ['2026-12-02', '2027-01-04', 'New Year'],
  ])('received %s is to be acknowledged by %s: %s', (from, to) => {
    expect(due([received(from)], 'complaint')).toBe(to);
  });
  it('says acknowledgement', () => {
    expect(why([received('2026-07-31')], 'complaint')).toContain('The acknowledgement is due');
  });
});

describe('at once', () => {
  it('is due on the day of receipt', () => {
    expect(due([received('2026-03-03T10:00Z')], 'opt-out')).toBe('2026-03-03');
  });
  it('is due on the next working day where a person would have to act', () => {
    expect(due([received('2026-04-03')], 'consent-withdrawal')).toBe('2026-04-07');
  });
});

describe('a stopped clock', () => {
  const stopped = (at: string): ClockEvent => ({ kind: 'stopped', at });
  it('says in time', () => {
    const events = [received('2026-09-03'), stopped('2026-10-05T22:59Z')];
    expect(reckon(events)).toMatchObject({
      state: 'stopped',
      stopped: '2026-10-05',
      due: '2026-10-05',
    });
    expect(why(events)).toContain('in time');
  });
  it('says how late', () => {
    expect(why([received('2026-09-03'), stopped('2026-10-05T23:00Z')])).toContain('1 day late');
  });
  it('ends an open pause', () => {
    const asked: ClockEvent = { kind: 'clarification-asked', at: '2026-05-11' };
    expect(reckon([received('2026-05-06'), asked, stopped('2026-06-20')])).toMatchObject({
      state: 'stopped',
      due: '2026-07-17',
    });
  });
  it('may never have started', () => {
    const asked: ClockEvent = { kind: 'identity-asked', at: '2026-05-06' };
    const events = [received('2026-05-06'), asked, stopped('2026-06-08')];
    expect(reckon(events)).toMatchObject({ state: 'stopped', due: null });
    expect(why(events)).toContain('before the clock had started');
  });
});

describe('the explanation', () => {
  it('gives the rule, the events and the sums, each with what it rests on', () => {
    const { explanation } = reckon([
      received('2026-03-03T10:00Z'),
      ...identity('2026-03-03', '2026-03-12'),
    ]);
    expect(explanation.map(({ step, day }) => [step, day])).toEqual([
      ['received', '2026-03-03'],
      ['start', '2026-03-12'],
      ['start', '2026-03-12'],
      ['period', '2026-04-12'],
      ['moved', '2026-04-13'],
      ['due', '2026-04-13'],
    ]);
    expect(explanation.map(({ sentence }) => sentence)).toEqual([
      'The request was received at 2026-03-03T10:00Z, which in London is Tue 3 March 2026.',
      'Proof of identity was asked for on Tue 3 March 2026 and arrived on Thu 12 March 2026.',
      'The clock starts on Thu 12 March 2026, the day the last of it arrived.',
      'One month from Thu 12 March 2026 ends on Sun 12 April 2026.',
      'Sun 12 April 2026 is a Sunday: the date moves to the next working day, Mon 13 April 2026.',
      'The answer is due by the end of Mon 13 April 2026.',
    ]);
    expect(explanation.every(({ article }) => article !== '')).toBe(true);
  });
  it('says why a month is short, and which holidays it passed', () => {
    expect(why([received('2026-01-31')])).toContain('because that month has no day 31');
    expect(why([received('2026-07-31')], 'complaint')).toContain('is the Summer bank holiday');
  });
});

describe('the published rule', () => {
  it('is what is executed: another period, another date', () => {
    const rule = ruleFor('access');
    const fortnight = { ...rule, clock: { ...rule.clock, period: 'P14D' as const } };
    expect(deadline([received('2026-09-03')], fortnight).due).toBe('2026-09-17');
  });
  it('may count the day of the answer', () => {
    const rule = ruleFor('access');
    const pause = { dayAskedCounts: false, dayAnsweredCounts: true, article: 'another reading' };
    const events = [received('2026-05-06'), ...clarified('2026-05-11', '2026-05-15')];
    expect(deadline(events, { ...rule, pause }).due).toBe('2026-06-10');
  });
  it('takes in a bank holiday proclaimed at short notice, or moved', () => {
    const exceptions = [
      { day: '2026-10-05', holiday: 'a day of thanksgiving' },
      { day: '2026-05-04', holiday: null },
    ];
    const proclaimed = { ...ruleFor('access'), calendar: { ...calendar, exceptions } };
    expect(deadline([received('2026-09-03')], proclaimed).due).toBe('2026-10-06');
    expect(deadline([received('2026-04-04')], proclaimed).due).toBe('2026-05-04');
  });
  it('refuses a country or a part of it that nobody knows, rather than find no holidays', () => {
    expect(() => bankHolidays(2026, { ...calendar, country: 'XX' })).toThrow(RangeError);
    expect(() => bankHolidays(2026, { ...calendar, region: 'XX' })).toThrow(RangeError);
  });
  it('has a clock for every right', () => {
    for (const right of Object.keys(rights) as RightId[]) {
      expect(ruleFor(right).clock).toBe(clocks[rights[right].clock]);
    }
  });
  it('lets a silent case expire after a month, on a working day', () => {
    expect(expiresOn('2026-09-03T09:00Z')).toBe('2026-10-05');
  });
});

// The holidays of England and Wales, worked out here by another way than the library's.
describe('bank holidays 2024 to 2035', () => {
  it('are those the government has published', () => {
    const published: Record<number, string[]> = {
      2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
      2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
      2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
      2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
    };
    for (const [year, days] of Object.entries(published)) {
      expect(onWeekdays(Number(year))).toEqual(days.map((day) => `${year}-${day}`));
    }
  });
  it('follow the rules of the Banking and Financial Dealings Act', () => {
    for (let year = 2024; year <= 2035; year += 1) expect(onWeekdays(year)).toEqual(byRule(year));
  });
});

function onWeekdays(year: number): string[] {
  return [...bankHolidays(year, calendar).keys()].filter((day) => weekday(day) < 6).sort();
}

function byRule(year: number): string[] {
  const easter = easterSunday(year);
  const monday = (from: string): string => daysAfter(from, (8 - weekday(from)) % 7);
  const christmas = workdays([`${year}-12-25`, `${year}-12-26`]);
  const days = [
    ...workdays([`${year}-01-01`]),
    daysAfter(easter, -2),
    daysAfter(easter, 1),
    monday(`${year}-05-01`),
    monday(`${year}-05-25`),
    monday(`${year}-08-25`),
    ...christmas,
  ];
  return days.sort();
}

/** Each day, or the first weekday after it that is not taken by another of them. */
function workdays(days: readonly string[]): string[] {
  const taken = days.filter((day) => weekday(day) < 6);
  for (const day of days.filter((each) => weekday(each) >= 6)) {
    let at = day;
    while (weekday(at) >= 6 || taken.includes(at)) at = daysAfter(at, 1);
    taken.push(at);
  }
  return taken;
}

/** Gauss, in the form for the Gregorian calendar between 1900 and 2099. */
function easterSunday(year: number): string {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  const late = (d === 29 && e === 6) || (d === 28 && e === 6 && year % 19 > 10) ? 7 : 0;
  return daysAfter(`${year}-03-22`, d + e - late);
}

describe('for any request', () => {
  const day = fc.integer({ min: 0, max: 365 * 12 }).map((count) => daysAfter('2024-01-01', count));
  const right = fc.constantFrom(...(Object.keys(rights) as RightId[]));
  const gap = fc.integer({ min: 0, max: 60 });

  it('the due date is a working day, never before the nominal date, and none lies between', () => {
    fc.assert(
      fc.property(day, right, (from, which) => {
        const { due: date, nominal, start } = reckon([received(from)], which);
        if (date === null || nominal === null || start === null) throw new Error('not running');
        expect(dayOff(date, calendar)).toBeNull();
        expect(date >= nominal).toBe(true);
        expect(nextWorkingDay(nominal, calendar).day).toBe(date);
        expect(daysBetween(nominal, date)).toBeLessThanOrEqual(4);
      }),
    );
  });
  it('a later request is never due earlier', () => {
    fc.assert(
      fc.property(day, gap, right, (from, later, which) => {
        const first = due([received(from)], which) ?? '';
        expect((due([received(daysAfter(from, later))], which) ?? '') >= first).toBe(true);
      }),
    );
  });
  it('a month is 28 to 31 days and keeps its number', () => {
    fc.assert(
      fc.property(day, (from) => {
        const { nominal } = reckon([received(from)], 'erasure');
        const length = daysBetween(from, nominal ?? '');
        expect(length).toBeGreaterThanOrEqual(28);
        expect(length).toBeLessThanOrEqual(31);
        if (Number(from.slice(8)) <= 28) expect(nominal?.slice(8)).toBe(from.slice(8));
      }),
    );
  });
  it('late identity gives the same date as a request received that day', () => {
    fc.assert(
      fc.property(day, gap, (from, wait) => {
        const arrived = daysAfter(from, wait);
        expect(due([received(from), ...identity(from, arrived)])).toBe(due([received(arrived)]));
      }),
    );
  });
  it('clarification never brings the date forward and gives at most the days waited', () => {
    fc.assert(
      fc.property(day, gap, gap, (from, asked, answered) => {
        const question = daysAfter(from, asked);
        const answer = daysAfter(question, answered);
        const plain = reckon([received(from)]);
        const waited = reckon([received(from), ...clarified(question, answer)]);
        const gained = daysBetween(plain.nominal ?? '', waited.nominal ?? '');
        expect(gained).toBeGreaterThanOrEqual(0);
        expect(gained).toBeLessThanOrEqual(answered + 1);
        expect(dayOff(waited.due ?? '', calendar)).toBeNull();
      }),
    );
  });
  it('an extension in time adds two months, one too late adds nothing', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 90 }), (from, after) => {
        const plain = reckon([received(from)]);
        const notice = daysAfter(from, after);
        const longer = reckon([received(from), extended(notice)]);
        const inTime = notice <= (plain.noticeBy ?? '');
        expect(longer.extension).toBe(inTime ? 'granted' : 'refused');
        if (inTime) expect((longer.nominal ?? '') > (plain.due ?? '')).toBe(true);
        else expect(longer.due).toBe(plain.due);
      }),
    );
  });
  it('the order in which events of different days are given does not matter', () => {
    const events = [
      received('2026-05-06'),
      ...clarified('2026-05-11', '2026-05-15'),
      extended('2026-05-20'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        expect(due(shuffled)).toBe(due(events));
      }),
    );
  });
  it('the last word of the explanation is the due date', () => {
    fc.assert(
      fc.property(day, right, (from, which) => {
        const { due: date, explanation } = reckon([received(from)], which);
        expect(explanation.at(-1)).toMatchObject({ step: 'due', day: date });
      }),
    );
  });
});
