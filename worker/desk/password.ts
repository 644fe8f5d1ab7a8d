/** Passwords of staff, kept as scrypt with a salt of their own (OWASP's parameters: N = 2^17, r = 8, p = 1). */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const OCTETS = 32;
/** Long rather than odd: NIST SP 800-63B, 3.1.1, asks for length and for nothing about its letters. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST);
  const { N, r, p } = COST;
  return ['scrypt', N, r, p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** @param stored null where nobody of that name has one; takes as long all the same */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (stored ?? DUMMY).split('$');
  const expected = Buffer.from(hash, 'base64');
  const given = await derive(password.slice(0, LONGEST_PASSWORD), Buffer.from(salt, 'base64'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return given.length === expected.length && timingSafeEqual(given, expected) && stored !== null;
}

/** Nobody's: compared against, so that a name that does not exist is no quicker than a wrong password. */
const DUMMY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(OCTETS).toString('base64')}`;

function derive(password: string, salt: Uint8Array, cost: { N: number; r: number; p: number }) {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, OCTETS, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
