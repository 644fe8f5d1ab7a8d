/**
 * Cases as the desk lists them: open ones by the day their answer is due, all of them newest first.
 * Pages are asked for by the key of the row before, so that the last page costs what the first does.
 */
import { type ExpressionBuilder, sql } from 'kysely';
import type { RightId } from '#content/rights.ts';
import type { Executor } from './open.ts';
import type { Case, Schema } from './schema.ts';

/** What a list shows of a case. */
export type ListedCase = Pick<
  Case,
  | 'id'
  | 'reference'
  | 'right'
  | 'state'
  | 'name'
  | 'address'
  | 'agent'
  | 'awaits'
  | 'way_in'
  | 'received_at'
  | 'closed_at'
  | 'due_on'
>;

const listed = [
  'id',
  'reference',
  'right',
  'state',
  'name',
  'address',
  'agent',
  'awaits',
  'way_in',
  'received_at',
  'closed_at',
  'due_on',
] as const;

/** Written as the index has it, or it would not be used. A clock that waits comes last. */
const dueKey = sql<string>`coalesce(due_on, '9999-12-31')`;
export const NO_DUE = '9999-12-31';

const waiting = ['identity-awaited', 'clarification-awaited'];

/** Which of the open cases. */
export type Slice = 'all' | 'late' | 'soon' | 'waiting' | 'unclear';

/** Days of the calendar: today, and the last that counts as soon. */
export interface Days {
  readonly today: string;
  readonly soon: string;
}

export interface QueueKey {
  readonly due: string;
  readonly id: string;
}

export async function pageQueue(
  db: Executor,
  slice: Slice,
  days: Days,
  after: QueueKey | null,
  size: number,
): Promise<ListedCase[]> {
  let query = db
    .selectFrom('cases')
    .select(listed)
    .where(sql<boolean>`closed_at is null`)
    .where((where) => inSlice(where, slice, days))
    .orderBy(dueKey)
    .orderBy('id')
    .limit(size);
  if (after) {
    query = query.where(sql<boolean>`(${dueKey}, id) > (${after.due}, ${after.id})`);
  }
  return query.execute();
}

function inSlice(where: ExpressionBuilder<Schema, 'cases'>, slice: Slice, days: Days) {
  switch (slice) {
    case 'all':
      return sql<boolean>`1`;
    case 'late':
      return sql<boolean>`${dueKey} < ${days.today}`;
    case 'soon':
      return sql<boolean>`${dueKey} between ${days.today} and ${days.soon}`;
    case 'waiting':
      return where('state', 'in', waiting);
    case 'unclear':
      return where('right', 'is', null);
  }
}

/** How many open cases each slice has. */
export async function countQueue(db: Executor, days: Days): Promise<Record<Slice, number>> {
  const row = await db
    .selectFrom('cases')
    .select([
      sql<number>`count(*)`.as('all'),
      sql<number>`count(*) filter (where ${dueKey} < ${days.today})`.as('late'),
      sql<number>`count(*) filter (where ${dueKey} between ${days.today} and ${days.soon})`.as(
        'soon',
      ),
      sql<number>`count(*) filter (where state in (${sql.join(waiting)}))`.as('waiting'),
      sql<number>`count(*) filter (where right is null)`.as('unclear'),
    ])
    .where(sql<boolean>`closed_at is null`)
    .executeTakeFirstOrThrow();
  return row;
}

export interface Search {
  /** Part of a reference, a name or an address; '' for all. */
  readonly words: string;
  /** Digest of the address searched for, where the words are one: finds what was erased too. */
  readonly digest: Uint8Array | null;
  readonly right: RightId | null;
  readonly state: string | null;
}

export interface RegisterKey {
  readonly received: string;
  readonly id: string;
}

/** Newest first. */
export async function pageRegister(
  db: Executor,
  search: Search,
  after: RegisterKey | null,
  size: number,
): Promise<ListedCase[]> {
  const found = await matching(db, search, after, size);
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  return db
    .selectFrom('cases')
    .select(listed)
    .where('id', 'in', ids)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Ids alone, which the index gives without looking at a row. */
function matching(db: Executor, search: Search, after: RegisterKey | null, size: number) {
  const { words, digest, right, state } = search;
  let query = db
    .selectFrom('cases')
    .select('id')
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size);
  if (after) {
    query = query.where(sql<boolean>`(received_at, id) < (${after.received}, ${after.id})`);
  }
  if (right) query = query.where('right', '=', right);
  if (state) query = query.where('state', '=', state);
  if (digest) return query.where('person_digest', '=', digest).execute();
  if (words !== '') query = query.where((where) => contains(where, words));
  return query.execute();
}

function contains(where: ExpressionBuilder<Schema, 'cases'>, words: string) {
  // What stands for any letter in LIKE is meant as itself.
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const like = (column: 'reference' | 'name' | 'address') =>
    sql<boolean>`${where.ref(column)} like ${pattern} escape '\\'`;
  return where.or([like('reference'), like('name'), like('address')]);
}
