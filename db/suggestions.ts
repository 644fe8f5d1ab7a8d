/** What a model of the operator's own suggested for cases whose right nobody could tell. */
import { sql } from 'kysely';
import type { RightId } from '#content/rights.ts';
import type { Executor } from './open.ts';

export interface Suggested {
  readonly right: RightId;
  /** As they stand in the letter; null where it gave none that do. */
  readonly words: string | null;
}

export interface Suggestion {
  readonly model: string;
  /** Never empty. */
  readonly rights: readonly Suggested[];
}

/** A case that a suggestion may still be had for, with the letter that opened it. */
export interface Unsuggested {
  readonly id: string;
  readonly key_id: string;
  readonly sealed: Uint8Array;
  /** Requests that failed before. */
  readonly attempts: number;
}

/** Oldest first. A case whose letter is not here, or was erased, is not among them. */
export async function unsuggestedCases(
  db: Executor,
  now: Date,
  most: number,
): Promise<Unsuggested[]> {
  const { rows } = await sql<Unsuggested>`
    select cases.id, letters.key_id, letters.sealed, coalesce(suggestions.attempts, 0) as attempts
    ${unclear}
    where ${isUnclear}
      and (suggestions.case_id is null or suggestions.next_at <= ${now.toISOString()})
    order by cases.received_at, cases.id limit ${most}
  `.execute(db);
  return rows.map((row) => ({ ...row, sealed: new Uint8Array(row.sealed) }));
}

/** Whether it is still so: meanwhile somebody may have settled the case, or erased the person. */
export async function awaitsSuggestion(db: Executor, caseId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 ${unclear} where ${isUnclear} and cases.id = ${caseId}
  `.execute(db);
  return rows.length > 0;
}

/** The letter that opened the case: one that joined it later asks something of its own. */
const unclear = sql`
  from cases
  join letters on letters.id = (
    select first.id from case_letters as joined
    join letters as first on first.id = joined.letter_id
    where joined.case_id = cases.id order by first.received_at, first.id limit 1)
  left join suggestions on suggestions.case_id = cases.id`;

/** Written out, as the partial index has it. */
const isUnclear = sql`
  cases.right is null and cases.state = 'received'
  and letters.key_id is not null and letters.sealed is not null`;

export interface Outcome {
  readonly caseId: string;
  readonly model: string;
  /** Most likely first; empty when none was had. */
  readonly rights: readonly Suggested[];
  readonly attempts: number;
  /** When it is asked again; null: never. */
  readonly next: Date | null;
}

export async function keepSuggestion(db: Executor, outcome: Outcome, now: Date): Promise<void> {
  const { caseId, model, attempts, next } = outcome;
  const row = {
    model,
    rights: JSON.stringify(outcome.rights),
    attempts,
    next_at: next?.toISOString() ?? null,
    at: now.toISOString(),
  };
  await db
    .insertInto('suggestions')
    .values({ case_id: caseId, ...row })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(row))
    .execute();
}

/** Null when none was had. */
export async function suggestionOf(db: Executor, caseId: string): Promise<Suggestion | null> {
  const row = await db
    .selectFrom('suggestions')
    .select(['model', 'rights'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (!row) return null;
  const rights = JSON.parse(row.rights) as Suggested[];
  return rights.length > 0 ? { model: row.model, rights } : null;
}
