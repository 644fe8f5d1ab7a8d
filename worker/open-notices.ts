/** Notices that nobody has acknowledged, for the officer who tells a recipient by hand. */
import { type ProcessorId, processors } from '#content/processors.ts';
import { caseReferences } from '#db/cases.ts';
import { findNotices, noticeSubject, openNotices } from '#db/notices.ts';
import type { Notice } from '#db/schema-casework.ts';
import type { Desk } from './desk.ts';
import { acknowledgeUrl } from './notice-address.ts';
import { acknowledgeNotice, nameOf } from './notices.ts';
import type { NoticeSubject, Telling } from './request/notice.ts';
import { writeNotice } from './request/notice-letter.ts';

const MOST = 1_000;

export interface NoticeLine {
  readonly id: string;
  /** Of the case. */
  readonly reference: string;
  readonly recipient: string;
  readonly kind: string;
  readonly created_at: string;
  readonly sent_at: string | null;
  /** The machine goes on telling it; if not, a person has to. */
  readonly next_at: string | null;
  readonly error: string | null;
}

export async function listNotices(desk: Desk): Promise<NoticeLine[]> {
  const rows = await openNotices(desk.db, MOST);
  return rows.map((row) => ({ ...lineOf(row), reference: row.reference }));
}

/** The letter to be read out or sent; null when there is none, or it is acknowledged and destroyed. */
export async function showNotice(desk: Desk, id: string): Promise<string | null> {
  const [notice] = await findNotices(desk.db, [id]);
  if (!notice) return null;
  const telling = await tellingOf(desk, notice, 0);
  return telling && writeNotice(telling).text;
}

/** @returns false when there is no such notice, or it was acknowledged before */
export async function toldByHand(desk: Desk, id: string, staff: string): Promise<boolean> {
  return desk.db.transaction().execute((tx) => acknowledgeNotice(tx, id, staff, desk.clock()));
}

/** Null once what names the person was destroyed. */
export async function tellingOf(
  desk: Desk,
  notice: Notice,
  reminder: number,
): Promise<Telling | null> {
  const text = await noticeSubject(desk.db, desk.keys, notice);
  if (text === null) return null;
  const references = await caseReferences(desk.db, [notice.case_id]);
  return {
    id: notice.id,
    processor: processors[notice.processor as ProcessorId],
    kind: notice.kind,
    reference: references.get(notice.case_id) ?? '',
    subject: JSON.parse(text) as NoticeSubject,
    reminder,
    createdAt: new Date(notice.created_at),
    firstAt: notice.sent_at === null ? null : new Date(notice.sent_at),
    now: desk.clock(),
    acknowledgeUrl: acknowledgeUrl(desk.config, desk.keys, notice.id),
  };
}

function lineOf(row: Notice): Omit<NoticeLine, 'reference'> {
  const { id, kind, created_at, sent_at, next_at, error } = row;
  return { id, recipient: nameOf(row), kind, created_at, sent_at, next_at, error };
}
