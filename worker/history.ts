/** What is already known when letters are decided on: read for a whole batch at once. */
import type { Channel } from '#content/rights.ts';
import { openCasesNamed, openCasesOf } from '#db/cases.ts';
import { findLinks } from '#db/links.ts';
import { findNotices } from '#db/notices.ts';
import type { Executor } from '#db/open.ts';
import { answersSince, mailByMessageId } from '#db/outbox.ts';
import { standingSuppressions } from '#db/suppressions.ts';
import { freshToken } from '#db/tokens.ts';
import type { Desk } from './desk.ts';
import { tokenAmong } from './link.ts';
import { caseUrl } from './links.ts';
import { noticeAmong } from './notice-address.ts';
import { personDigest } from './person.ts';
import { freshCase } from './reference.ts';
import { referenceAmong } from './reply-address.ts';
import { automatic } from './request/automatic.ts';
import type { Classification } from './request/classification.ts';
import type { Person } from './request/effect.ts';
import type { Message } from './request/message.ts';
import { reportedAddress, reportedMessageIds, reportedUnsubscribe } from './request/report.ts';
import type { Situation } from './request/situation.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A parsed letter and everybody it may be about. */
export interface Subject {
  readonly message: Message;
  readonly classification: Classification;
  readonly sender: Person;
  readonly reported: Person | null;
  /** Proven to come from the sender's address (see mail/authenticity.ts). */
  readonly authentic: boolean;
  readonly way: 'mail' | 'form' | 'desk';
  /** Id of the unsubscribe token among the recipients, or in the mail that was complained about. */
  readonly linkId: Uint8Array | null;
  /** The case named by the address it was sent to, which only our letters carry. */
  readonly repliesTo: string | null;
  /** Message-IDs that may be ours: answered, or bounced. */
  readonly about: readonly string[];
  /** Whom handling it may change, as keys of a map. */
  readonly people: readonly string[];
}

export interface Known {
  situation(subject: Subject, receivedAt: Date): Situation;
}

export function subjectOf(
  desk: Desk,
  letterId: string,
  about: Pick<Subject, 'message' | 'classification' | 'authentic' | 'way'>,
): Subject {
  const { message } = about;
  const reportedTo = reportedAddress(message);
  const reported = reportedTo ? person(desk, reportedTo, '') : null;
  // A letter without a sender is nobody else's: it gets a digest of its own.
  const sender = message.from
    ? person(desk, message.from.address, message.from.name)
    : { ...person(desk, `letter:${letterId}`, ''), address: null };
  const linkId = tokenAmong(desk.keys, [...message.recipients, ...reportedUnsubscribe(message)]);
  const people = [sender.digest, reported?.digest, linkId].flatMap((one) =>
    one ? [hex(one)] : [],
  );
  const ids = [message.inReplyTo ?? '', ...message.references, ...reportedMessageIds(message)];
  const named = ids.filter((id) => id !== '');
  const repliesTo = referenceAmong(desk.keys, message.recipients);
  return { ...about, sender, reported, linkId, repliesTo, about: named, people };
}

/** Reads what a batch needs, one query a table. */
export async function readHistory(
  db: Executor,
  desk: Desk,
  subjects: readonly Subject[],
  now: Date,
): Promise<Known> {
  const senders = subjects.map((one) => one.sender.digest);
  const links = await findLinks(
    db,
    subjects.flatMap((one) => (one.linkId ? [one.linkId] : [])),
  );
  const linked = new Map(links.map((row) => [hex(row.id), row]));
  const repliedTo = await openCasesNamed(
    db,
    subjects.flatMap((one) => one.repliesTo ?? []),
  );
  const byReference = new Map(repliedTo.map((row) => [row.reference, row]));
  const cases = groupBy(await openCasesOf(db, senders), (row) => hex(row.person_digest));
  const targets = [
    ...senders,
    ...links.map((row) => row.digest),
    ...subjects.flatMap((one) => (one.reported ? [one.reported.digest] : [])),
  ];
  const standing = groupBy(await standingSuppressions(db, targets), (row) => hex(row.digest));
  const answered = await answersSince(db, targets, new Date(now.getTime() - DAY));
  const answers = new Map(answered.map((row) => [hex(row.recipient_digest), row.answers]));
  const sent = await mailByMessageId(db, [...new Set(subjects.flatMap((one) => one.about))]);
  const ours = new Map(sent.map((row) => [row.message_id, row]));
  const noticeOf = (subject: Subject) => noticeAmong(subject.about, desk.config.mailbox);
  const noticed = await findNotices(
    db,
    subjects.flatMap((one) => noticeOf(one) ?? []),
  );
  const notices = new Map(noticed.map((row) => [row.id, { id: row.id, caseId: row.case_id }]));

  return {
    situation(subject, receivedAt) {
      const { message, sender, reported } = subject;
      const row = subject.linkId ? linked.get(hex(subject.linkId)) : undefined;
      const link = row
        ? { person: { address: row.address, digest: row.digest, name: '' }, list: row.list }
        : null;
      const target = (link?.person ?? (message.report ? reported : null) ?? sender).digest;
      const about = subject.about.flatMap((id) => ours.get(id) ?? []);
      const notice = notices.get(noticeOf(subject) ?? '');
      return {
        receivedAt,
        sender,
        link,
        reported,
        ours: sender.address !== null && desk.config.ownAddresses.includes(sender.address),
        openCases: cases.get(hex(sender.digest)) ?? [],
        repliesTo: byReference.get(subject.repliesTo ?? '') ?? null,
        thread: about.find((mail) => mail.case_id)?.case_id ?? null,
        bounced: about[0] ? { caseId: about[0].case_id } : null,
        ...(notice ? { notice } : {}),
        suppressed: everyList(standing.get(hex(target)) ?? []),
        answersToday: answers.get(hex(target)) ?? 0,
        mayReply: automatic(message, { addresses: desk.config.ownAddresses }),
        now,
        authentic: subject.authentic,
        way: subject.way,
        fresh: freshCase,
        freshToken: () => {
          const token = freshToken();
          return { token, url: caseUrl(desk.config, token) };
        },
      };
    },
  };
}

function everyList(rows: readonly { channel: Channel; list: string }[]): Channel[] {
  return rows.filter((row) => row.list === '').map((row) => row.channel);
}

function person(desk: Desk, address: string, name: string): Person {
  return { address, digest: personDigest(desk.keys, address), name };
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  return Map.groupBy(rows, key);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
