/** How far an IMAP mailbox was read: the highest UID handled under a UIDVALIDITY (RFC 3501, 2.3.1.1). */
import type { Executor } from './open.ts';

export interface Cursor {
  readonly uidvalidity: string;
  readonly uid: number;
}

export async function readCursor(db: Executor, mailbox: string): Promise<Cursor | null> {
  const row = await db
    .selectFrom('cursors')
    .select(['uidvalidity', 'uid'])
    .where('mailbox', '=', mailbox)
    .executeTakeFirst();
  return row ?? null;
}

export async function moveCursor(db: Executor, mailbox: string, cursor: Cursor, now: Date) {
  const row = { ...cursor, at: now.toISOString() };
  await db
    .insertInto('cursors')
    .values({ mailbox, ...row })
    .onConflict((conflict) => conflict.column('mailbox').doUpdateSet(row))
    .execute();
}
