/**
 * The loop that tells recipients what was done about a person's data, and asks again until they
 * acknowledge (UK GDPR Art. 19). Whom no connector reaches, and who stays silent, is put before a
 * person; nobody is dropped.
 */
import { chasing } from '#content/notices.ts';
import { logEvents } from '#db/log.ts';
import { dueNotices, noticePutOff, noticeReceived } from '#db/notices.ts';
import type { Notice } from '#db/schema-casework.ts';
import { makeBell } from './bell.ts';
import { ConnectorError } from './connectors/connector.ts';
import { type Connecting, connectorFor } from './connectors/connectors.ts';
import type { Desk } from './desk.ts';
import { acknowledgeNotice, nameOf, noticeByHand, noticeEvent } from './notices.ts';
import { tellingOf } from './open-notices.ts';
import { chaseAt, chasesDue } from './request/chase.ts';

const BATCH = 20;
const MINUTE = 60_000;
/** How often it looks: nobody rings when a case is decided, and a notice is in no hurry. */
const IDLE = 15_000;
/** As long as mail is tried: soon at first, then hours apart, for about five days in all. */
const PAUSES = [1, 5, 15, 30, 60, 120, 240, 480].map((minutes) => minutes * MINUTE);
const MOST_ATTEMPTS = 20;

/** Runs until aborted. */
export async function tellRecipients(
  desk: Desk,
  connecting: Connecting,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      if ((await tellDue(desk, connecting)) === 0) await makeBell().wait(IDLE, signal);
    } catch (error) {
      desk.say(`notices: ${String(error)} Trying again in a minute.`);
      await makeBell().wait(MINUTE, signal);
    }
  }
}

/** One round. @returns how many notices were due */
export async function tellDue(desk: Desk, connecting: Connecting): Promise<number> {
  const due = await dueNotices(desk.db, desk.clock(), BATCH);
  await Promise.all(due.map((notice) => tellOne(desk, connecting, notice)));
  return due.length;
}

async function tellOne(desk: Desk, connecting: Connecting, notice: Notice): Promise<void> {
  const reminder = chasesDue(notice.sent_at, desk.clock().toISOString());
  if (reminder > chasing.most) {
    const sentence = `${nameOf(notice)} has not acknowledged it, though reminded ${chasing.most} times.`;
    return handOver(desk, notice, sentence);
  }
  try {
    const telling = await tellingOf(desk, notice, reminder);
    if (!telling) throw new ConnectorError('What names the person was destroyed.', true);
    const told = await connectorFor(telling.processor, connecting).tell(telling);
    await succeeded(desk, notice, reminder, told === 'acknowledged');
  } catch (error) {
    await failed(desk, notice, error);
  }
}

async function succeeded(
  desk: Desk,
  notice: Notice,
  reminder: number,
  acknowledged: boolean,
): Promise<void> {
  const now = desk.clock();
  const { case_id, processor, kind } = notice;
  const next = chaseAt(notice.sent_at ?? now.toISOString(), reminder + 1);
  await desk.db.transaction().execute(async (tx) => {
    await noticeReceived(tx, notice.id, now, next);
    const detail = { processor, kind, reminder };
    await logEvents(tx, [noticeEvent(case_id, 'notice-sent', detail, 'system', now)]);
    if (acknowledged) await acknowledgeNotice(tx, notice.id, 'webhook', now);
  });
}

async function failed(desk: Desk, notice: Notice, error: unknown): Promise<void> {
  const text = error instanceof Error ? error.message : String(error);
  const permanent = error instanceof ConnectorError && error.permanent;
  if (permanent || notice.attempts + 1 >= MOST_ATTEMPTS) return handOver(desk, notice, text);
  const pause = PAUSES[Math.min(notice.attempts, PAUSES.length - 1)] ?? MINUTE;
  desk.say(`notices: ${text} Trying again in ${pause / MINUTE} min.`);
  await noticePutOff(desk.db, notice.id, text, new Date(desk.clock().getTime() + pause));
}

function handOver(desk: Desk, notice: Notice, why: string): Promise<void> {
  const now = desk.clock();
  return desk.db.transaction().execute((tx) => noticeByHand(tx, notice, why, now));
}
