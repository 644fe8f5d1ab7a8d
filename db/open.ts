/** Opens the database: guard, pragmas, migrations. */
import { closeSync, openSync } from 'node:fs';
import { Kysely, SqliteDialect, sql, type Transaction } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import { openDriver } from './driver.ts';
import * as first from './migrations/0001-letters-cases-suppressions.ts';
import * as records from './migrations/0002-records.ts';
import * as casework from './migrations/0003-casework.ts';
import * as logHeads from './migrations/0004-log-heads.ts';
import * as words from './migrations/0005-words.ts';
import * as erasures from './migrations/0006-erasures.ts';
import * as redactions from './migrations/0007-redactions.ts';
import * as awaits from './migrations/0008-awaits.ts';
import * as consentReceipts from './migrations/0009-consent-receipts.ts';
import * as staff from './migrations/0010-staff.ts';
import * as desk from './migrations/0011-desk.ts';
import * as suggestions from './migrations/0012-suggestions.ts';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;
/** What a query function takes: the database, or the transaction it is part of. */
export type Executor = Database | Transaction<Schema>;

const migrations: Record<string, Migration> = {
  '0001-letters-cases-suppressions': first,
  '0002-records': records,
  '0003-casework': casework,
  '0004-log-heads': logHeads,
  '0005-words': words,
  '0006-erasures': erasures,
  '0007-redactions': redactions,
  '0008-awaits': awaits,
  '0009-consent-receipts': consentReceipts,
  '0010-staff': staff,
  '0011-desk': desk,
  '0012-suggestions': suggestions,
};

/**
 * The one connection that writes. SQLite 3.45 can lose commits when two connections write and
 * checkpoint at once, so there is exactly one per installation (see lock.ts).
 *
 * @param path of the file, made when it is not there
 */
export async function openDatabase(path: string): Promise<Database> {
  // SQLite would make it as the umask has it; its log and index take over the mode they find here.
  closeSync(openSync(path, 'a', 0o600));
  const driver = openDriver(path);
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL', // an answered request survives a power cut
    'secure_delete = ON', // what is erased is overwritten, not only unlinked
    'foreign_keys = ON',
    'busy_timeout = 5000',
    'cache_size = -65536', // 64 MB
    // 40 MB of log before it is worked into the file: a page written often is then moved once.
    'wal_autocheckpoint = 10000',
  ]) {
    driver.exec(`pragma ${pragma}`);
  }
  const database = new Kysely<Schema>({ dialect: new SqliteDialect({ database: driver }) });
  await migrate(database);
  return database;
}

/**
 * A transaction that a power cut may take back, but no crash of the process: for notes on what can be
 * read again at its source. The next durable commit writes it down too. Of two commits a letter needs
 * only the second to wait for the disk.
 */
export function transactionToRepeat<T>(
  database: Database,
  work: (tx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  return database.connection().execute(async (one) => {
    await sql`pragma synchronous = NORMAL`.execute(one);
    try {
      return await one.transaction().execute(work);
    } finally {
      await sql`pragma synchronous = FULL`.execute(one);
    }
  });
}

/** A connection beside the writer's that only reads. */
export function openReader(path: string): Database {
  const driver = openDriver(`file:${path}?mode=ro`);
  driver.exec('pragma busy_timeout = 5000');
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: driver }) });
}

async function migrate(database: Database): Promise<void> {
  const provider: MigrationProvider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error) {
    throw new Error('The database could not be brought to the current schema.', { cause: error });
  }
}
