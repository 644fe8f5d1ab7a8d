/** Records of people: bought lists in, what may be mailed out, restrictions. */
import { z } from 'zod';
import { contactFields } from '#db/contacts.ts';
import { restrictionList } from '#db/standings.ts';
import { liftByCase } from '../lift.ts';
import { reachablePage } from '../lists/export.ts';
import { importContacts, type ListedContact } from '../lists/import.ts';
import { address, channel, MOST_AT_ONCE, operation, reference, staff } from './operation.ts';

const cell = z.string().min(1).max(500).optional();
const listed = z.object({
  email: address,
  ...Object.fromEntries(
    contactFields.filter((field) => field !== 'email').map((field) => [field, cell]),
  ),
});

export const contactOperations = {
  'contacts.import': operation(
    z.object({
      list: z.string().trim().min(1, 'say whom the list was bought from').max(200),
      contacts: z.array(listed).max(MOST_AT_ONCE),
    }),
    (desk, given) => importContacts(desk, given.list, given.contacts as ListedContact[]),
  ),
  'contacts.page': operation(
    z.object({ channel, after: z.string().max(100), size: z.int().min(1).max(MOST_AT_ONCE) }),
    (desk, given) => reachablePage(desk, given.channel, given.after, given.size),
  ),
  'contacts.restricted': operation(z.object({}), (desk) => restrictionList(desk.db)),
  'restriction.lift': operation(z.object({ reference, staff }), (desk, given) =>
    liftByCase(desk, given.staff, given.reference),
  ),
} as const;
