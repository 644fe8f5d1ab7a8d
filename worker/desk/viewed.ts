/** Every look at personal data is logged: once an hour for one person looking at one thing. */
import { wasViewed } from '#db/case-file.ts';
import { logEvents } from '#db/log.ts';
import type { Desk } from '../desk.ts';
import type { DeskContext } from './access.ts';

const HOUR = 60 * 60_000;

/**
 * @param caseId null for lists
 * @param what which list, or which part of the case; numbers and ids alone, since the log is for ever
 */
export async function logView(
  desk: Desk,
  c: DeskContext,
  caseId: string | null,
  what: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { name } = c.get('signedIn').staff;
  const now = desk.clock();
  const detail = JSON.stringify(what);
  const since = new Date(now.getTime() - HOUR);
  if (await wasViewed(desk.db, name, caseId, detail, since)) return;
  const at = now.toISOString();
  await logEvents(desk.db, [
    { case_id: caseId, letter_id: null, at, actor: name, kind: 'viewed', detail },
  ]);
}
