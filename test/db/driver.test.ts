/** The guard between Kysely and libsql. What it keeps out would end this very process. */
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDriver } from '#db/driver.ts';
import { openDatabase, openReader } from '#db/open.ts';
import { tempDir } from '../temp.ts';

const folder = tempDir();
const path = join(folder, 'guard.db');
const driver = openDriver(path);
driver.exec('pragma journal_mode = WAL');
driver.exec(
  'create table things (id integer primary key, text text, number real, bytes blob) strict',
);
afterAll(() => driver.close());

const insertText = driver.prepare('insert into things (text) values (?)');
const insertBytes = driver.prepare('insert into things (bytes) values (?)');

describe('A value that would end the process is refused, with its place', () => {
  it.each([
    ['a boolean', true, /^Value 1 of «.*» is of type boolean\.$/],
    ['an object', { admin: true }, /of type Object/],
    ['an array', ['x'], /of type Array/],
    ['a date', new Date(0), /of type Date/],
    ['a function', () => 1, /of type function/],
    ['a symbol', Symbol('x'), /of type symbol/],
    ['undefined', undefined, /is missing \(undefined\)/],
    ['NaN', Number.NaN, /is the number NaN/],
    ['infinity', Number.POSITIVE_INFINITY, /is the number Infinity/],
    ['text with a NUL', 'cut\0short', /text with a NUL/],
    ['a lone surrogate', 'half \ud83d', /half a surrogate pair/],
    ['an ArrayBuffer', new ArrayBuffer(2), /of type ArrayBuffer/],
    ['a boxed string', Object('text'), /of type String/],
  ])('%s', (_what, value, message) => {
    expect(() => insertText.run([value])).toThrow(TypeError);
    expect(() => insertText.run([value])).toThrow(message);
    expect(() => driver.prepare('select ? as it').all([value])).toThrow(message);
  });

  it('a bare object in the place of the list of values', () => {
    // Cast, since what the types forbid is what is tried.
    const bare = { text: 'x' } as unknown as unknown[];
    expect(() => insertText.run(bare)).toThrow(TypeError);
  });

  it('a bare Buffer in the place of the list of values', () => {
    // Cast, as above.
    const bare = Buffer.from([1]) as unknown as unknown[];
    expect(() => insertBytes.run(bare)).toThrow(TypeError);
  });

  it('one value too few', () => {
    expect(() => insertText.run([])).toThrow('SQL takes 1 values and was given 0');
  });

  it('one value too many', () => {
    expect(() => insertText.run(['a', 'b'])).toThrow('SQL takes 1 values and was given 2');
  });

  it('a question mark inside quotes is no place for a value', () => {
    expect(driver.prepare(`select 'why?' as "what?", ? as n`).all([1])).toEqual([
      { 'what?': 'why?', n: 1 },
    ]);
  });
});

describe('What is let through comes back as it went in', () => {
  it.each([['plain'], [''], ['äöü 漢字 🙂'], ["Robert'); drop table things;--"]])(
    'text: %j',
    (text) => {
      expect(driver.prepare('select ? as text').all([text])).toEqual([{ text }]);
    },
  );

  it('numbers, big ones and null', () => {
    expect(driver.prepare('select ? as a, ? as b, ? as c').all([1.5, 7n, null])).toEqual([
      { a: 1.5, b: 7, c: null },
    ]);
  });

  it('bytes come back as a Uint8Array', () => {
    const bytes = Uint8Array.of(0, 255, 128);
    insertBytes.run([bytes]);
    const [row] = driver.prepare('select bytes from things where bytes is not null').all([]) as {
      bytes: unknown;
    }[];
    expect(row?.bytes).toBeInstanceOf(Uint8Array);
    expect(row?.bytes).toEqual(bytes);
  });

  it('bytes that are a part of a larger buffer are that part alone', () => {
    const part = Buffer.from('xxhereyy').subarray(2, 6);
    expect(driver.prepare('select hex(?) as it').all([part])).toEqual([{ it: '68657265' }]);
  });
});

describe('Reading', () => {
  it('leaves no transaction open: the log can be truncated right after it', () => {
    insertText.run(['one']);
    const reader = openDriver(`file:${path}?mode=ro`);
    reader.prepare('select * from things').all([]);
    expect(driver.prepare('pragma wal_checkpoint(truncate)').all([])).toEqual([
      expect.objectContaining({ busy: 0 }),
    ]);
    reader.close();
  });

  it('row by row is refused, since an iterator left early would pin a transaction', () => {
    expect(() => driver.prepare('select 1').iterate([])).toThrow('Page by key');
  });

  it('a reader beside the writer cannot write', async () => {
    const file = join(folder, 'reader.db');
    const writer = await openDatabase(file);
    const reader = openReader(file);
    const row = { id: 't', kind: 'review', note: 'x', created_at: 'x', case_id: null };
    const insert = reader.insertInto('tasks').values({ ...row, letter_id: null, done_at: null });
    await expect(insert.execute()).rejects.toThrow(/readonly/);
    expect(await reader.selectFrom('tasks').selectAll().execute()).toEqual([]);
    await reader.destroy();
    await writer.destroy();
  });
});

describe('Statements kept prepared', () => {
  it('see a column that was added after they were prepared', () => {
    const sql = 'select * from things limit 1';
    driver.prepare(sql).all([]);
    driver.prepare('alter table things add column extra text').run([]);
    expect(driver.prepare(sql).all([])[0]).toHaveProperty('extra');
  });

  it('are bounded: thousands of different ones are prepared and still right', () => {
    for (let n = 0; n < 2_000; n++) {
      expect(driver.prepare(`select ${n} as n`).all([])).toEqual([{ n }]);
    }
  });
});
