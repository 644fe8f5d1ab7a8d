/**
 * The loop that tells recipients what was done about a person's data, and asks again until they
 * acknowledge (UK GDPR Art. 19). Whom no connector reaches, and who stays silent, is put before a
 * person; nobody is dropped.
 */
import { chasing, type NoticeKind } from '#content/notices.ts';
import { type ProcessorId, processors } from '#content/processors.ts';
import { caseReferences } from '#db/cases.ts';
import { logEvents } from '#db/log.ts';
import { dueNotices, noticePutOff, noticeReceived, noticeSubject } from '#db/notices.ts';
import type { Notice } from '#db/schema-casework.ts';
import { type Bell, makeBell } from './bell.ts';
import { ConnectorError } from './connectors/connector.ts';
import { type Connecting, connectorFor } from './connectors/connectors.ts';
import type { Desk } from './desk.ts';
import { acknowledgeUrl } from './notice-address.ts';
import { acknowledgeNotice, nameOf, noticeByHand, noticeEvent } from './notices.ts';
import { chaseAt, chasesDue } from './request/chase.ts';
import type { NoticeSubject, Telling } from './request/notice.ts';

const BATCH = 20;
const MINUTE = 60_000;
/** How often it looks when nobody rings: decisions are taken in other places, too. */
const IDLE = 15_000;
/** As long as mail is tried: soon at first, then hours apart, for about five days in all. */
const PAUSES = [1, 5, 15, 30, 60, 120, 240, 480].map((minutes) => minutes * MINUTE);
const MOST_ATTEMPTS = 20;

/** Runs until aborted. */
export async function tellRecipients(
  desk: Desk,
  connecting: Connecting,
  bell: Bell,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      if ((await tellDue(desk, connecting)) === 0) await bell.wait(IDLE, signal);
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
    const told = await connectorFor(telling.processor, connecting).tell(telling);
    await succeeded(desk, notice, reminder, told === 'acknowledged');
  } catch (error) {
    await failed(desk, notice, error);
  }
}

async function tellingOf(desk: Desk, notice: Notice, reminder: number): Promise<Telling> {
  const text = await noticeSubject(desk.db, desk.keys, notice);
  if (text === null) throw new ConnectorError('What names the person was destroyed.', true);
  const subject = JSON.parse(text) as NoticeSubject;
  const processor = processors[notice.processor as ProcessorId];
  const references = await caseReferences(desk.db, [notice.case_id]);
  return {
    id: notice.id,
    processor,
    kind: notice.kind as NoticeKind,
    reference: references.get(notice.case_id) ?? '',
    subject,
    reminder,
    createdAt: new Date(notice.created_at),
    firstAt: notice.sent_at === null ? null : new Date(notice.sent_at),
    now: desk.clock(),
    acknowledgeUrl: acknowledgeUrl(desk.config, desk.keys, notice.id),
  };
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
