/** A notice as a letter to the recipient; plain text and HTML say the same. */

import { calendar } from '#content/clock.ts';
import { company } from '#content/company.ts';
import { noticeFields, noticeMail } from '#content/en/notice-mail.ts';
import { fill } from '#content/fill.ts';
import { chasing } from '#content/notices.ts';
import { dayName, dayOf } from './day.ts';
import type { Change, Telling } from './notice.ts';
import { toHtml, type Written } from './reply.ts';

export function writeNotice(telling: Telling): Written {
  const { reference, subject, acknowledgeUrl } = telling;
  const words = noticeMail.kinds[telling.kind];
  const person = Object.entries(subject.person).map(
    ([field, value]) => `${nameOf(field)}: ${value}`,
  );
  const changes = subject.changes.map(changeLine);
  const paragraphs = [
    noticeMail.greeting,
    ...reminderLine(telling),
    words.ask,
    `${noticeMail.person}\n${person.join('\n')}`,
    ...(changes.length > 0 ? [`${noticeMail.changes}\n${changes.join('\n')}`] : []),
    fill(noticeMail.law, { article: chasing.article }),
    fill(noticeMail.acknowledge, { link: acknowledgeUrl }),
    noticeMail.destroy,
    fill(noticeMail.closing, { company: company.legalName }),
  ];
  return {
    subject: fill(words.subject, { reference }),
    text: `${paragraphs.join('\n\n')}\n`,
    html: toHtml(paragraphs, 'en'),
  };
}

function reminderLine({ reminder, firstAt }: Telling): string[] {
  if (reminder === 0 || firstAt === null) return [];
  const day = dayName(dayOf(firstAt.toISOString(), calendar.timeZone));
  return [fill(noticeMail.reminder, { day, number: String(reminder) })];
}

function changeLine({ field, old, new: value }: Change): string {
  const words = old === '' ? noticeMail.change : noticeMail.changeWithOld;
  return fill(words, { field: nameOf(field), new: value || noticeMail.removed, old });
}

function nameOf(field: string): string {
  return noticeFields[field] ?? field;
}
