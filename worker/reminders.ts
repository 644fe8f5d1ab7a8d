/** Reminds staff of due dates by mail: one letter for all that is new, each reminder once. */
import { randomUUID } from 'node:crypto';
import { calendar, reminderDays } from '#content/clock.ts';
import type { Executor } from '#db/open.ts';
import { queueMail } from '#db/outbox.ts';
import {
  casesDueBy,
  keepReminders,
  type RunningCase,
  reminderKey,
  remindersSent,
} from '#db/reminders.ts';
import type { NewOutgoingMail } from '#db/schema.ts';
import type { Desk } from './desk.ts';
import type { Attached } from './mail/transport.ts';
import { personDigest } from './person.ts';
import { domainOf } from './request/address.ts';
import { type Day, dayOf, daysAfter } from './request/day.ts';
import { calendarEntry, type DueCase, writeDigest } from './request/digest.ts';
import { currentReminder } from './request/reminders.ts';

/** A reminder moves back off days off, so it may fall this much earlier than its rule says. */
const MOST_DAYS_OFF = 14;

/** Sends what has fallen due and was not sent. @returns how many cases staff were reminded of */
export async function remindStaff(desk: Desk): Promise<number> {
  const now = desk.clock();
  const reminded = await desk.db.transaction().execute((tx) => remind(tx, desk, now));
  if (reminded > 0) desk.outgoing.ring();
  return reminded;
}

async function remind(tx: Executor, desk: Desk, now: Date): Promise<number> {
  const today = dayOf(now.toISOString(), calendar.timeZone);
  const furthest = daysAfter(today, Math.max(...reminderDays.before) + MOST_DAYS_OFF);
  const running = await casesDueBy(tx, furthest);
  const due = running.flatMap((one) => reminderOf(one, today, now));
  const sent = await remindersSent(
    tx,
    due.map(({ row }) => row.case_id),
  );
  const fresh = due.filter(({ row }) => !sent.has(reminderKey(row)));
  if (fresh.length === 0) return 0;
  await keepReminders(
    tx,
    fresh.map(({ row }) => row),
  );
  const cases = fresh.map(({ about }) => about);
  await queueMail(
    tx,
    desk.config.staffAddresses.map((address) => letterTo(desk, address, cases, today, now)),
  );
  return fresh.length;
}

/** The reminder a case stands at today; an earlier one that was missed is not made up for. */
function reminderOf(one: RunningCase, today: Day, now: Date) {
  const received = dayOf(one.received_at, calendar.timeZone);
  const reminder = currentReminder(one.due_on, received, today);
  if (reminder === null) return [];
  const about: DueCase = {
    id: one.id,
    reference: one.reference,
    right: one.right,
    due: one.due_on,
  };
  const row = {
    case_id: one.id,
    on_day: reminder.on,
    kind: reminder.about,
    sent_at: now.toISOString(),
  };
  return [{ about, row }];
}

function letterTo(
  desk: Desk,
  address: string,
  cases: readonly DueCase[],
  today: Day,
  now: Date,
): NewOutgoingMail {
  const id = randomUUID();
  const at = now.toISOString();
  const domain = domainOf(desk.config.mailbox);
  const attachments = cases.map(
    (one): Attached => ({
      filename: `${one.reference}.ics`,
      contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
      content: calendarEntry(one, today, at, domain),
    }),
  );
  return {
    id,
    case_id: null,
    message_id: `<${id}@${domain}>`,
    recipient: address,
    recipient_digest: personDigest(desk.keys, address),
    template: 'reminder',
    ...writeDigest(cases, at),
    in_reply_to: null,
    language: 'en',
    created_at: at,
    next_at: at,
    sent_at: null,
    failed_at: null,
    error: null,
    attachments: JSON.stringify(attachments),
  };
}
