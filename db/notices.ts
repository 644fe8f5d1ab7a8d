/**
 * Notices to recipients (UK GDPR Art. 19). `next_at` says when the loop has something to do; null
 * while a person has it in hand. What names the person lies sealed in `subject`, in base64, under
 * the key that has the notice's own id, so that destroying that key erases it wherever copies lie.
 */
import type { Insertable } from 'kysely';
import type { Keys } from './keys.ts';
import type { Executor } from './open.ts';
import type { Notice, NoticeTable } from './schema-casework.ts';
import { destroyKey, seal, unseal } from './vault.ts';

export type NewNotice = Omit<Insertable<NoticeTable>, 'subject'>;

/** @param subject what names the person; sealed here */
export async function queueNotice(
  db: Executor,
  keys: Keys,
  row: NewNotice,
  subject: string,
  now: Date,
): Promise<void> {
  const { key, box } = seal(keys, Buffer.from(subject, 'utf8'), 'notice', now);
  await db
    .insertInto('keys')
    .values({ ...key, id: row.id })
    .execute();
  await db
    .insertInto('notices')
    .values({ ...row, subject: Buffer.from(box).toString('base64') })
    .execute();
}

/** Null once it was destroyed. */
export async function noticeSubject(
  db: Executor,
  keys: Keys,
  notice: Notice,
): Promise<string | null> {
  if (notice.subject === '') return null;
  const plain = await unseal(db, keys, notice.id, Buffer.from(notice.subject, 'base64'));
  return plain === null ? null : Buffer.from(plain).toString('utf8');
}

export async function dueNotices(db: Executor, now: Date, limit: number): Promise<Notice[]> {
  return db
    .selectFrom('notices')
    .selectAll()
    .where('acknowledged_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('next_at', '<=', now.toISOString())
    .orderBy('next_at')
    .limit(limit)
    .execute();
}

export async function findNotices(db: Executor, ids: readonly string[]): Promise<Notice[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('notices').selectAll().where('id', 'in', ids).execute();
}

export async function noticesOf(db: Executor, caseId: string): Promise<Notice[]> {
  return db
    .selectFrom('notices')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('processor')
    .execute();
}

/** Those nobody has acknowledged yet, oldest first, with the case they belong to. */
export async function openNotices(db: Executor, limit: number) {
  return db
    .selectFrom('notices')
    .innerJoin('cases', 'cases.id', 'notices.case_id')
    .selectAll('notices')
    .select('cases.reference')
    .where('acknowledged_at', 'is', null)
    .where('failed_at', 'is', null)
    .orderBy('notices.created_at')
    .orderBy('notices.id')
    .limit(limit)
    .execute();
}

/** The recipient has it; `next` is when it is asked again. */
export async function noticeReceived(db: Executor, id: string, now: Date, next: string) {
  await db
    .updateTable('notices')
    .set((column) => ({
      sent_at: column.fn.coalesce('sent_at', column.val(now.toISOString())),
      attempts: 0,
      error: null,
      next_at: next,
    }))
    .where('id', '=', id)
    .execute();
}

/** @param next when it is tried again; null when a person takes over */
export async function noticePutOff(db: Executor, id: string, error: string, next: Date | null) {
  await db
    .updateTable('notices')
    .set((column) => ({
      attempts: column('attempts', '+', 1),
      error,
      next_at: next?.toISOString() ?? null,
    }))
    .where('id', '=', id)
    .execute();
}

/** Destroys what named the person. @returns false when it was acknowledged before */
export async function noticeAcknowledged(db: Executor, id: string, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('notices')
    .set({ acknowledged_at: now.toISOString(), subject: '', next_at: null, error: null })
    .where('id', '=', id)
    .where('acknowledged_at', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await destroyKey(db, id, now);
  return true;
}
