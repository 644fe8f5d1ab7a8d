/**
 * What is held of a person, noun by noun, walked by record-kinds.ts. Purchases are financial and
 * stand in purchases.ts: a function that reads them has to name them.
 */
import { type Insertable, sql } from 'kysely';
import type { RecordId } from '#content/records.ts';
import type { Origin } from './contacts.ts';
import type { Executor } from './open.ts';
import { recordSources, WHOLE_ROW } from './provenance.ts';
import { type RecordKind, recordKinds } from './record-kinds.ts';
import type { RecordTables } from './schema-records.ts';

type Kinds = typeof recordKinds;
/** Every noun but those of limited access. */
export type OpenRecordId = {
  [Id in RecordId]: Kinds[Id] extends { limited: true } ? never : Id;
}[RecordId];

/** Whose rows: the contact, and the digest that what outlives a contact is found by. */
export interface Holder {
  readonly contactId: string | null;
  readonly digest: Uint8Array;
}

/** A row as it stands in the table. */
export type HeldRow = Readonly<Record<string, string | number | Uint8Array | null>>;

const PAGE = 500;

/** Everything held of one noun about a person, in its order. */
export async function readHeld(db: Executor, id: OpenRecordId, holder: Holder): Promise<HeldRow[]> {
  const rows: HeldRow[] = [];
  for (;;) {
    const page = await pageHeld(db, id, holder, rows.at(-1) ?? null, PAGE);
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
}

/** @param after the last row of the page before */
export async function pageHeld(
  db: Executor,
  id: OpenRecordId,
  holder: Holder,
  after: HeldRow | null,
  size: number,
): Promise<HeldRow[]> {
  const kind = recordKinds[id];
  const order = sql.join(kind.order.map((column) => sql.ref(column)));
  const behind = after
    ? sql`and (${order}) > (${sql.join(kind.order.map((column) => after[column]))})`
    : sql``;
  const query = sql<HeldRow>`select * from ${sql.table(kind.table)}
    where ${theirs(kind, holder)} ${behind} order by ${order} limit ${size}`;
  return (await query.execute(db)).rows;
}

/** How many rows of a noun there are, purchases too: a number tells nothing of what was bought. */
export async function countHeld(db: Executor, id: RecordId, holder: Holder): Promise<number> {
  const kind = recordKinds[id];
  const query = sql<{ count: number }>`select count(*) as count
    from ${sql.table(kind.table)} where ${theirs(kind, holder)}`;
  return (await query.execute(db)).rows[0]?.count ?? 0;
}

function theirs(kind: RecordKind, holder: Holder) {
  const owner = kind.key === 'digest' ? holder.digest : holder.contactId;
  const own = sql`${sql.ref(kind.key)} = ${owner}`;
  return kind.kinds ? sql`${own} and kind in (${sql.join(kind.kinds)})` : own;
}

/** Nouns whose rows belong to a contact and come from a source. */
type Sourced = Exclude<
  keyof RecordTables,
  'contacts' | 'provenance' | 'profiles' | 'standings' | 'erasures'
>;

/** Adds rows of one noun, each with its source, and records where they came from. */
export async function addHeld<Table extends Sourced>(
  db: Executor,
  table: Table,
  rows: readonly Omit<Insertable<RecordTables[Table]>, 'source'>[],
  origin: Origin,
  now: Date,
): Promise<void> {
  for (const row of rows) {
    const values = { ...row, source: origin.source } as Record<string, string | number | null>;
    const columns = Object.keys(values);
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((one) => sql.ref(one)))})
      values (${sql.join(columns.map((one) => values[one] ?? null))})`.execute(db);
    await recordSources(db, [sourceOf(table, values, origin, now)]);
  }
}

function sourceOf(
  record: string,
  row: Record<string, string | number | null>,
  origin: Origin,
  now: Date,
) {
  return {
    contact_id: String(row.contact_id),
    record,
    record_id: String(row.id),
    field: WHOLE_ROW,
    source: origin.source,
    detail: origin.detail,
    at: now.toISOString(),
  };
}
