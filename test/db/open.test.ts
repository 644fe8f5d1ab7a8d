import { statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from '#db/open.ts';
import { tempDir } from '../temp.ts';

const folder = tempDir();

it('The database is durable, overwrites what is erased, and keeps its references', async () => {
  const db = await openDatabase(join(folder, 'pragmas.db'));
  const pragma = async (name: string) => {
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db);
    return Object.values(rows[0] ?? {})[0];
  };
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('secure_delete')).toBe(1);
  expect(await pragma('foreign_keys')).toBe(1);
  await db.destroy();
});

it('Every table of ours is STRICT', async () => {
  const db = await openDatabase(join(folder, 'strict.db'));
  const { rows } = await sql<{ name: string; strict: number }>`
    select name, strict from pragma_table_list where schema = 'main' and type = 'table'
  `.execute(db);
  const loose = rows.filter(({ name, strict }) => strict === 0 && !/^(sqlite_|kysely_)/.test(name));
  expect(rows.length).toBeGreaterThan(9);
  expect(loose).toEqual([]);
  await db.destroy();
});

it('A database that is there already is opened again with what it holds', async () => {
  const path = join(folder, 'again.db');
  const row = { mailbox: 'm', uidvalidity: '1', uid: 7, at: '2026-03-02T10:00:00.000Z' };
  const first = await openDatabase(path);
  await first.insertInto('cursors').values(row).execute();
  await first.destroy();
  const second = await openDatabase(path);
  expect(await second.selectFrom('cursors').selectAll().execute()).toEqual([row]);
  await second.destroy();
});

it('The files of the database are for their owner alone, in a folder that others may look into', async () => {
  const path = join(folder, 'owner.db');
  const db = await openDatabase(path);
  await db.selectFrom('tasks').selectAll().execute();
  for (const name of [path, `${path}-wal`, `${path}-shm`]) {
    expect(statSync(name).mode & 0o077, name).toBe(0);
  }
  await db.destroy();
});

it('The log of a case can be added to and never rewritten', async () => {
  const db = await openDatabase(join(folder, 'log.db'));
  const event = {
    case_id: null,
    letter_id: null,
    at: 'x',
    actor: 'system',
    kind: 'x',
    detail: '{}',
  };
  await db.insertInto('events').values(event).execute();
  await expect(db.updateTable('events').set({ kind: 'y' }).execute()).rejects.toThrow(
    'the log is append-only',
  );
  await db.destroy();
});

it('A transaction that fails half way leaves nothing behind, and the next one works', async () => {
  const db = await openDatabase(join(folder, 'rollback.db'));
  const row = { mailbox: 'm', uidvalidity: '1', uid: 7, at: 'x' };
  const half = db.transaction().execute(async (tx) => {
    await tx.insertInto('cursors').values(row).execute();
    throw new Error('half way');
  });
  await expect(half).rejects.toThrow('half way');
  expect(await db.selectFrom('cursors').selectAll().execute()).toEqual([]);
  await db.transaction().execute((tx) => tx.insertInto('cursors').values(row).execute());
  expect(await db.selectFrom('cursors').selectAll().execute()).toEqual([row]);
  await db.destroy();
});
