/** Taking on and letting go of staff, from the command line of the machine that runs the desk. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { StaffRole } from '#db/schema-staff.ts';
import { addInvitation, addStaff, staffLeaves, staffMembers, staffNamed } from '#db/staff.ts';
import { digestOf } from './desk/session.ts';
import type { Desk } from './desk.ts';

const INVITATION_LIVES = 24 * 60 * 60 * 1000;

export interface Invitation {
  /** Works once, for a day. */
  readonly link: string;
}

/** A name that is here already is invited anew, to replace a lost passkey; the role stays. */
export async function inviteStaff(
  desk: Desk,
  name: string,
  role: StaffRole,
  financial: boolean,
): Promise<Invitation> {
  const now = desk.clock();
  const secret = randomBytes(32).toString('base64url');
  await desk.db.transaction().execute(async (tx) => {
    const known = await staffNamed(tx, name);
    const id = known?.id ?? randomUUID();
    const financial_since = financial ? now.toISOString() : null;
    if (!known) {
      await addStaff(tx, { id, name, role, financial_since, created_at: now.toISOString() });
    }
    const until = new Date(now.getTime() + INVITATION_LIVES);
    await addInvitation(tx, digestOf(secret), id, now, until);
  });
  return { link: `${desk.config.publicUrl}/desk/join/${secret}` };
}

/** @returns false when nobody of that name works here */
export async function removeStaff(desk: Desk, name: string): Promise<boolean> {
  return desk.db.transaction().execute(async (tx) => {
    const known = await staffNamed(tx, name);
    if (known) await staffLeaves(tx, known.id, desk.clock());
    return known !== undefined;
  });
}

export async function listStaff(desk: Desk) {
  const all = await staffMembers(desk.db);
  return all.map(({ name, role, financial_since }) => ({
    name,
    role,
    financial: financial_since !== null,
  }));
}
