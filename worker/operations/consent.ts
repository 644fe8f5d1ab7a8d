/** How visitors choose about cookies: numbers by day, never a person. */
import { z } from 'zod';
import { consentRates } from '#db/consent-receipts.ts';
import { operation } from './operation.ts';

export const consentOperations = {
  'consent.rates': operation(
    z.object({ since: z.iso.date('a day is written like 2026-03-12') }),
    (desk, { since }) => consentRates(desk.db, since),
  ),
} as const;
