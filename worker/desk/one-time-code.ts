/** Codes from an authenticator app beside the password (TOTP, RFC 6238). The secret is kept sealed. */
import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import { product } from '#content/company.ts';
import type { Executor } from '#db/open.ts';
import type { StaffMember } from '#db/schema-staff.ts';
import { useTotpCounter } from '#db/staff.ts';
import { unseal } from '#db/vault.ts';
import type { Desk } from '../desk.ts';

const PERIOD = 30;
/** One step either way, for clocks that differ (RFC 6238, 5.2). */
const WINDOW = 1;

export function freshSecret(): string {
  return new Secret({ size: 20 }).base32;
}

function codes(secret: string, name: string): TOTP {
  return new TOTP({ issuer: `${product.name} privacy desk`, label: name, secret, period: PERIOD });
}

/** What an authenticator app reads, and the picture of it. */
export function provisioning(secret: string, name: string): { uri: string; svg: string } {
  const uri = codes(secret, name).toString();
  return { uri, svg: renderSVG(uri) };
}

/** @returns the counter of the step the code belongs to, or null */
export function counterOf(secret: string, code: string, now: Date): number | null {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const timestamp = now.getTime();
  const delta = codes(secret, '').validate({ token: digits, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta;
}

/** A code opens once: whoever looked over a shoulder comes too late. */
export async function isCode(
  db: Executor,
  desk: Desk,
  staff: StaffMember,
  code: string,
): Promise<boolean> {
  if (!staff.totp_key_id || !staff.totp_sealed) return false;
  const secret = await unseal(db, desk.keys, staff.totp_key_id, staff.totp_sealed);
  if (!secret) return false;
  const counter = counterOf(Buffer.from(secret).toString('utf8'), code, desk.clock());
  return counter !== null && useTotpCounter(db, staff.id, counter);
}
