/** Redactions: proposed, decided in the three steps of the ICO, added by hand. */
import { z } from 'zod';
import { addListed, decideListed, listRedactions } from '../open-redactions.ts';
import { MOST_AT_ONCE, operation, reference, staffName } from './operation.ts';

const finding = z.object({ answer: z.enum(['yes', 'no']), why: z.string().max(2_000) });
const steps = z.union([
  z.object({ identifiableWithout: finding, consent: finding, reasonableWithout: finding }),
  z.object({ notAPerson: z.string().trim().min(1, 'say what it is').max(2_000) }),
]);
export const redactionOperations = {
  'redactions.list': operation(z.object({ reference }), (desk, given) =>
    listRedactions(desk, given.reference),
  ),
  'redactions.decide': operation(
    z.object({
      reference,
      which: z.array(z.string().max(500)).min(1).max(MOST_AT_ONCE),
      steps,
      staff: staffName,
    }),
    (desk, given) => decideListed(desk, given.reference, given.which, given.steps, given.staff),
  ),
  'redactions.add': operation(
    z.object({
      reference,
      record: z.string().max(40),
      record_id: z.string().max(100),
      field: z.string().max(40),
      words: z.string().trim().min(1).max(500),
      staff: staffName,
    }),
    (desk, { reference: of, staff, ...place }) => addListed(desk, of, place, staff),
  ),
} as const;
