/**
 * The installation's master key and what is derived from it. The file is made on the first run,
 * readable by its owner alone. Whoever loses it can read no letter and prove no unsubscribe link:
 * docs/operations.md says how to keep a copy.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const KEY_OCTETS = 32;
const NONCE_OCTETS = 12;
const TAG_OCTETS = 16;

export interface Keys {
  /** Wraps the keys of letters, proofs and packages. */
  readonly wrap: KeyObject;
  /** Digests addresses, so that a person can be found without being named. */
  readonly digest: KeyObject;
  /** Signs unsubscribe links. */
  readonly link: KeyObject;
}

/** Reads the master key, or makes it. Throws a sentence when the file is not a key or others may read it. */
export function loadKeys(path: string): Keys {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // `wx`: two first runs at once must not overwrite one another's key.
    writeFileSync(path, randomBytes(KEY_OCTETS), { mode: 0o600, flag: 'wx', flush: true });
  }
  const master = readFileSync(path);
  if (master.length !== KEY_OCTETS) {
    throw new Error(`${path} is not a master key: it has ${master.length} octets instead of 32.`);
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new Error(`${path} can be read by others. Run: chmod 600 ${path}`);
  }
  return deriveKeys(master);
}

export function deriveKeys(master: Uint8Array): Keys {
  // A KeyObject made once is seven times faster to use than raw bytes on every call.
  const derive = (use: string) =>
    createSecretKey(
      Buffer.from(hkdfSync('sha256', master, '', `privacy-desk ${use} v1`, KEY_OCTETS)),
    );
  return { wrap: derive('wrap'), digest: derive('digest'), link: derive('link') };
}

/** HMAC-SHA-256 of a text, for finding a person without naming them. */
export function digestOf(key: KeyObject, text: string): Uint8Array {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

/** AES-256-GCM: nonce, ciphertext, tag. */
export function encrypt(key: KeyObject | Uint8Array, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_OCTETS);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the bytes were altered or the key is another one. */
export function decrypt(key: KeyObject | Uint8Array, box: Uint8Array): Uint8Array {
  const nonce = box.subarray(0, NONCE_OCTETS);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, {
    authTagLength: TAG_OCTETS,
  });
  decipher.setAuthTag(box.subarray(box.length - TAG_OCTETS));
  const body = box.subarray(NONCE_OCTETS, box.length - TAG_OCTETS);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
