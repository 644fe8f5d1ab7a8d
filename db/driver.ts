/**
 * The guard between Kysely and libsql.
 *
 * libsql 0.5 ends the whole process, uncatchably, when it is handed a boolean, a bare object or a
 * lone surrogate, and turns `undefined` and NaN into NULL in silence. A letter or a JSON body must
 * never be able to do that, so every value passes here first and what does not fit throws a
 * TypeError that names its place. Blobs come back as Uint8Array, statements are prepared once.
 */
import Libsql from 'libsql';

export type SqlValue = string | number | bigint | Uint8Array | null;

/** Statements kept prepared; multi-row inserts of many lengths must not grow it without end. */
const MOST_STATEMENTS = 256;

/** What Kysely's SqliteDialect asks of a database. */
export interface GuardedDatabase {
  prepare(sql: string): GuardedStatement;
  exec(sql: string): void;
  close(): void;
}

export interface GuardedStatement {
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): {
    changes: number | bigint;
    lastInsertRowid: number | bigint;
  };
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
}

/**
 * Opens a libSQL file behind the guard.
 *
 * @param path a file's path, `:memory:`, or `file:…?mode=ro` for a connection that only reads.
 */
export function openDriver(path: string): GuardedDatabase {
  const database = new Libsql(path);
  const prepared = new Map<string, GuardedStatement>();
  return {
    prepare: (sql) => prepared.get(sql) ?? keep(prepared, sql, guard(database.prepare(sql), sql)),
    exec: (sql) => database.exec(sql),
    close: () => {
      prepared.clear();
      database.close();
    },
  };
}

function keep(prepared: Map<string, GuardedStatement>, sql: string, statement: GuardedStatement) {
  if (/^\s*pragma/i.test(sql)) return statement;
  // A statement prepared before the schema changed may describe columns that are gone.
  if (/^\s*(create|alter|drop|vacuum)/i.test(sql)) {
    prepared.clear();
    return statement;
  }
  if (prepared.size >= MOST_STATEMENTS) {
    const oldest = prepared.keys().next().value;
    if (oldest !== undefined) prepared.delete(oldest);
  }
  prepared.set(sql, statement);
  return statement;
}

function guard(statement: Libsql.Statement, sql: string): GuardedStatement {
  const reader = statement.reader;
  const holes = countParameters(sql);
  const checked = (parameters: readonly unknown[]) => {
    // A bare Buffer has a length and a map too, and would reach libsql as it is.
    if (!Array.isArray(parameters)) throw new TypeError(`SQL takes an array of values: ${sql}`);
    if (parameters.length !== holes) {
      throw new TypeError(`SQL takes ${holes} values and was given ${parameters.length}: ${sql}`);
    }
    return parameters.map((value, index) => checkValue(value, index, sql));
  };
  return {
    reader,
    all: (parameters) => statement.all(checked(parameters)).map(withByteArrays),
    run: (parameters) => statement.run(checked(parameters)),
    iterate: () => {
      // An iterator left early pins a read transaction until the collector runs.
      throw new Error('Page by key with .execute(); streaming would pin a read transaction.');
    },
  };
}

/** Kysely numbers no parameter: each `?` outside quotes is one value. */
function countParameters(sql: string): number {
  const bare = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*/g, '');
  return bare.split('?').length - 1;
}

/** Returns the value as libsql may have it, or throws a TypeError that says what was wrong. */
export function checkValue(value: unknown, index: number, sql: string): SqlValue {
  const wrong = (what: string) => new TypeError(`Value ${index + 1} of «${sql}» is ${what}.`);
  if (value === null) return null;
  if (typeof value === 'string') {
    if (value.includes('\0')) throw wrong('text with a NUL, which would be read back cut short');
    if (!value.isWellFormed()) throw wrong('text with half a surrogate pair');
    return value;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw wrong(`the number ${value}`);
    return value;
  }
  if (typeof value === 'bigint') return value;
  if (value instanceof Uint8Array) return value;
  throw wrong(value === undefined ? 'missing (undefined)' : `of type ${describe(value)}`);
}

function describe(value: unknown): string {
  return typeof value === 'object' ? (value?.constructor?.name ?? 'object') : typeof value;
}

function withByteArrays(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const record = row as Record<string, unknown>;
  for (const name in record) {
    const value = record[name];
    if (value instanceof ArrayBuffer) record[name] = new Uint8Array(value);
  }
  return record;
}
