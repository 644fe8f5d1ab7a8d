import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalAddress } from '#worker/request/address.ts';

describe('One address has one form', () => {
  it.each([
    ['Dana@Okafor.Example', 'dana@okafor.example'],
    ['  dana@okafor.example\r\n', 'dana@okafor.example'],
    ['dana+news@okafor.example', 'dana+news@okafor.example'],
    ['jürgen@bücher.example', 'jürgen@xn--bcher-kva.example'],
    ['JÜRGEN@BÜCHER.EXAMPLE', 'jürgen@xn--bcher-kva.example'],
    ['ju\u0308rgen@bu\u0308cher.example', 'jürgen@xn--bcher-kva.example'],
    ["o'neill@okafor.example", "o'neill@okafor.example"],
    ['x@localhost', 'x@localhost'],
  ])('%j is %s', (text, normal) => {
    expect(normalAddress(text)).toBe(normal);
  });

  it('normalising again changes nothing', () => {
    const text = fc.oneof(
      fc.emailAddress(),
      fc.tuple(fc.string({ unit: 'binary' }), fc.domain()).map(([a, b]) => `${a}@${b}`),
      fc
        .tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))
        .map(([a, b]) => `${a}@${b}`),
    );
    fc.assert(
      fc.property(text, (given) => {
        const normal = normalAddress(given);
        if (normal !== null) expect(normalAddress(normal)).toBe(normal);
      }),
      { numRuns: 1_000 },
    );
  });

  it('case makes no difference', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (given) => {
        expect(normalAddress(given.toUpperCase())).toBe(normalAddress(given));
      }),
    );
  });
});

describe('What is no address is none', () => {
  it.each([
    [''],
    ['@'],
    ['dana'],
    ['dana@'],
    ['@okafor.example'],
    ['dana okafor@okafor.example'],
    ['dana@@okafor.example'],
    ['dana@eve.example@okafor.example'],
    ['dana@okafor..example'],
    ['dana@.okafor.example'],
    ['dana@okafor example'],
    ['<dana@okafor.example>'],
    ['"dana"@okafor.example'],
    ['dana@okafor.example, eve@evil.example'],
    ['dana@okafor.example\r\nBcc: eve@evil.example'],
    ['dana\0@okafor.example'],
    ['dana@[127.0.0.1]'],
    [`${'a'.repeat(65)}@okafor.example`],
    [`a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.example`],
    ['half\ud83d@okafor.example'],
    ['dana@half\ud83d.example'],
  ])('%j', (text) => {
    expect(normalAddress(text)).toBeNull();
  });

  it('a local part is measured in octets, not in letters (RFC 5321, 4.5.3.1.1)', () => {
    expect(normalAddress(`${'é'.repeat(32)}@okafor.example`)).not.toBeNull();
    expect(normalAddress(`${'é'.repeat(33)}@okafor.example`)).toBeNull();
  });

  it('a domain is measured as it goes over the wire, in ASCII', () => {
    const labels = Array.from({ length: 8 }, () => 'ü'.repeat(24)).join('.');
    expect(labels.length).toBeLessThan(253);
    expect(normalAddress(`a@${labels}.example`)).toBeNull();
  });

  it('a label of a domain has at most 63 octets (RFC 1035, 2.3.4)', () => {
    expect(normalAddress(`a@${'b'.repeat(63)}.example`)).not.toBeNull();
    expect(normalAddress(`a@${'b'.repeat(64)}.example`)).toBeNull();
  });

  it('whatever text comes, the answer is an address of bounded length or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const normal = normalAddress(`${text}@okafor.example`) ?? 'a@b';
        expect(Buffer.byteLength(normal)).toBeLessThanOrEqual(254);
        expect(normal.isWellFormed()).toBe(true);
        expect(normal).not.toMatch(/[\s\0<>",;]/);
      }),
    );
  });
});
