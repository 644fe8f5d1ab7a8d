/**
 * The loop that sends answers. They were committed with their case, so none is forgotten; one is
 * sent again after a crash, always under the same Message-ID. What can never arrive reaches a person.
 */
import { randomUUID } from 'node:crypto';
import { emptySpentMail, truncateLog } from '#db/erasures.ts';
import { dueMail, mailFailed, mailPutOff, mailSent, nextMailAt, rewriteSent } from '#db/outbox.ts';
import type { OutgoingMail } from '#db/schema.ts';
import { addTasks } from '#db/tasks.ts';
import { type Bell, makeBell } from '../bell.ts';
import type { Desk } from '../desk.ts';
import { withoutSecrets } from '../spent-links.ts';
import { DeliveryError, type Transport } from './transport.ts';

const BATCH = 50;
const MINUTE = 60_000;
const IDLE = 60 * MINUTE;
/** RFC 5321, 4.5.4.1: first retries soon, then hours apart, for at least four days. */
const PAUSES = [1, 5, 15, 30, 60, 120, 240, 480].map((minutes) => minutes * MINUTE);
const GIVE_UP_AFTER = 5 * 24 * 60 * MINUTE;

export async function sendMail(
  desk: Desk,
  transport: Transport,
  bell: Bell,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const due = await dueMail(desk.db, desk.clock(), BATCH);
      if (due.length === 0) await bell.wait(await untilNext(desk), signal);
      else await sendBatch(desk, transport, due);
    } catch (error) {
      desk.say(`outbox: ${String(error)} Trying again in a minute.`);
      await makeBell().wait(MINUTE, signal);
    }
  }
  transport.close();
}

async function untilNext(desk: Desk): Promise<number> {
  const next = await nextMailAt(desk.db);
  return next ? Math.max(50, next.getTime() - desk.clock().getTime()) : IDLE;
}

/** Sends all and commits once: a crash in between sends some again, under the same Message-ID. */
async function sendBatch(desk: Desk, transport: Transport, due: readonly OutgoingMail[]) {
  const results = await Promise.allSettled(due.map((mail) => transport.send(mail)));
  const now = desk.clock();
  const sent = due.filter((_, index) => results[index]?.status === 'fulfilled');
  await settle(desk, sent, now);
  for (const [index, result] of results.entries()) {
    const mail = due[index];
    if (mail && result.status === 'rejected') await failed(desk, mail, result.reason, now);
  }
}

/**
 * With the same commit, links that open somebody's page are blanked, and what was sent to somebody who
 * was erased is emptied, in the log too.
 */
async function settle(desk: Desk, sent: readonly OutgoingMail[], now: Date): Promise<void> {
  const ids = sent.map((mail) => mail.id);
  const emptied = await desk.db.transaction().execute(async (tx) => {
    await mailSent(tx, ids, now);
    await rewriteSent(tx, sent.flatMap(blanked));
    return emptySpentMail(tx, ids);
  });
  if (emptied > 0) await truncateLog(desk.db);
}

function blanked({ id, text, html }: OutgoingMail) {
  const bare = { id, text: withoutSecrets(text), html: withoutSecrets(html) };
  return bare.text === text && bare.html === html ? [] : [bare];
}

async function failed(desk: Desk, mail: OutgoingMail, error: unknown, now: Date): Promise<void> {
  const text = error instanceof Error ? error.message : String(error);
  const old = now.getTime() - new Date(mail.created_at).getTime() > GIVE_UP_AFTER;
  if (old || (error instanceof DeliveryError && error.permanent)) {
    await giveUp(desk, mail, text, now);
    return;
  }
  const pause = PAUSES[Math.min(mail.attempts, PAUSES.length - 1)] ?? MINUTE;
  desk.say(`outbox: an answer could not be sent (${text}). Trying again in ${pause / MINUTE} min.`);
  await mailPutOff(desk.db, mail.id, text, new Date(now.getTime() + pause));
}

async function giveUp(desk: Desk, mail: OutgoingMail, text: string, now: Date): Promise<void> {
  desk.say(`outbox: an answer cannot be delivered (${text}). It is put before a person.`);
  const emptied = await desk.db.transaction().execute(async (tx) => {
    await mailFailed(tx, mail.id, text, now);
    const erased = await emptySpentMail(tx, [mail.id]);
    await addTasks(tx, [
      {
        id: randomUUID(),
        kind: 'undeliverable',
        case_id: mail.case_id,
        letter_id: null,
        note: erased > 0 ? ERASED : undeliverable(text),
        created_at: now.toISOString(),
        done_at: null,
      },
    ]);
    return erased;
  });
  if (emptied > 0) await truncateLog(desk.db);
}

// The server's own words may name the address, which must not outlive the erasure in a task.
const ERASED =
  'The answer that tells of an erasure cannot be delivered. Nothing is left to reach the person by; the case proves what was done.';

function undeliverable(text: string): string {
  return `Our answer cannot be delivered: ${text}. Find another way to reach the person.`;
}
