/** right.erasure after a restore: whoever was erased since the backup is erased again. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { standingSuppressions } from '#db/suppressions.ts';
import { besideBackup, restoreBackup, writeBackup } from '#worker/backup.ts';
import { decideCase } from '#worker/casework.ts';
import type { Desk } from '#worker/desk.ts';
import { readLedger, replayErasures } from '#worker/erasure-ledger.ts';
import { filesIn } from '#worker/files.ts';
import { operate } from '#worker/operations.ts';
import { configFor, withDesk } from './desk.ts';
import { digestOfPerson, fill, openCase, readable, traces } from './rights/person.ts';
import { tempDir } from './temp.ts';

const officer = { name: 'Olu', role: 'officer' } as const;

async function erase(desk: Desk): Promise<void> {
  const found = await openCase(desk.db, desk, 'erasure');
  const result = await decideCase(desk, officer, found.reference, { act: 'approve' });
  expect(result).toMatchObject({ state: 'fulfilled' });
}

/** A desk that was backed up with the person in it, and has erased them since. */
async function backedUp(then: (desk: Desk) => Promise<void> = erase) {
  const dir = tempDir();
  const file = join(tempDir(), 'desk.backup');
  await withDesk(
    async (desk) => {
      await fill(desk);
      await writeBackup(desk, file);
      await then(desk);
    },
    { DATA_DIR: dir },
  );
  return { settings: { DATA_DIR: dir }, file, files: filesIn(dir) };
}

describe('a backup', () => {
  it('is a whole database of its own, with the ledger and a note beside it', async () => {
    const { file } = await backedUp();
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(besideBackup(file).note, 'utf8')).toContain('master.key');
    await withDesk(async (desk) => expect(readable(desk, file)).toEqual(traces));
  });

  it('never writes over a file', async () => {
    const { file, settings } = await backedUp();
    await withDesk((desk) => expect(writeBackup(desk, file)).rejects.toThrow('already'), settings);
  });
});

describe('restoring', () => {
  it('erases again whoever was erased since, and the opt-out stands', async () => {
    const { file, files, settings } = await backedUp();
    const restored = await restoreBackup(configFor(settings), file);
    expect(restored).toMatchObject({ erasedAgain: 1 });
    await withDesk(async (desk) => {
      expect(readable(desk)).toEqual(['quillfeather']);
      // The one trace is the Message-ID by which the mailbox finds its copy to destroy.
      await desk.db.updateTable('letters').set({ message_id: null }).execute();
      expect(await standingSuppressions(desk.db, [digestOfPerson(desk)])).toHaveLength(4);
      const purchases = await desk.db.selectFrom('purchases').selectAll().execute();
      expect(purchases).toEqual([expect.objectContaining({ invoice: 'INV-2025-0042' })]);
      expect(await replayErasures(desk.db, desk.keys, files.erasures)).toBe(0);
    }, settings);
  });

  it('does so on the next start too when the file was only copied into place', async () => {
    const { file, files, settings } = await backedUp();
    for (const end of ['', '-wal', '-shm']) rmSync(`${files.database}${end}`, { force: true });
    writeFileSync(files.database, readFileSync(file));
    await withDesk(async (desk) => {
      expect(await desk.db.selectFrom('contacts').select('name').execute()).toEqual([
        { name: null },
      ]);
    }, settings);
  });

  it('carries over opt-outs made since the backup', async () => {
    const { file, settings } = await backedUp(async (desk) => {
      const entry = { address: 'late@example.com', channels: ['email' as const] };
      await operate(desk, 'suppressions.add', { entries: [entry], way: 'desk' });
    });
    const restored = await restoreBackup(configFor(settings), file);
    expect(restored).toMatchObject({ erasedAgain: 0, carriedOver: 1 });
    await withDesk(async (desk) => {
      const digest = digestOfPerson(desk, 'late@example.com');
      expect(await standingSuppressions(desk.db, [digest])).toHaveLength(1);
    }, settings);
  });

  it('goes on without what it cannot read of a broken database, and says so', async () => {
    const { file, files, settings } = await backedUp();
    rmSync(`${files.database}-wal`, { force: true });
    writeFileSync(files.database, 'this is no database any more, though it has some length');
    const restored = await restoreBackup(configFor(settings), file);
    expect(restored).toMatchObject({ erasedAgain: 1, carriedOver: null });
    expect(existsSync(restored.replaced ?? '')).toBe(true);
  });

  it.each([
    ['nothing there', null, 'There is no file'],
    ['something else', 'just a text', 'is not a backup'],
  ])('refuses %s', async (_, text, sentence) => {
    const file = join(tempDir(), 'x');
    if (text !== null) writeFileSync(file, text);
    await expect(restoreBackup(configFor(), file)).rejects.toThrow(sentence);
  });

  it('refuses while the desk runs', async () => {
    const { file, settings } = await backedUp();
    await withDesk(
      () => expect(restoreBackup(configFor(settings), file)).rejects.toThrow('running'),
      settings,
    );
  });
});

describe('the ledger file', () => {
  it('names nobody, and lines cut short by a crash are left out', async () => {
    const { files } = await backedUp();
    const text = readFileSync(files.erasures, 'utf8');
    expect(traces.filter((trace) => text.toLowerCase().includes(trace))).toEqual([]);
    writeFileSync(files.erasures, `${text}\n{"id":"half`);
    expect(readLedger(files.erasures)).toHaveLength(1);
  });

  it('gets on the next start a line that a crash kept from it', async () => {
    const { files, settings } = await backedUp();
    rmSync(files.erasures);
    await withDesk(async () => expect(readLedger(files.erasures)).toHaveLength(1), settings);
  });
});
