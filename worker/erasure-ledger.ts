/**
 * The ledger of erasures, kept twice: in the database, and as a file beside it that only grows. A
 * backup is older than the erasures after it; whoever restores one has the file still, and on the
 * next start everybody in it is erased again.
 *
 *     erasures.log   one JSON line an erasure: { id, digest (hex), at, keepOptOut }
 *
 * The digest is keyed, so the file names nobody.
 */
import { existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { emptySpentMail, erasures, truncateLog } from '#db/erasures.ts';
import type { Keys } from '#db/keys.ts';
import type { Database } from '#db/open.ts';
import type { Desk } from './desk.ts';
import { erasePerson, type LedgerPlan } from './erase.ts';
import { filesIn } from './files.ts';

export interface LedgerLine {
  readonly id: string;
  /** Lower-case hex. */
  readonly digest: string;
  readonly at: string;
  readonly keepOptOut: boolean;
}

/**
 * After a commit that erased somebody: the file learns of it, answers that have left are emptied,
 * and the database's log is cut, so that nothing of the person can be read from either file.
 */
export async function settleErasures(desk: Pick<Desk, 'db' | 'config'>): Promise<void> {
  await writeLedger(desk.db, filesIn(desk.config.dataDir).erasures);
  await emptySpentMail(desk.db);
  await truncateLog(desk.db);
}

/**
 * Erases again whoever the file names and the database does not know to be erased: only a database
 * older than the erasure can be without it.
 *
 * @returns how many were erased again
 */
export async function replayErasures(db: Database, keys: Keys, path: string): Promise<number> {
  const done = new Set((await erasures(db)).map((row) => row.id));
  const missing = readLedger(path).filter((line) => !done.has(line.id));
  for (const line of missing) {
    await db.transaction().execute((tx) =>
      erasePerson(tx, keys, {
        id: line.id,
        digest: Buffer.from(line.digest, 'hex'),
        caseId: null,
        keepOptOut: line.keepOptOut,
        at: new Date(line.at),
        address: null,
      }),
    );
  }
  // A crash may have come between the commit and the line in the file.
  await writeLedger(db, path);
  if (missing.length > 0) await truncateLog(db);
  return missing.length;
}

/** Adds what the file lacks; resolves when it is on the disk. */
export async function writeLedger(db: Database, path: string): Promise<void> {
  const known = new Set(readLedger(path).map((line) => line.id));
  const rows = (await erasures(db)).filter((row) => !known.has(row.id));
  if (rows.length === 0) return;
  const lines = rows.map((row): LedgerLine => {
    const { keepOptOut } = JSON.parse(row.plan) as LedgerPlan;
    return { id: row.id, digest: Buffer.from(row.digest).toString('hex'), at: row.at, keepOptOut };
  });
  await appendLedger(path, lines);
}

export async function appendLedger(path: string, lines: readonly LedgerLine[]): Promise<void> {
  if (lines.length === 0) return;
  const file = await open(path, 'a', 0o600);
  try {
    // Begins a line of its own, whatever a crash left of the one before.
    await file.write(lines.map((line) => `\n${JSON.stringify(line)}`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A line cut short by a crash is left out: its erasure is in the database and is written again. */
export function readLedger(path: string): LedgerLine[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').split('\n').flatMap(readLine);
}

function readLine(text: string): LedgerLine[] {
  try {
    const { id, digest, at, keepOptOut } = JSON.parse(text) as Partial<LedgerLine>;
    const whole =
      typeof id === 'string' && typeof at === 'string' && typeof keepOptOut === 'boolean';
    if (!whole || typeof digest !== 'string' || !/^[0-9a-f]{64}$/.test(digest)) return [];
    return [{ id, digest, at, keepOptOut }];
  } catch {
    return [];
  }
}
