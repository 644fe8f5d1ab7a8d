import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decrypt, deriveKeys, digestOf, encrypt, loadKeys } from '#db/keys.ts';
import { tempDir } from '../temp.ts';

const folder = tempDir();

it('The master key is made on the first run, for its owner alone', () => {
  const path = join(folder, 'keys', 'master.key');
  loadKeys(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700);
  expect(readFileSync(path)).toHaveLength(32);
});

it('The second run reads the same key', () => {
  const path = join(folder, 'same.key');
  const first = digestOf(loadKeys(path).digest, 'x');
  expect(digestOf(loadKeys(path).digest, 'x')).toEqual(first);
});

it.each([0o640, 0o604, 0o660])(
  'A key with mode %o is refused, with the command that mends it',
  (mode) => {
    const path = join(folder, `open-${mode}.key`);
    loadKeys(path);
    chmodSync(path, mode);
    expect(() => loadKeys(path)).toThrow(`Run: chmod 600 ${path}`);
  },
);

it.each([0, 31, 33])('A file of %d octets is not a key', (length) => {
  const path = join(folder, `short-${length}.key`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, Buffer.alloc(length), { mode: 0o600 });
  expect(() => loadKeys(path)).toThrow(`it has ${length} octets instead of 32`);
});

it('Keys for different uses differ, and so do those of two installations', () => {
  const one = deriveKeys(Buffer.alloc(32, 1));
  const two = deriveKeys(Buffer.alloc(32, 2));
  const all = [one.digest, one.link, one.wrap, two.digest].map((key) =>
    Buffer.from(digestOf(key, 'x')).toString('hex'),
  );
  expect(new Set(all).size).toBe(4);
});

it('A single flipped bit anywhere in a sealed box is noticed', () => {
  const { wrap } = deriveKeys(Buffer.alloc(32, 1));
  const box = encrypt(wrap, Buffer.from('words'));
  expect(Buffer.from(decrypt(wrap, box)).toString()).toBe('words');
  for (let at = 0; at < box.length; at++) {
    const altered = Uint8Array.from(box);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(() => decrypt(wrap, altered), `octet ${at}`).toThrow();
  }
});

it('A box that was cut short is refused', () => {
  const { wrap } = deriveKeys(Buffer.alloc(32, 1));
  const box = encrypt(wrap, Buffer.from('words'));
  for (let length = 0; length < box.length; length++) {
    expect(() => decrypt(wrap, box.subarray(0, length)), `${length} octets`).toThrow();
  }
});
