/** Unsubscribe tokens: unforgeable, and whole after everything a mail server may do to them. */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveKeys } from '#db/keys.ts';
import { mintLink, readToken, tokenAmong } from '#worker/link.ts';
import { unsubscribeAddress, unsubscribeHeaders } from '#worker/links.ts';
import { normalAddress } from '#worker/request/address.ts';
import { configFor } from '../desk.ts';

const keys = deriveKeys(Buffer.alloc(32, 7));
const now = new Date('2026-03-02T10:00:00Z');
const alphabet = [...'abcdefghijklmnopqrstuvwxyz234567'];

const address = fc.emailAddress().map((text) => normalAddress(text) ?? 'a@b.example');
const list = fc.string({ maxLength: 30 });
const minted = fc.tuple(address, list).map(([to, of]) => mintLink(keys, to, of, now));

describe('A token', () => {
  it('is read back as the id it was made of', () => {
    fc.assert(
      fc.property(minted, ({ token, row }) => {
        expect(Buffer.from(readToken(keys, token) ?? [])).toEqual(Buffer.from(row.id));
      }),
    );
  });

  it('is the same whenever the same person and list are minted', () => {
    fc.assert(
      fc.property(address, list, fc.date({ noInvalidDate: true }), (to, of, later) => {
        expect(mintLink(keys, to, of, later).token).toBe(mintLink(keys, to, of, now).token);
      }),
    );
  });

  it('differs between lists and between people', () => {
    const all = ['a@x.example', 'b@x.example'].flatMap((to) =>
      ['', 'news', 'fairs'].map((of) => mintLink(keys, to, of, now).token),
    );
    expect(new Set(all).size).toBe(6);
  });

  it('is 32 lower-case letters and digits, so that a local part holds it', () => {
    fc.assert(fc.property(minted, ({ token }) => /^[a-z2-7]{32}$/.test(token)));
  });

  it('names nobody: neither address nor list can be read from it', () => {
    const { token } = mintLink(keys, 'dana@okafor.example', 'marketing', now);
    expect(Buffer.from(token, 'base64').toString('latin1')).not.toContain('dana');
    expect(token).not.toContain('dana');
  });

  it('survives servers that fold case (RFC 5321, 2.4)', () => {
    fc.assert(
      fc.property(minted, ({ token, row }) => {
        expect(readToken(keys, token.toUpperCase())).toEqual(Uint8Array.from(row.id));
      }),
    );
  });
});

describe('A token that is not ours is refused', () => {
  it('when it was cut off anywhere', () => {
    fc.assert(
      fc.property(minted, fc.integer({ min: 1, max: 32 }), ({ token }, missing) => {
        expect(readToken(keys, token.slice(missing))).toBeNull();
        expect(readToken(keys, token.slice(0, -missing))).toBeNull();
      }),
    );
  });

  it('when any one letter was altered', () => {
    const { token } = mintLink(keys, 'dana@okafor.example', '', now);
    for (const at of token.split('').keys()) {
      for (const other of alphabet.filter((one) => one !== token[at])) {
        const altered = token.slice(0, at) + other + token.slice(at + 1);
        expect(readToken(keys, altered), altered).toBeNull();
      }
    }
  });

  it('when something was added to it', () => {
    fc.assert(
      fc.property(minted, fc.string({ minLength: 1 }), ({ token }, more) => {
        expect(readToken(keys, token + more)).toBeNull();
        expect(readToken(keys, more + token)).toBeNull();
      }),
    );
  });

  it('when it was guessed', () => {
    const letters = fc.array(fc.constantFrom(...alphabet), { minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(letters, (guess) => readToken(keys, guess.join('')) === null),
      { numRuns: 2_000 },
    );
  });

  it('when another installation made it', () => {
    const foreign = deriveKeys(randomBytes(32));
    fc.assert(fc.property(minted, ({ token }) => readToken(foreign, token) === null));
  });

  it('whatever text comes in its place', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readToken(keys, text) === null));
  });
});

describe('As a mail address', () => {
  const config = configFor({ UNSUBSCRIBE_ADDRESS: `${'x'.repeat(31)}+{token}@halo.example` });

  it('the local part stays within 64 octets (RFC 5321, 4.5.3.1.1)', () => {
    const { token } = mintLink(keys, 'dana@okafor.example', '', now);
    const local = unsubscribeAddress(config, token).split('@')[0] ?? '';
    expect(Buffer.byteLength(local)).toBe(64);
    expect(normalAddress(unsubscribeAddress(config, token))).not.toBeNull();
  });

  it('a token is found as a whole local part and behind a plus, in any case', () => {
    fc.assert(
      fc.property(minted, ({ token, row }) => {
        const id = Uint8Array.from(row.id);
        expect(tokenAmong(keys, ['privacy@halo.example', `${token}@halo.example`])).toEqual(id);
        expect(tokenAmong(keys, [`Privacy+${token.toUpperCase()}@Halo.Example`])).toEqual(id);
        expect(tokenAmong(keys, [unsubscribeAddress(config, token)])).toEqual(id);
      }),
    );
  });

  it('a token in the domain, or in the middle of a local part, is none', () => {
    const { token } = mintLink(keys, 'dana@okafor.example', '', now);
    expect(tokenAmong(keys, [`a@${token}.example`, `${token}x@halo.example`])).toBeNull();
  });

  it('a forged token before a true one does not hide it', () => {
    const { token, row } = mintLink(keys, 'dana@okafor.example', '', now);
    const forged = `${'a'.repeat(32)}@halo.example`;
    expect(tokenAmong(keys, [forged, `${token}@halo.example`])).toEqual(Uint8Array.from(row.id));
  });
});

it('The headers are those of RFC 8058, section 3.1', () => {
  const config = configFor({ PUBLIC_URL: 'https://privacy.halo.example' });
  const { token } = mintLink(keys, 'dana@okafor.example', '', now);
  expect(unsubscribeHeaders(config, token)).toEqual([
    `List-Unsubscribe: <https://privacy.halo.example/unsubscribe/${token}>, <mailto:${token}@halo-crm.co.uk?subject=unsubscribe>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  ]);
});
