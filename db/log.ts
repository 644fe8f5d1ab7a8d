/**
 * The log. It is append-only: there is no function that changes it, and triggers refuse the attempt.
 * The entries of a case are a chain, and those of no case are one together. Each entry carries
 *
 *     hash = SHA-256( canonical JSON of { actor, at, case_id, detail, kind, letter_id, previous_hash } )
 *
 * where `previous_hash` is the hash of the entry before in lower-case hex, or null for the first.
 * Canonical is RFC 8785: names sorted, no spaces. All values are text or null, so anybody can reckon
 * it again from an exported case with no program of ours.
 */
import { createHash } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { Executor } from './open.ts';
import type { EventTable } from './schema.ts';

export type NewEvent = Omit<Insertable<EventTable>, 'id' | 'hash' | 'previous_hash'>;
type Fields = Pick<
  Selectable<EventTable>,
  'case_id' | 'letter_id' | 'at' | 'actor' | 'kind' | 'detail'
>;

/** The chain of what belongs to no case. */
export const NO_CASE = '';

interface Head {
  readonly length: number;
  readonly hash: Uint8Array | null;
}

/**
 * Adds entries, in this order. However many cases they belong to, it takes three statements. Outside
 * a transaction it makes one, since an entry without its place in the chain would be a false alarm.
 */
export async function logEvents(db: Executor, rows: readonly NewEvent[]): Promise<void> {
  if (rows.length === 0) return;
  if (!db.isTransaction) {
    await db.transaction().execute((tx) => logEvents(tx, rows));
    return;
  }
  const entries = rows.map(fieldsOf);
  const heads = await readHeads(db, [...new Set(entries.map(chainOf))]);
  const chained = entries.map((entry) => {
    const chain = chainOf(entry);
    const before = heads.get(chain) ?? { length: 0, hash: null };
    const hash = hashOf(entry, before.hash);
    heads.set(chain, { length: before.length + 1, hash });
    return { ...entry, hash, previous_hash: before.hash };
  });
  await db.insertInto('events').values(chained).execute();
  await keepHeads(db, heads);
}

/** @param previous hash of the entry before; null for the first */
export function hashOf(entry: Fields, previous: Uint8Array | null): Uint8Array {
  const { actor, at, case_id, detail, kind, letter_id } = entry;
  const previous_hash = previous === null ? null : Buffer.from(previous).toString('hex');
  // The names stand in sorted order, which makes JSON.stringify canonical for text and null.
  const text = JSON.stringify({ actor, at, case_id, detail, kind, letter_id, previous_hash });
  return createHash('sha256').update(text, 'utf8').digest();
}

export function chainOf(entry: { readonly case_id: string | null }): string {
  return entry.case_id ?? NO_CASE;
}

function fieldsOf({ case_id, letter_id, at, actor, kind, detail }: NewEvent): Fields {
  return { case_id: case_id ?? null, letter_id: letter_id ?? null, at, actor, kind, detail };
}

async function readHeads(db: Executor, chains: readonly string[]): Promise<Map<string, Head>> {
  const rows = await db.selectFrom('log_heads').selectAll().where('chain', 'in', chains).execute();
  return new Map(rows.map(({ chain, length, hash }) => [chain, { length, hash }]));
}

async function keepHeads(db: Executor, heads: ReadonlyMap<string, Head>): Promise<void> {
  const rows = [...heads].flatMap(([chain, { length, hash }]) =>
    hash === null ? [] : [{ chain, length, hash }],
  );
  await db
    .insertInto('log_heads')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('chain').doUpdateSet((column) => ({
        length: column.ref('excluded.length'),
        hash: column.ref('excluded.hash'),
      })),
    )
    .execute();
}

/** A case's entries as they stand, with their hashes. */
export async function logOf(db: Executor, caseId: string) {
  return db.selectFrom('events').selectAll().where('case_id', '=', caseId).orderBy('id').execute();
}
