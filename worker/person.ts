import { digestOf, type Keys } from '#db/keys.ts';

/**
 * What stands for a person in indexes and on suppression lists: a keyed digest of their address in
 * normal form. Without the installation's key nobody can test whether an address is among them.
 */
export function personDigest(keys: Keys, address: string): Uint8Array {
  return digestOf(keys.digest, `email:${address}`);
}

/** The same for a telephone number, so that a bought row without an address is recognised too. */
export function phoneDigest(keys: Keys, number: string): Uint8Array {
  return digestOf(keys.digest, `phone:${number}`);
}

/**
 * A telephone number in one form, as E.164 writes it; a number without a country is a British one.
 *
 * @returns null when the text is no telephone number
 */
export function normalPhone(text: string): string | null {
  // "(0)" is for callers from inside the country; an extension does not name the line.
  const bare = text
    .replace(/\(0\)/g, '')
    .replace(/\s*(?:ext|x|durchwahl)\.?\s*\d+\s*$/i, '')
    .replace(/[\s().\-/]/g, '');
  const international = bare.replace(/^00/, '+').replace(/^0(?=[1-9])/, '+44');
  return /^\+[1-9]\d{7,14}$/.test(international) ? international : null;
}
