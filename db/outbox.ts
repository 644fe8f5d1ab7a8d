/** The outbox: answers committed with the case they belong to, sent afterwards until they are gone. */
import type { Executor } from './open.ts';
import type { NewOutgoingMail, OutgoingMail } from './schema.ts';

export async function queueMail(db: Executor, rows: readonly NewOutgoingMail[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('outbox').values(rows).execute();
}

export async function dueMail(db: Executor, now: Date, limit: number): Promise<OutgoingMail[]> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('next_at', '<=', now.toISOString())
    .orderBy('next_at')
    .limit(limit)
    .execute();
}

/** @returns when the next mail is due, or null when nothing waits */
export async function nextMailAt(db: Executor): Promise<Date | null> {
  const row = await db
    .selectFrom('outbox')
    .select('next_at')
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst();
  return row?.next_at ? new Date(row.next_at) : null;
}

export async function mailSent(db: Executor, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('outbox')
    .set((column) => ({
      sent_at: now.toISOString(),
      attempts: column('attempts', '+', 1),
      error: null,
    }))
    .where('id', 'in', ids)
    .execute();
}

/** Texts of letters that have left, without what nobody needs to read in them any more. */
export async function rewriteSent(
  db: Executor,
  rows: readonly Pick<OutgoingMail, 'id' | 'text' | 'html'>[],
): Promise<void> {
  for (const { id, text, html } of rows) {
    await db.updateTable('outbox').set({ text, html }).where('id', '=', id).execute();
  }
}

export async function mailPutOff(db: Executor, id: string, error: string, until: Date) {
  await db
    .updateTable('outbox')
    .set((column) => ({
      attempts: column('attempts', '+', 1),
      error,
      next_at: until.toISOString(),
    }))
    .where('id', '=', id)
    .execute();
}

export async function mailFailed(db: Executor, id: string, error: string, now: Date) {
  await db
    .updateTable('outbox')
    .set((column) => ({
      attempts: column('attempts', '+', 1),
      error,
      failed_at: now.toISOString(),
    }))
    .where('id', '=', id)
    .execute();
}

/** How many answers each of these people was sent since a time: loops must end (RFC 3834, section 2). */
export async function answersSince(db: Executor, digests: readonly Uint8Array[], since: Date) {
  if (digests.length === 0) return [];
  return db
    .selectFrom('outbox')
    .select((column) => ['recipient_digest', column.fn.countAll<number>().as('answers')])
    .where('recipient_digest', 'in', digests)
    .where('created_at', '>=', since.toISOString())
    .groupBy('recipient_digest')
    .execute();
}

/** The mail we sent under one of these Message-IDs: what a letter answers, or what bounced. */
export async function mailByMessageId(db: Executor, messageIds: readonly string[]) {
  if (messageIds.length === 0) return [];
  return db
    .selectFrom('outbox')
    .select(['id', 'message_id', 'case_id', 'recipient_digest'])
    .where('message_id', 'in', messageIds)
    .execute();
}
