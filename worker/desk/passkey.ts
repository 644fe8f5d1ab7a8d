/** Passkeys of staff (WebAuthn), by @simplewebauthn/server. */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { product } from '#content/company.ts';
import type { StaffMember } from '#db/schema-staff.ts';
import { addPasskey, passkeyById, passkeysOf, usePasskey } from '#db/staff.ts';
import type { Config } from '../config.ts';
import type { Desk } from '../desk.ts';

const CHALLENGE_LIVES = 5 * 60_000;
const MOST_CHALLENGES = 1_000;

/**
 * Challenges that were given out and not answered. In memory: a restart only means pressing the
 * button again.
 */
const challenges = new Map<string, number>();

/** The origins the desk may be opened under; a passkey belongs to the host in one of them. */
export function originsOf(config: Config): string[] {
  const { publicUrl, port } = config;
  // A passkey cannot belong to an address of numbers (WebAuthn, 5.1.2), so this machine has a name too.
  const local = /^http:\/\/127\./.test(publicUrl) ? [`http://localhost:${port}`] : [];
  return [new URL(publicUrl).origin, ...local];
}

function hostOf(desk: Desk, origin: string): string | null {
  return originsOf(desk.config).includes(origin) ? new URL(origin).hostname : null;
}

export async function registrationOptions(desk: Desk, staff: StaffMember, origin: string) {
  const rpID = hostOf(desk, origin);
  if (!rpID) return null;
  const known = await passkeysOf(desk.db, staff.id);
  const options = await generateRegistrationOptions({
    rpName: `${product.name} privacy desk`,
    rpID,
    userName: staff.name,
    userID: new TextEncoder().encode(staff.id),
    excludeCredentials: known.map((one) => ({ id: one.id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  remember(options.challenge, desk.clock());
  return options;
}

/** @returns false when the answer does not prove what it must */
export async function register(
  desk: Desk,
  staff: StaffMember,
  origin: string,
  response: RegistrationResponseJSON,
): Promise<boolean> {
  const rpID = hostOf(desk, origin);
  if (!rpID) return false;
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => take(challenge, desk.clock()),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  });
  if (!verified) return false;
  const { credential } = registrationInfo;
  await addPasskey(desk.db, {
    id: credential.id,
    staff_id: staff.id,
    public_key: credential.publicKey,
    counter: credential.counter,
    transports: JSON.stringify(credential.transports ?? []),
    created_at: desk.clock().toISOString(),
  });
  return true;
}

export async function authenticationOptions(desk: Desk, origin: string) {
  const rpID = hostOf(desk, origin);
  if (!rpID) return null;
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' });
  remember(options.challenge, desk.clock());
  return options;
}

/** @returns whose passkey it is, or null */
export async function authenticate(
  desk: Desk,
  origin: string,
  response: AuthenticationResponseJSON,
): Promise<string | null> {
  const rpID = hostOf(desk, origin);
  const passkey = await passkeyById(desk.db, response.id);
  if (!rpID || !passkey) return null;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => take(challenge, desk.clock()),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    },
  });
  if (!verified) return null;
  await usePasskey(desk.db, passkey.id, authenticationInfo.newCounter, desk.clock());
  return passkey.staff_id;
}

function remember(challenge: string, now: Date): void {
  for (const [old, until] of challenges) {
    if (until < now.getTime() || challenges.size >= MOST_CHALLENGES) challenges.delete(old);
  }
  challenges.set(challenge, now.getTime() + CHALLENGE_LIVES);
}

/** A challenge is answered once. */
function take(challenge: string, now: Date): boolean {
  const until = challenges.get(challenge);
  challenges.delete(challenge);
  return until !== undefined && until >= now.getTime();
}
