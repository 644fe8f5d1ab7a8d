/** Staff: who works at the desk, how they sign in, where they are signed in. */
import type { Insertable } from 'kysely';
import type { Executor } from './open.ts';
import type { KeyTable } from './schema.ts';
import type {
  Passkey,
  PasskeyTable,
  Session,
  SessionTable,
  StaffMember,
  StaffTable,
} from './schema-staff.ts';

export async function addStaff(db: Executor, row: Insertable<StaffTable>): Promise<void> {
  await db.insertInto('staff').values(row).execute();
}

/** Those who still work here. */
export async function staffMembers(db: Executor): Promise<StaffMember[]> {
  return db.selectFrom('staff').selectAll().where('left_at', 'is', null).orderBy('name').execute();
}

export async function staffNamed(db: Executor, name: string): Promise<StaffMember | undefined> {
  return db
    .selectFrom('staff')
    .selectAll()
    .where('name', '=', name)
    .where('left_at', 'is', null)
    .executeTakeFirst();
}

export async function staffById(db: Executor, id: string): Promise<StaffMember | undefined> {
  return db
    .selectFrom('staff')
    .selectAll()
    .where('id', '=', id)
    .where('left_at', 'is', null)
    .executeTakeFirst();
}

/** Whoever leaves is signed out everywhere in the same moment. */
export async function staffLeaves(db: Executor, id: string, now: Date): Promise<void> {
  const at = now.toISOString();
  await db.updateTable('staff').set({ left_at: at }).where('id', '=', id).execute();
  await db.updateTable('sessions').set({ revoked_at: at }).where('staff_id', '=', id).execute();
}

export async function setPassword(
  db: Executor,
  id: string,
  password: string,
  key: Insertable<KeyTable>,
  totpSealed: Uint8Array,
): Promise<void> {
  await db.insertInto('keys').values(key).execute();
  await db
    .updateTable('staff')
    .set({ password, totp_key_id: key.id, totp_sealed: totpSealed, totp_counter: null })
    .where('id', '=', id)
    .execute();
}

/** @returns false when this code, or a later one, was used before */
export async function useTotpCounter(db: Executor, id: string, counter: number): Promise<boolean> {
  const result = await db
    .updateTable('staff')
    .set({ totp_counter: counter })
    .where('id', '=', id)
    .where((where) =>
      where.or([where('totp_counter', 'is', null), where('totp_counter', '<', counter)]),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function addPasskey(db: Executor, row: Insertable<PasskeyTable>): Promise<void> {
  await db.insertInto('passkeys').values(row).execute();
}

export async function passkeyById(db: Executor, id: string): Promise<Passkey | undefined> {
  return db.selectFrom('passkeys').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function passkeysOf(db: Executor, staffId: string): Promise<Passkey[]> {
  return db.selectFrom('passkeys').selectAll().where('staff_id', '=', staffId).execute();
}

export async function usePasskey(db: Executor, id: string, counter: number, now: Date) {
  await db
    .updateTable('passkeys')
    .set({ counter, last_used_at: now.toISOString() })
    .where('id', '=', id)
    .execute();
}

export async function addInvitation(
  db: Executor,
  digest: Uint8Array,
  staffId: string,
  now: Date,
  expiresAt: Date,
): Promise<void> {
  await db
    .insertInto('invitations')
    .values({
      digest,
      staff_id: staffId,
      created_at: now.toISOString(),
      expires_at: expiresAt.toISOString(),
    })
    .execute();
}

/** @returns who is invited, while the link works */
export async function invited(db: Executor, digest: Uint8Array, now: Date) {
  return db
    .selectFrom('invitations')
    .innerJoin('staff', 'staff.id', 'invitations.staff_id')
    .selectAll('staff')
    .where('invitations.digest', '=', digest)
    .where('invitations.used_at', 'is', null)
    .where('invitations.expires_at', '>', now.toISOString())
    .where('staff.left_at', 'is', null)
    .executeTakeFirst();
}

/** @returns false when somebody was quicker */
export async function useInvitation(db: Executor, digest: Uint8Array, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('invitations')
    .set({ used_at: now.toISOString() })
    .where('digest', '=', digest)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function addSession(db: Executor, row: Insertable<SessionTable>): Promise<void> {
  await db.insertInto('sessions').values(row).execute();
}

export interface SignedIn {
  readonly session: Session;
  readonly staff: StaffMember;
}

/** Asked on every request, so that a revoked session is out at once. */
export async function findSession(
  db: Executor,
  digest: Uint8Array,
  now: Date,
  seenSince: Date,
): Promise<SignedIn | null> {
  const session = await db
    .selectFrom('sessions')
    .selectAll()
    .where('digest', '=', digest)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .where('last_seen_at', '>', seenSince.toISOString())
    .executeTakeFirst();
  const staff = session && (await staffById(db, session.staff_id));
  return session && staff ? { session, staff } : null;
}

export async function touchSession(db: Executor, digest: Uint8Array, now: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: now.toISOString() })
    .where('digest', '=', digest)
    .execute();
}

/** Those that still work. */
export async function sessionsOf(db: Executor, staffId: string, now: Date): Promise<Session[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .orderBy('last_seen_at', 'desc')
    .execute();
}

/** @param staffId whose it must be; nobody signs others out by guessing ids */
export async function revokeSession(db: Executor, id: string, staffId: string, now: Date) {
  await db
    .updateTable('sessions')
    .set({ revoked_at: now.toISOString() })
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .execute();
}

/** @param staffId whose it must be */
export async function removePasskey(db: Executor, id: string, staffId: string): Promise<void> {
  await db.deleteFrom('passkeys').where('id', '=', id).where('staff_id', '=', staffId).execute();
}
