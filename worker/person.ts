import { digestOf, type Keys } from '#db/keys.ts';

/**
 * What stands for a person in indexes and on suppression lists: a keyed digest of their address in
 * normal form. Without the installation's key nobody can test whether an address is among them.
 */
export function personDigest(keys: Keys, address: string): Uint8Array {
  return digestOf(keys.digest, `email:${address}`);
}
