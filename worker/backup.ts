/**
 * Backups. A copy of the database is older than whatever happened after it, and two things must not
 * be undone by bringing it back: erasures, which the ledger replays, and opt-outs, which are carried
 * over from the database that is replaced.
 */
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { sql } from 'kysely';
import { erasures } from '#db/erasures.ts';
import { loadKeys } from '#db/keys.ts';
import { takeLock } from '#db/lock.ts';
import { type Database, type Executor, openDatabase, openReader } from '#db/open.ts';
import type { NewSuppression } from '#db/schema.ts';
import { addStanding, type NewStanding } from '#db/standings.ts';
import { pageSuppressions, suppress } from '#db/suppressions.ts';
import { CannotStart } from './cannot-start.ts';
import type { Config } from './config.ts';
import type { Desk } from './desk.ts';
import { appendLedger, readLedger, replayErasures, writeLedger } from './erasure-ledger.ts';
import { filesIn, makeDataDir } from './files.ts';

const PAGE = 5_000;

/** What goes with a backup: the ledger of erasures up to then, and a note about the key. */
export function besideBackup(file: string) {
  return { ledger: `${file}.erasures.log`, note: `${file}.txt` };
}

/** Writes a whole copy while the desk works on; refuses to write over anything. */
export async function writeBackup(desk: Desk, file: string): Promise<{ octets: number }> {
  if (!isAbsolute(file)) throw new CannotStart(`${file} must be a whole path.`);
  if (existsSync(file)) throw new CannotStart(`${file} is there already. Name another file.`);
  const { ledger, note } = besideBackup(file);
  await sql`vacuum into ${file}`.execute(desk.db);
  chmodSync(file, 0o600);
  await writeLedger(desk.db, ledger);
  await writeNote(note);
  return { octets: statSync(file).size };
}

async function writeNote(path: string): Promise<void> {
  const text = `This is a backup of a Privacy Desk.

The file itself            the database
….erasures.log             who was erased up to then, by keyed digest; it names nobody
keys/master.key            is NOT here. Without it no letter, proof or package can be opened and no
                           unsubscribe link works. Keep a copy of it in another place than this one.

To bring it back: stop the desk, then run "privacy-desk restore <file>". Whoever was erased since is
erased again before the desk opens, and opt-outs made since are carried over where the database
that is replaced can still be read.
`;
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

export interface Restored {
  /** Who had been erased since the backup and was erased again. */
  readonly erasedAgain: number;
  /** Opt-outs and standings carried over; null when the old database could not be read. */
  readonly carriedOver: number | null;
  /** Where the database that was replaced lies; null when there was none. */
  readonly replaced: string | null;
}

/** Puts a backup in the place of the database. Throws a sentence where it cannot. */
export async function restoreBackup(config: Config, file: string): Promise<Restored> {
  const files = filesIn(config.dataDir);
  if (!existsSync(file)) throw new CannotStart(`There is no file ${file}.`);
  await checkBackup(file);
  makeDataDir(config.dataDir);
  const lock = takeLock(files.lock);
  if (!lock) throw new CannotStart('The desk is running. Stop it, then restore.');
  try {
    const keys = loadKeys(files.masterKey);
    const stops = existsSync(files.database) ? await readStops(files.database, files.erasures) : [];
    const replaced = await replaceDatabase(files.database, file);
    await mergeLedger(files.erasures, besideBackup(file).ledger);
    const db = await openDatabase(files.database);
    try {
      const carriedOver = stops === null ? null : await carryOver(db, stops);
      // Last, so that an erasure has the last word over an opt-out that names somebody.
      const erasedAgain = await replayErasures(db, keys, files.erasures);
      return { erasedAgain, carriedOver, replaced };
    } finally {
      await db.destroy();
    }
  } finally {
    lock.release();
  }
}

async function checkBackup(file: string): Promise<void> {
  let verdict: string | undefined;
  try {
    verdict = await integrityOf(file);
  } catch (error) {
    throw new CannotStart(`${file} is not a backup of a Privacy Desk.`, { cause: error });
  }
  if (verdict === 'ok') return;
  throw new CannotStart(`${file} is damaged and cannot be restored. Take another backup.`);
}

async function integrityOf(file: string): Promise<string | undefined> {
  const db = openReader(file);
  try {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
    // A database of something else has no ledger.
    await erasures(db);
    return rows[0]?.integrity_check;
  } finally {
    await db.destroy();
  }
}

/** What stops the use of somebody's data: it outlives the database it was made in. */
type Stop =
  | { readonly kind: 'suppression'; readonly row: NewSuppression }
  | { readonly kind: 'standing'; readonly row: NewStanding; readonly since: string };

/**
 * Null when the old database is past reading, which is often why a backup is restored. Only read: a
 * writer that the collector closes later would take the new database's log for its own.
 */
async function readStops(path: string, ledger: string): Promise<Stop[] | null> {
  try {
    const db = openReader(path);
    try {
      await writeLedger(db, ledger);
      return await stopsIn(db);
    } finally {
      await db.destroy();
    }
  } catch {
    return null;
  }
}

async function stopsIn(db: Database): Promise<Stop[]> {
  const stops: Stop[] = [];
  let after: { created_at: string; id: string } | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof pageSuppressions>> = await pageSuppressions(
      db,
      after,
      PAGE,
    );
    for (const row of page) stops.push({ kind: 'suppression', row: { ...row, case_id: null } });
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = last;
  }
  const standings = await db
    .selectFrom('standings')
    .select(['digest', 'kind', 'note', 'since'])
    .where('lifted_at', 'is', null)
    .execute();
  for (const { since, ...row } of standings) {
    stops.push({ kind: 'standing', row: { ...row, caseId: null }, since });
  }
  return stops;
}

async function carryOver(db: Database, stops: readonly Stop[]): Promise<number> {
  let count = 0;
  await db.transaction().execute(async (tx) => {
    for (const stop of stops) {
      if (stop.kind === 'standing')
        count += (await addStanding(tx, stop.row, new Date(stop.since))) ? 1 : 0;
      else if (!(await known(tx, stop.row.id))) count += await suppress(tx, [stop.row]);
    }
  });
  return count;
}

/** One that stood at the time of the backup is there already. */
async function known(db: Executor, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('suppressions')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** The copy is whole beside the old one before it takes its name. */
async function replaceDatabase(path: string, backup: string): Promise<string | null> {
  const fresh = `${path}.restoring`;
  copyFileSync(backup, fresh);
  chmodSync(fresh, 0o600);
  const replaced = existsSync(path) ? `${path}.replaced` : null;
  if (replaced) {
    renameSync(path, replaced);
    // Commits that are in the log alone go with their database.
    if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${replaced}-wal`);
  }
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  renameSync(fresh, path);
  return replaced;
}

async function mergeLedger(path: string, other: string): Promise<void> {
  const known = new Set(readLedger(path).map((line) => line.id));
  await appendLedger(
    path,
    readLedger(other).filter((line) => !known.has(line.id)),
  );
}
