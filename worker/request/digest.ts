/** The letter that reminds staff of due dates, with a calendar entry a date (RFC 5545). */
import ical, { ICalCalendarMethod } from 'ical-generator';
import { clocks } from '#content/clock.ts';
import { company } from '#content/company.ts';
import { staffMail } from '#content/en/staff-mail.ts';
import { fill } from '#content/fill.ts';
import { defaultLanguage } from '#content/languages.ts';
import { type RightId, rights } from '#content/rights.ts';
import { type Day, daysBetween } from './day.ts';
import { spoken } from './reminders.ts';
import { toHtml, type Written } from './reply.ts';

export interface DueCase {
  readonly id: string;
  readonly reference: string;
  readonly right: RightId | null;
  readonly due: Day;
}

/** @param cases at least one, the earliest first. @param now an instant with its offset */
export function writeDigest(cases: readonly DueCase[], now: string): Written {
  const [first] = cases;
  if (!first) throw new RangeError('A letter about no case reminds of nothing.');
  const values = valuesOf(first, now);
  const subject = cases.length === 1 ? staffMail.subject : staffMail.subjectOfMany;
  const paragraphs = [
    staffMail.greeting,
    staffMail.lead,
    cases.map((one) => fill(staffMail.line, valuesOf(one, now))).join('\n'),
    ...(cases.some(({ due }) => spoken(due, now).days < 0) ? [staffMail.late] : []),
    fill(staffMail.how, values),
  ];
  return {
    subject: fill(subject, { ...values, count: String(cases.length) }),
    text: `${paragraphs.join('\n\n')}\n`,
    html: toHtml(paragraphs, 'en'),
  };
}

function valuesOf({ reference, right, due }: DueCase, now: string) {
  const { task } = clocks[right === null ? 'month' : rights[right].clock];
  return {
    reference,
    right: right === null ? staffMail.unclear : defaultLanguage.rights[right].name,
    task: staffMail.tasks[task],
    when: spoken(due, now).phrase,
  };
}

/** Before every day a revision could have been sent on. */
const FIRST_DAY = '2026-01-01';

/**
 * One due date as an all-day entry. The UID stays with the case and the sequence grows, so that a
 * date that moved replaces the one before (RFC 5545, 3.8.4.7 and 3.8.7.4).
 *
 * @param today the day it is sent
 * @param domain of our own mailbox
 */
export function calendarEntry(one: DueCase, today: Day, now: string, domain: string): string {
  const values = valuesOf(one, now);
  const calendar = ical({
    prodId: { company: company.name, product: 'Privacy Desk', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${one.id}@${domain}`,
    sequence: daysBetween(FIRST_DAY, today),
    stamp: new Date(now),
    // A day of the calendar, at midnight UTC as the library reads it, whatever zone this runs in.
    start: new Date(one.due),
    allDay: true,
    summary: fill(staffMail.calendar.title, values),
    description: fill(staffMail.calendar.text, values),
  });
  return calendar.toString();
}
