/** Opens what the worker works on: lock, keys, database. */
import { resolve } from 'node:dns/promises';
import { type Keys, loadKeys } from '#db/keys.ts';
import { takeLock } from '#db/lock.ts';
import { type Database, openDatabase } from '#db/open.ts';
import { makeBell } from './bell.ts';
import type { Config } from './config.ts';
import type { Desk } from './desk.ts';
import { replayErasures } from './erasure-ledger.ts';
import { filesIn, makeDataDir } from './files.ts';
import type { Resolver } from './mail/authenticity.ts';
import { makeReader } from './mail/reader.ts';

export interface OpenDesk extends Desk {
  close(): Promise<void>;
}

/** @returns null when another process has the desk open */
export async function openDesk(
  config: Config,
  say: (line: string) => void,
): Promise<OpenDesk | null> {
  const files = filesIn(config.dataDir);
  makeDataDir(config.dataDir);
  const lock = takeLock(files.lock);
  if (!lock) return null;
  try {
    const keys = loadKeys(files.masterKey);
    const db = await openDatabase(files.database);
    await eraseAgain(db, keys, files.erasures, say);
    const reader = makeReader();
    return {
      db,
      keys,
      config,
      clock: () => new Date(),
      say,
      resolve: resolve as Resolver,
      reader,
      outgoing: makeBell(),
      close: async () => {
        await reader.close();
        await db.destroy();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Before anybody can look: a restored backup may hold people who were erased since it was made. */
async function eraseAgain(
  db: Database,
  keys: Keys,
  ledger: string,
  say: (line: string) => void,
): Promise<void> {
  const count = await replayErasures(db, keys, ledger);
  if (count === 0) return;
  const people = count === 1 ? 'One person' : `${count} people`;
  say(`${people} in this database had been erased after it was backed up; erased again.`);
}
