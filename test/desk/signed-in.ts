/** Staff who are signed in, without a door between; and what a browser would send for them. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { StaffRole } from '#db/schema-staff.ts';
import { addSession, addStaff, staffNamed } from '#db/staff.ts';
import { digestOf } from '#worker/desk/session.ts';
import type { Desk } from '#worker/desk.ts';

export interface Colleague {
  readonly name: string;
  readonly role: StaffRole;
  readonly financial?: boolean;
}

export const ines: Colleague = { name: 'Ines Okoro', role: 'officer' };
export const rhys: Colleague = { name: 'Rhys Calloway', role: 'director' };
export const odd: Colleague = { name: 'Odd Reader', role: 'reader' };
export const faye: Colleague = { name: 'Faye Ledger', role: 'officer', financial: true };

/** @returns the secret in the cookie named `desk` */
export async function sessionFor(desk: Desk, { name, role, financial }: Colleague) {
  const at = desk.clock().toISOString();
  const id = (await staffNamed(desk.db, name))?.id ?? randomUUID();
  if (!(await staffNamed(desk.db, name))) {
    const financial_since = financial ? at : null;
    await addStaff(desk.db, { id, name, role, financial_since, created_at: at });
  }
  const secret = randomBytes(32).toString('base64url');
  await addSession(desk.db, {
    digest: digestOf(secret),
    id: randomUUID(),
    staff_id: id,
    way: 'passkey',
    created_at: at,
    last_seen_at: at,
    expires_at: new Date(desk.clock().getTime() + 3_600_000).toISOString(),
  });
  return secret;
}
