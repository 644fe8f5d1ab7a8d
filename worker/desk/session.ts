/** Who is signed in: a secret in a cookie, its digest in the database, asked on every request. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { addSession, findSession, revokeSession, type SignedIn, touchSession } from '#db/staff.ts';
import type { Desk } from '../desk.ts';

const COOKIE = 'desk';
const MINUTE = 60_000;
/** A working day, and a long lunch. */
const LONGEST = 12 * 60 * MINUTE;
const LONGEST_IDLE = 2 * 60 * MINUTE;

export async function signIn(
  desk: Desk,
  c: Context,
  staffId: string,
  way: 'passkey' | 'password',
): Promise<void> {
  const secret = randomBytes(32).toString('base64url');
  const now = desk.clock();
  await addSession(desk.db, {
    digest: digestOf(secret),
    id: randomUUID(),
    staff_id: staffId,
    way,
    created_at: now.toISOString(),
    last_seen_at: now.toISOString(),
    expires_at: new Date(now.getTime() + LONGEST).toISOString(),
  });
  setCookie(c, COOKIE, secret, {
    path: '/desk',
    httpOnly: true,
    // Lax, so that a link in a reminder mail opens the case; every change is a POST and checks its origin.
    sameSite: 'Lax',
    secure: desk.config.publicUrl.startsWith('https:'),
    maxAge: LONGEST / 1000,
  });
}

export async function readSession(desk: Desk, c: Context): Promise<SignedIn | null> {
  const secret = getCookie(c, COOKIE);
  if (!secret) return null;
  const now = desk.clock();
  const found = await findSession(
    desk.db,
    digestOf(secret),
    now,
    new Date(now.getTime() - LONGEST_IDLE),
  );
  if (!found) return null;
  // Written once a minute at most: a page is many requests.
  if (now.getTime() - new Date(found.session.last_seen_at).getTime() > MINUTE) {
    await touchSession(desk.db, found.session.digest, now);
  }
  return found;
}

export async function signOut(desk: Desk, c: Context, signedIn: SignedIn): Promise<void> {
  await revokeSession(desk.db, signedIn.session.id, signedIn.staff.id, desk.clock());
  deleteCookie(c, COOKIE, { path: '/desk' });
}

export function digestOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret, 'utf8').digest();
}
