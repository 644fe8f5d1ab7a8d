/**
 * Unsubscribe links. A token names a person and a list to us and nothing to anybody else:
 *
 *     token = base32( id (12 octets) || check (8 octets) )      32 characters, a-z and 2-7
 *
 * `id` is a keyed digest of list and address, so minting twice gives the same token and ten million
 * can be minted without asking the database; `check` is a keyed digest of the id, so that a forged
 * token is turned away without asking it either. Lower-case letters survive as the local part of a
 * mail address (at most 64 octets, and servers may fold case: RFC 5321, 4.5.3.1.1 and 2.4).
 */
import { timingSafeEqual } from 'node:crypto';
import { digestOf, type Keys } from '#db/keys.ts';
import type { NewLink } from '#db/links.ts';
import { personDigest } from './person.ts';

const ID_OCTETS = 12;
const CHECK_OCTETS = 8;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const TOKEN = /^[a-z2-7]{32}$/;
/** A token as a whole local part, or behind a `+`. */
const TOKEN_RECIPIENT = /^(?:[^@+]*\+)?([a-z2-7]{32})@/;

/** The list that company mail goes out under when no other is named. */
export const EVERY_LIST = '';

export interface MintedLink {
  readonly token: string;
  readonly row: NewLink;
}

/**
 * @param address in normal form
 * @param list a name of the mailing tool's, or '' for everything
 */
export function mintLink(keys: Keys, address: string, list: string, now: Date): MintedLink {
  const id = digestOf(keys.link, `id\n${list}\n${address}`).subarray(0, ID_OCTETS);
  const token = base32(Buffer.concat([id, check(keys, id)]));
  const digest = personDigest(keys, address);
  return { token, row: { id, list, digest, address, created_at: now.toISOString() } };
}

/** @returns the id to look up, or null when we never made this token */
export function readToken(keys: Keys, text: string): Uint8Array | null {
  const token = text.toLowerCase();
  if (!TOKEN.test(token)) return null;
  const octets = fromBase32(token);
  const id = octets.subarray(0, ID_OCTETS);
  return timingSafeEqual(octets.subarray(ID_OCTETS), check(keys, id)) ? id : null;
}

/** The id in the first of these addresses that carries a token of ours. */
export function tokenAmong(keys: Keys, recipients: readonly string[]): Uint8Array | null {
  for (const recipient of recipients) {
    const token = TOKEN_RECIPIENT.exec(recipient.toLowerCase())?.[1];
    const id = token ? readToken(keys, token) : null;
    if (id) return id;
  }
  return null;
}

function check(keys: Keys, id: Uint8Array): Uint8Array {
  return digestOf(keys.link, `check\n${Buffer.from(id).toString('hex')}`).subarray(0, CHECK_OCTETS);
}

/** RFC 4648, section 6, in lower case; 20 octets are 32 characters exactly, without padding. */
function base32(octets: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const octet of octets) {
    value = ((value << 8) | octet) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(value >> bits) & 31];
    }
  }
  return text;
}

function fromBase32(text: string): Uint8Array {
  const octets = new Uint8Array((text.length * 5) / 8);
  let bits = 0;
  let value = 0;
  let at = 0;
  for (const letter of text) {
    value = ((value << 5) | ALPHABET.indexOf(letter)) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      octets[at++] = (value >> bits) & 255;
    }
  }
  return octets;
}
