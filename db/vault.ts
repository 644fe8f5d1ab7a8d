/**
 * Sealed things: letters now, proofs and packages later. Each is encrypted under a key of its own,
 * the key wrapped by the master key. Destroying the one row in `keys` erases the thing wherever a
 * copy lies, in a backup too.
 */
import { randomBytes } from 'node:crypto';
import type { Insertable } from 'kysely';
import { freshId } from './fresh-id.ts';
import { decrypt, encrypt, type Keys } from './keys.ts';
import type { Executor } from './open.ts';
import type { KeyTable } from './schema.ts';

export interface Sealed {
  /** Goes into `keys` in the same transaction as the box. */
  readonly key: Insertable<KeyTable>;
  readonly box: Uint8Array;
}

export function seal(keys: Keys, plain: Uint8Array, purpose: string, now: Date): Sealed {
  const own = randomBytes(32);
  return {
    key: {
      id: freshId(),
      purpose,
      wrapped: encrypt(keys.wrap, own),
      created_at: now.toISOString(),
      destroyed_at: null,
    },
    box: encrypt(own, plain),
  };
}

/** @returns the plain bytes, or null when the key was destroyed */
export async function unseal(
  db: Executor,
  keys: Keys,
  keyId: string,
  box: Uint8Array,
): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('keys')
    .select('wrapped')
    .where('id', '=', keyId)
    .executeTakeFirst();
  if (!row?.wrapped) return null;
  return decrypt(decrypt(keys.wrap, row.wrapped), box);
}

export async function destroyKey(db: Executor, keyId: string, now: Date): Promise<void> {
  await db
    .updateTable('keys')
    .set({ wrapped: null, destroyed_at: now.toISOString() })
    .where('id', '=', keyId)
    .where('destroyed_at', 'is', null)
    .execute();
}
