/** Letters that a person at the desk had to settle: what the classifier was not sure of, or got wrong. */
import { sql } from 'kysely';
import type { Channel, RightId } from '#content/rights.ts';
import { sealedLetters } from './case-file.ts';
import type { Executor } from './open.ts';
import type { Letter } from './schema.ts';

export interface Settled {
  /** Whole and sealed. */
  readonly letter: Letter;
  readonly language: string;
  /** What the cases that it opened are about by now; at least one. */
  readonly rights: readonly RightId[];
  /** What its opt-out stopped. */
  readonly channels: readonly Channel[];
}

interface Opening {
  readonly letter_id: string;
  readonly language: string;
  readonly right: RightId;
  readonly channel: Channel | null;
}

/**
 * Of each letter one entry, the latest settled first. A letter that joined a case later says something
 * else than the case; one whose bytes are gone, because somebody was erased, is gone from here too.
 */
export async function settledLetters(db: Executor, most: number): Promise<Settled[]> {
  const ids = await settledIds(db, most);
  const letters = (await sealedLetters(db, ids)).filter((one) => one.sealed !== null);
  const opened = Map.groupBy(await openings(db, ids), (one) => one.letter_id);
  return letters.flatMap((letter) => {
    const cases = opened.get(letter.id) ?? [];
    const [first] = cases;
    if (!first) return [];
    const channels = cases.flatMap(({ channel }) => channel ?? []);
    const rights = [...new Set(cases.map(({ right }) => right))];
    return [{ letter, language: first.language, rights, channels: [...new Set(channels)] }];
  });
}

/** The first letter of each case that was settled. */
async function settledIds(db: Executor, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select (${firstLetter('events.case_id')}) as id
    from events where events.kind = 'settled'
    group by events.case_id order by max(events.id) desc limit ${most}
  `.execute(db);
  return [...new Set(rows.flatMap(({ id }) => id ?? []))];
}

/** Every case these letters opened, and each channel its opt-out stopped. */
async function openings(db: Executor, ids: readonly string[]): Promise<Opening[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Opening>`
    select case_letters.letter_id, cases.language, cases.right, suppressions.channel
    from case_letters
    join cases on cases.id = case_letters.case_id
    left join suppressions on suppressions.case_id = cases.id
    where case_letters.letter_id in (${sql.join(ids)}) and cases.right is not null
      and case_letters.letter_id = (${firstLetter('cases.id')})
  `.execute(db);
  return rows;
}

const firstLetter = (caseId: string) => sql`
  select first.id from case_letters as joined join letters as first on first.id = joined.letter_id
  where joined.case_id = ${sql.ref(caseId)} order by first.received_at, first.id limit 1`;
