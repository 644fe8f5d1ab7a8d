/**
 * The clock every request runs on: how long the company has, when the time starts, what pauses it
 * and what lengthens it. The site prints these facts and `worker/request/deadline.ts` executes
 * them; no other file may state a period for an answer.
 */
import { answerWithin } from './complaints.ts';
import type { IsoDuration } from './period.ts';
import type { Clock, RightId } from './rights.ts';

/** Where days begin and end, and which days nobody is expected to work. */
export interface WorkCalendar {
  /** IANA zone in which the day of an instant is read. */
  readonly timeZone: string;
  /** What the zone is called in a sentence. */
  readonly place: string;
  /** Country and part of it, ISO 3166-1 and 3166-2, whose bank holidays count. */
  readonly country: string;
  readonly region: string;
  /** Days of the week off, 1 Monday to 7 Sunday. */
  readonly weekend: readonly number[];
  /** Bank holidays proclaimed (or moved) since the holiday library was last updated. */
  readonly exceptions: readonly HolidayException[];
  readonly article: string;
}

export interface HolidayException {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Name of the holiday added; null when the library's holiday on this day was taken away. */
  readonly holiday: string | null;
}

/**
 * England: the head office stands in Suffolk. The dates come from the package date-holidays, whose
 * data is CC BY 3.0; a holiday proclaimed at short notice goes into `exceptions` the same day.
 */
export const calendar: WorkCalendar = {
  timeZone: 'Europe/London',
  place: 'London',
  country: 'GB',
  region: 'ENG',
  weekend: [6, 7],
  exceptions: [],
  article: 'ICO guidance on the right of access, how to calculate a month',
};

/** What may be asked of the person before the clock starts. */
export type Proof = 'identity' | 'authority';

/** Why a request may take longer. */
export type ExtensionGround = 'complex' | 'numerous';

export interface Extension {
  /** Added to the period, both counted from the original start. */
  readonly period: IsoDuration;
  readonly grounds: readonly ExtensionGround[];
  /** From the original start: the notice, with its reasons, is sent by the end of this. */
  readonly noticeWithin: IsoDuration;
  readonly article: string;
  readonly noticeArticle: string;
}

export interface Pause {
  /** Whether the day of the question, and the day of the answer, use up time. */
  readonly dayAskedCounts: boolean;
  readonly dayAnsweredCounts: boolean;
  readonly article: string;
}

export interface ClockRule {
  readonly clock: Clock;
  /** What has to be done by then, to stand after "the" in a sentence. */
  readonly task: 'answer' | 'acknowledgement';
  readonly period: IsoDuration;
  readonly article: string;
  /**
   * - `day-of-receipt`: a month from the 3rd ends on the 3rd.
   * - `day-after`: the day after receipt is day one of the period.
   */
  readonly startsOn: 'day-of-receipt' | 'day-after';
  readonly startArticle: string;
  /** Where these were asked for, the clock starts when the last of them arrives; by which article. */
  readonly startsWith: Readonly<Partial<Record<Proof, string>>>;
  /** A due date on a day off moves to the next working day. */
  readonly movesToWorkingDay: boolean;
  readonly moveArticle: string;
  readonly extension: Extension | null;
}

export const clocks: Readonly<Record<Clock, ClockRule>> = {
  /** Carried out on receipt. Where a person must act, it is done the same or the next working day. */
  'at-once': {
    clock: 'at-once',
    task: 'answer',
    period: 'P0D',
    article: 'UK GDPR Art. 7(3) and Art. 21(3)',
    startsOn: 'day-of-receipt',
    startArticle: 'UK GDPR Art. 12(2)',
    startsWith: {},
    movesToWorkingDay: true,
    moveArticle: calendar.article,
    extension: null,
  },
  month: {
    clock: 'month',
    task: 'answer',
    period: 'P1M',
    article: 'UK GDPR Art. 12(3) and Art. 12A(1)',
    startsOn: 'day-of-receipt',
    startArticle: 'UK GDPR Art. 12A(2)',
    startsWith: {
      identity: 'UK GDPR Art. 12(6) and Art. 12A(2)',
      authority: 'UK GDPR Art. 12(6) and Art. 12A(2), ICO guidance on requests made by an agent',
    },
    movesToWorkingDay: true,
    moveArticle: calendar.article,
    extension: {
      period: 'P2M',
      grounds: ['complex', 'numerous'],
      noticeWithin: 'P1M',
      article: 'UK GDPR Art. 12A(3)',
      noticeArticle: 'UK GDPR Art. 12A(4)',
    },
  },
  /** Day one is the day after receipt, so day thirty is the day of receipt plus thirty. */
  complaint: {
    clock: 'complaint',
    task: 'acknowledgement',
    period: answerWithin.period,
    article: 'Data Protection Act 2018 s. 164A',
    startsOn: 'day-after',
    startArticle: 'ICO guidance on data protection complaints',
    startsWith: {},
    movesToWorkingDay: true,
    moveArticle: 'ICO guidance on data protection complaints',
    extension: null,
  },
};

/**
 * Days that do not count while the person clarifies the request. The law gives this for access
 * alone, and takes out both the day of the question and the day of the answer.
 */
export const clarification: Readonly<Partial<Record<RightId, Pause>>> = {
  access: {
    dayAskedCounts: false,
    dayAnsweredCounts: false,
    article: 'UK GDPR Art. 12A(5)',
  },
};

/** How long the person has to answer a question of ours before the case expires. */
export const silence: { readonly period: IsoDuration; readonly article: string } = {
  period: 'P1M',
  article: 'ICO guidance on the right of access, clarification',
};

/** When staff are reminded of a due date. */
export const reminderDays = {
  /** Days before the date; 0 is the day itself. */
  before: [14, 7, 2, 0],
  /** A reminder that falls on a day off is sent on the working day before it. */
  onDayOff: 'working-day-before',
  /** After the date: every so many days, until the case is answered. */
  everyAfter: 1,
} as const;
