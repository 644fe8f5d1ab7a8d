/** Opens what the worker works on: lock, keys, database. */
import { loadKeys } from '#db/keys.ts';
import { takeLock } from '#db/lock.ts';
import { openDatabase } from '#db/open.ts';
import type { Config } from './config.ts';
import type { Desk } from './desk.ts';
import { filesIn, makeDataDir } from './files.ts';

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
    return {
      db,
      keys,
      config,
      clock: () => new Date(),
      say,
      close: async () => {
        await db.destroy();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
