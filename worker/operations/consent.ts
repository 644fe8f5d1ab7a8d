/** How visitors choose about cookies: numbers by day, never a person. */
import { z } from 'zod';
import { consentRates } from '#db/consent-receipts.ts';
import { type Rates, ratesOf } from '../consent-rates.ts';
import type { Desk } from '../desk.ts';
import { daysAfter } from '../request/day.ts';
import { operation } from './operation.ts';

const since = z.iso.date('a day is written like 2026-03-12');

export const consentOperations = {
  'consent.rates': operation(z.object({ since: since.nullable() }), (desk, given) =>
    ratesSince(desk, given.since ?? firstOf(desk, 30)),
  ),
} as const;

/** The first of so many days that end with today. */
export const firstOf = (desk: Desk, days: number): string => daysAfter(today(desk), 1 - days);

export async function ratesSince(desk: Desk, since: string): Promise<Rates> {
  return ratesOf(await consentRates(desk.db, since), since, today(desk));
}

/** In UTC, as the days of receipts are. */
const today = (desk: Desk): string => desk.clock().toISOString().slice(0, 10);
