/** Staff: invited, listed, let go. */
import { z } from 'zod';
import { inviteStaff, listStaff, removeStaff } from '../staff.ts';
import { operation } from './operation.ts';

const invitation = z.object({
  name: z.string().trim().min(1, 'say who').max(100),
  role: z.enum(['officer', 'director', 'reader'], {
    error: 'a role is officer, director or reader',
  }),
  financial: z.boolean(),
});

export const staffOperations = {
  'staff.invite': operation(invitation, (desk, given) =>
    inviteStaff(desk, given.name, given.role, given.financial),
  ),
  'staff.list': operation(z.object({}), (desk) => listStaff(desk)),
  'staff.remove': operation(
    z.object({ name: z.string().trim().max(100) }),
    async (desk, given) => ({ removed: await removeStaff(desk, given.name) }),
  ),
} as const;
