/**
 * Whether a log is as it was written: each entry against its own hash, against the entry before, and
 * the whole against where it is known to end. What does not fit is told as data, by its place.
 */
import type { Selectable } from 'kysely';
import { chainOf, hashOf, NO_CASE } from './log.ts';
import type { Executor } from './open.ts';
import type { EventTable } from './schema.ts';
import { digestOfWords, type WordsKept, wordsOf } from './words.ts';

type Entry = Selectable<EventTable>;

/** An entry by its place in the log, counted from 1. */
export interface Place {
  readonly place: number;
  readonly at: string;
  readonly kind: string;
}

export type Flaw =
  /** Its words do not give its hash. */
  | { readonly flaw: 'altered'; readonly entry: Place }
  /** It has no hash: written before logs were chained, or past the desk. */
  | { readonly flaw: 'unchained'; readonly entry: Place }
  /** The entry it was written after is not in the log. */
  | { readonly flaw: 'gap'; readonly entry: Place }
  /** The entry it was written after stands elsewhere. */
  | { readonly flaw: 'moved'; readonly entry: Place }
  /** So many were written, and so many are there. */
  | { readonly flaw: 'count'; readonly written: number; readonly there: number }
  /** What staff wrote is not what the log took the digest of. */
  | { readonly flaw: 'words'; readonly entry: Place }
  /** It does not end with the entry that was written last. */
  | { readonly flaw: 'end' }
  /** Where it ends was never recorded, or the record was taken away. */
  | { readonly flaw: 'no-end' };

export interface CheckedLog {
  /** The case's id, or '' for what belongs to no case. */
  readonly chain: string;
  readonly entries: number;
  readonly flaws: readonly Flaw[];
}

/** Entries read at once. */
const PAGE = 1_000;

/** Every log there is, one after the other. */
export async function* checkLogs(db: Executor): AsyncGenerator<CheckedLog> {
  let entries: Entry[] = [];
  for await (const page of pages(db)) {
    for (const entry of page) {
      const first = entries[0];
      if (first && chainOf(first) !== chainOf(entry)) {
        yield await check(db, chainOf(first), entries);
        entries = [];
      }
      entries.push(entry);
    }
  }
  const first = entries[0];
  if (first) yield await check(db, chainOf(first), entries);
  for (const { chain } of await endsWithoutLogs(db)) yield await check(db, chain, []);
}

/** One log, by its case's id. */
export async function checkLog(db: Executor, chain: string): Promise<CheckedLog> {
  const entries = await db
    .selectFrom('events')
    .selectAll()
    .where('case_id', '=', chain)
    .orderBy('id')
    .execute();
  return check(db, chain, entries);
}

/** What belongs to no case first, then case by case; within each in the order of writing. */
async function* pages(db: Executor): AsyncGenerator<Entry[]> {
  const all = db.selectFrom('events').selectAll().limit(PAGE);
  for (let after = 0; ; ) {
    const page = await all
      .where('case_id', 'is', null)
      .where('id', '>', after)
      .orderBy('id')
      .execute();
    yield page;
    if (page.length < PAGE) break;
    after = page.at(-1)?.id ?? after;
  }
  for (let last = { chain: NO_CASE, id: 0 }; ; ) {
    const page = await all
      .where('case_id', '>=', last.chain)
      .where((where) => where.or([where('case_id', '>', last.chain), where('id', '>', last.id)]))
      .orderBy('case_id')
      .orderBy('id')
      .execute();
    yield page;
    const end = page.at(-1);
    if (page.length < PAGE || !end) return;
    last = { chain: chainOf(end), id: end.id };
    // The driver blocks; whoever waits for the worker is let in between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function check(db: Executor, chain: string, entries: readonly Entry[]): Promise<CheckedLog> {
  const head = await db
    .selectFrom('log_heads')
    .select(['length', 'hash'])
    .where('chain', '=', chain)
    .executeTakeFirst();
  const words = await flawsInWords(db, chain, entries);
  const flaws = [...flawsIn(entries), ...words, ...flawsAtEnd(entries, head)];
  return { chain, entries: entries.length, flaws };
}

/** Logs of which only the end is left. */
function endsWithoutLogs(db: Executor) {
  return db
    .selectFrom('log_heads')
    .leftJoin('events', (join) =>
      join.on((where) =>
        where.or([
          where('events.case_id', '=', where.ref('chain')),
          where.and([where('events.case_id', 'is', null), where('chain', '=', NO_CASE)]),
        ]),
      ),
    )
    .select('chain')
    .where('events.id', 'is', null)
    .execute();
}

function flawsIn(entries: readonly Entry[]): Flaw[] {
  const written = new Set(entries.map(({ hash }) => hex(hash)));
  return entries.flatMap((entry, index) => {
    const place = { place: index + 1, at: entry.at, kind: entry.kind };
    if (entry.hash === null) return [{ flaw: 'unchained', entry: place }];
    const flaws: Flaw[] = [];
    if (hex(hashOf(entry, entry.previous_hash)) !== hex(entry.hash)) {
      flaws.push({ flaw: 'altered', entry: place });
    }
    const before = hex(entries[index - 1]?.hash ?? null);
    const named = hex(entry.previous_hash);
    if (named !== before) {
      const elsewhere = named === '' || written.has(named);
      flaws.push({ flaw: elsewhere ? 'moved' : 'gap', entry: place });
    }
    return flaws;
  });
}

/** Words that were erased with their person are no flaw: the log was never about what they said. */
async function flawsInWords(
  db: Executor,
  chain: string,
  entries: readonly Entry[],
): Promise<Flaw[]> {
  const taken = entries.flatMap((entry, index) => {
    const words = wordsNamed(entry.detail);
    return words ? [{ ...words, entry: { place: index + 1, at: entry.at, kind: entry.kind } }] : [];
  });
  if (taken.length === 0) return [];
  const there = new Map((await wordsOf(db, chain)).map(({ id, text }) => [id, text]));
  return taken.flatMap(({ id, sha256, entry }) => {
    const text = there.get(id);
    return text === undefined || digestOfWords(text) === sha256 ? [] : [{ flaw: 'words', entry }];
  });
}

/** An entry that was tampered with may hold anything. */
function wordsNamed(detail: string): WordsKept | null {
  try {
    const { words } = JSON.parse(detail);
    return typeof words?.id === 'string' && typeof words.sha256 === 'string' ? words : null;
  } catch {
    return null;
  }
}

function flawsAtEnd(
  entries: readonly Entry[],
  head: { readonly length: number; readonly hash: Uint8Array } | undefined,
): Flaw[] {
  if (!head) return [{ flaw: 'no-end' }];
  const there = entries.length;
  if (head.length !== there) return [{ flaw: 'count', written: head.length, there }];
  return hex(head.hash) === hex(entries.at(-1)?.hash ?? null) ? [] : [{ flaw: 'end' }];
}

function hex(bytes: Uint8Array | null): string {
  return bytes === null ? '' : Buffer.from(bytes).toString('hex');
}
