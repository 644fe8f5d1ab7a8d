/** The ledger of erasures: whom (by digest), when and in which case; never what. */
import { sql } from 'kysely';
import type { Executor } from './open.ts';
import type { Erasure } from './schema-records.ts';

export async function addErasure(db: Executor, row: Erasure): Promise<void> {
  await db.insertInto('erasures').values(row).execute();
}

/** Oldest first. */
export async function erasures(db: Executor): Promise<Erasure[]> {
  return db.selectFrom('erasures').selectAll().orderBy('at').orderBy('id').execute();
}

/**
 * Empties mail that went to an erased person, once it is sent or has failed for good: the answer
 * that tells of the erasure still has to leave, and nothing of it has to stay.
 *
 * @param among ids of mail; absent: all there is
 * @returns how many were emptied
 */
export async function emptySpentMail(db: Executor, among?: readonly string[]): Promise<number> {
  if (among?.length === 0) return 0;
  const query = db
    .updateTable('outbox')
    .set({
      recipient: '',
      subject: '',
      text: '',
      html: '',
      in_reply_to: null,
      reference_ids: '',
      attachments: '[]',
      reply_to: null,
      error: null,
    })
    .where('recipient', '!=', '')
    .where((where) =>
      where.or([where('sent_at', 'is not', null), where('failed_at', 'is not', null)]),
    )
    .where((where) =>
      where.or([
        where('case_id', 'in', (select) =>
          select.selectFrom('erasures').select('case_id').where('case_id', 'is not', null),
        ),
        where.exists((select) =>
          select
            .selectFrom('erasures')
            .leftJoin('cases', 'cases.person_digest', 'erasures.digest')
            .select('erasures.id')
            .whereRef('erasures.at', '>=', 'outbox.created_at')
            // To the person, or about their case to an agent.
            .where((about) =>
              about.or([
                about('erasures.digest', '=', about.ref('outbox.recipient_digest')),
                about('cases.id', '=', about.ref('outbox.case_id')),
              ]),
            ),
        ),
      ]),
    );
  const result = await (among ? query.where('id', 'in', among) : query).executeTakeFirst();
  return Number(result.numUpdatedRows);
}

const ROUNDS = 60;
const PAUSE = 500;

/**
 * Writes the log into the database file and cuts it to nothing, so that no frame of it still holds
 * what was erased. Together with `secure_delete`, nothing recoverable is left in either file.
 * Throws when a reader keeps the log pinned for half a minute.
 */
export async function truncateLog(db: Executor, rounds = ROUNDS): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(TRUNCATE)`.execute(db);
    if (rows[0]?.busy === 0) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Error('The database log could not be cut: something keeps reading the database.');
}
