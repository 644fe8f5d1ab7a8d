/** Notices to recipients: queued with the decision, and closed when the recipient acknowledges. */
import { randomUUID } from 'node:crypto';
import { noticeMail } from '#content/en/notice-mail.ts';
import { defaultLanguage } from '#content/languages.ts';
import type { NoticeKind } from '#content/notices.ts';
import { type ProcessorId, processors } from '#content/processors.ts';
import { contactById } from '#db/contacts.ts';
import { logEvents } from '#db/log.ts';
import { findNotices, noticeAcknowledged, noticePutOff, queueNotice } from '#db/notices.ts';
import type { Executor } from '#db/open.ts';
import type { Notice } from '#db/schema-casework.ts';
import { closeTask, putTask } from '#db/tasks.ts';
import type { Desk } from './desk.ts';
import { changesBetween, subjectFor } from './request/notice.ts';
import type { CaseFile } from './rights/carrying.ts';

/**
 * Queues a notice for every recipient that has to be told.
 *
 * @param tx the transaction that carries the case out, after it has
 * @param file as it was read before that, so that the recipient is named the person it knows
 * @returns whom it is queued for; nobody when nobody is held
 */
export async function queueNotices(
  tx: Executor,
  desk: Desk,
  file: CaseFile,
  kind: NoticeKind,
  now: Date,
): Promise<ProcessorId[]> {
  const { contact } = file;
  if (contact === null) return [];
  const changes = changesBetween(contact, (await contactById(tx, contact.id)) ?? contact);
  const told: ProcessorId[] = [];
  for (const processor of Object.values(processors)) {
    const subject = subjectFor(processor, kind, contact, kind === 'rectification' ? changes : []);
    if (subject === null) continue;
    const row = {
      id: randomUUID(),
      case_id: file.case.id,
      processor: processor.id,
      kind,
      created_at: now.toISOString(),
      next_at: now.toISOString(),
    };
    await queueNotice(tx, desk.keys, row, JSON.stringify(subject), now);
    told.push(processor.id);
  }
  if (told.length > 0) {
    const event = noticeEvent(file.case.id, 'notices-queued', { kind, told }, 'system', now);
    await logEvents(tx, [event]);
  }
  return told;
}

/**
 * The recipient says that it is done: what named the person is destroyed.
 *
 * @param how `webhook`, `link`, `mail`, or the member of staff who told it by hand
 * @returns false when there is no such notice, or it was acknowledged before
 */
export async function acknowledgeNotice(
  tx: Executor,
  id: string,
  how: string,
  now: Date,
): Promise<boolean> {
  const [notice] = await findNotices(tx, [id]);
  if (!notice || !(await noticeAcknowledged(tx, id, now))) return false;
  await closeTask(tx, id, now);
  const { case_id, processor, kind } = notice;
  await logEvents(tx, [
    noticeEvent(case_id, 'notice-acknowledged', { processor, kind, how }, 'recipient', now),
  ]);
  return true;
}

/**
 * Puts a notice before a person. The task has the notice's own id, so it is there once.
 *
 * @param why a sentence, which never names the person
 */
export async function noticeByHand(
  tx: Executor,
  notice: Notice,
  why: string,
  now: Date,
): Promise<void> {
  const { id, case_id, processor, kind } = notice;
  const what = noticeMail.kinds[kind].name;
  await noticePutOff(tx, id, why, null);
  await putTask(tx, {
    id,
    kind: 'tell-recipient',
    case_id,
    letter_id: null,
    note: `Tell ${nameOf(notice)} of ${what} by hand. ${why} "privacy-desk notices show ${id}" says what to tell.`,
    created_at: now.toISOString(),
    done_at: null,
  });
  const detail = { processor, kind, why };
  await logEvents(tx, [noticeEvent(case_id, 'notice-by-hand', detail, 'system', now)]);
}

/** A recipient as officers speak of it: its name, or what it is where the register has no name. */
export function nameOf({ processor }: Pick<Notice, 'processor'>): string {
  const id = processor as ProcessorId;
  return processors[id].name ?? `our ${defaultLanguage.words.recipients[id].kind}`;
}

export function noticeEvent(
  caseId: string,
  kind: string,
  detail: Readonly<Record<string, unknown>>,
  actor: string,
  now: Date,
) {
  return {
    case_id: caseId,
    letter_id: null,
    at: now.toISOString(),
    actor,
    kind,
    detail: JSON.stringify(detail),
  };
}
