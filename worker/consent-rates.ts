/** Choices about cookies, added up by day. Decides only. */
import { type ConsentAction, consentActions } from '#content/consent.ts';
import type { ConsentRate } from '#db/consent-receipts.ts';
import { daysAfter } from './request/day.ts';

/** How often each thing was done. */
export interface Tally {
  readonly counts: Readonly<Record<ConsentAction, number>>;
  readonly all: number;
  /** Of all, from a browser with Global Privacy Control. */
  readonly gpc: number;
}

export interface DayOfChoices extends Tally {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
}

export interface Rates {
  readonly since: string;
  readonly until: string;
  /** From the newest to the first that had a choice, those without one between them too. */
  readonly days: readonly DayOfChoices[];
  readonly total: Tally;
}

/** A day nobody chose on is shown: a banner that stopped working looks like that. */
export function ratesOf(rows: readonly ConsentRate[], since: string, today: string): Rates {
  const days: DayOfChoices[] = [];
  const known = rows.map(({ day }) => day);
  // The browser's clock may be ahead of ours by minutes, and so in a day we have not yet.
  const until = known.reduce((last, day) => (day > last ? day : last), today);
  const first = known.reduce((early, day) => (day < early ? day : early), until);
  for (let day = until; known.length > 0 && day >= first; day = daysAfter(day, -1)) {
    days.push({ day, ...added(rows.filter((row) => row.day === day)) });
  }
  return { since, until, days, total: added(rows) };
}

function added(rows: readonly ConsentRate[]): Tally {
  const of = (action: ConsentAction) => sum(rows.filter((row) => row.action === action));
  const counts = Object.fromEntries(consentActions.map((action) => [action, of(action)]));
  return {
    counts: counts as Record<ConsentAction, number>,
    all: sum(rows),
    gpc: rows.reduce((total, { gpc }) => total + gpc, 0),
  };
}

const sum = (rows: readonly ConsentRate[]): number =>
  rows.reduce((total, { count }) => total + count, 0);

/** `62%`; nothing of nothing is nothing. */
export const share = (part: number, whole: number): string =>
  `${whole === 0 ? 0 : Math.round((100 * part) / whole)}%`;
