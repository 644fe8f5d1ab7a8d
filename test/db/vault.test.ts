import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { destroyKey, seal, unseal } from '#db/vault.ts';
import { filesIn } from '#worker/files.ts';
import { handleLetters } from '#worker/pipeline.ts';
import { withDesk } from '../desk.ts';
import { letter, optOutWords } from '../letter.ts';
import { rawLetter } from '../raw-letter.ts';

const now = new Date('2026-03-02T10:00:00Z');
const words = Buffer.from('A copy of my driving licence');

it('What was sealed can be opened again', () =>
  withDesk(async ({ db, keys }) => {
    const { key, box } = seal(keys, words, 'proof', now);
    await db.insertInto('keys').values(key).execute();
    expect(await unseal(db, keys, key.id, box)).toEqual(words);
  }));

it('What was sealed is gone for good once its key is destroyed', () =>
  withDesk(async ({ db, keys }) => {
    const { key, box } = seal(keys, words, 'proof', now);
    await db.insertInto('keys').values(key).execute();
    await destroyKey(db, key.id, now);
    expect(await unseal(db, keys, key.id, box)).toBeNull();
    const row = await db.selectFrom('keys').selectAll().executeTakeFirst();
    expect(row).toMatchObject({ wrapped: null, destroyed_at: now.toISOString() });
  }));

it('Destroying one key leaves the others', () =>
  withDesk(async ({ db, keys }) => {
    const one = seal(keys, words, 'proof', now);
    const other = seal(keys, words, 'proof', now);
    await db.insertInto('keys').values([one.key, other.key]).execute();
    await destroyKey(db, one.key.id, now);
    expect(await unseal(db, keys, other.key.id, other.box)).toEqual(words);
  }));

it('A letter can be opened with its key and does not lie in the files in the clear', () =>
  withDesk(async (desk) => {
    const raw = rawLetter(letter());
    await handleLetters(desk, [raw]);
    const row = await desk.db.selectFrom('letters').selectAll().executeTakeFirstOrThrow();
    const opened = await unseal(
      desk.db,
      desk.keys,
      row.key_id ?? '',
      row.sealed ?? new Uint8Array(),
    );
    expect(opened).toEqual(Buffer.from(raw.raw));
    const { database } = filesIn(desk.config.dataDir);
    for (const file of [database, `${database}-wal`]) {
      expect(readFileSync(file).includes(optOutWords), file).toBe(false);
    }
  }));
