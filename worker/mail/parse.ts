/**
 * Bytes to Message. mailparser reads the MIME; this file bounds what comes out of it, since every
 * part of a letter is written by a stranger.
 */
import { type Attachment as ParsedAttachment, type ParsedMail, simpleParser } from 'mailparser';
import { normalAddress } from '../request/address.ts';
import type { Attachment, Mailbox, Message, Report } from '../request/message.ts';

/** Characters of each body that are read; a request is in the first page or it is not in a mail. */
const MOST_TEXT = 200_000;
const MOST_HTML = 1_000_000;
const MOST_HEADERS = 500;
const MOST_HEADER = 8_000;
const MOST_ATTACHMENTS = 100;
const MOST_RECIPIENTS = 200;

/** RFC 5322, 2.2: printable US-ASCII without the colon. */
const FIELD_NAME = /^[!-9;-~]{1,100}$/;
/** Marks that turn the direction of what follows, in our log and on our pages too. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Where servers write whom a letter was delivered for, beside To and Cc. */
const RECIPIENT_HEADERS = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'];

/** Our own reading of HTML is done later, on the sender's words alone. */
export const parserOptions = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
  // Otherwise a bounce's machine-readable part is taken for words.
  keepDeliveryStatus: true,
};

export async function parseLetter(raw: Uint8Array): Promise<Message> {
  return toMessage(await parseMail(raw));
}

/** The letter with the contents of its attachments, unbounded as they came. */
export function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  return simpleParser(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), parserOptions);
}

export function toMessage(mail: ParsedMail): Message {
  const headers = readHeaders(mail);
  return {
    messageId: messageIds(mail.messageId ?? '')[0] ?? null,
    inReplyTo: messageIds(mail.inReplyTo ?? '')[0] ?? null,
    references: messageIds([mail.references ?? []].flat().join(' ')),
    from: readSender(mail),
    recipients: readRecipients(headers),
    subject: clean(mail.subject ?? '', 2_000),
    date: readDate(headers),
    text: mail.text === undefined ? null : clean(mail.text, MOST_TEXT),
    html: typeof mail.html === 'string' ? clean(mail.html, MOST_HTML) : null,
    attachments: mail.attachments.slice(0, MOST_ATTACHMENTS).map(describe),
    headers,
    report: readReport(headers, mail.attachments),
  };
}

/** Text that libsql can hold and read back: well formed, no NUL, bounded. */
export function clean(text: string, most: number): string {
  return text.slice(0, most).replaceAll('\0', '').toWellFormed();
}

function readHeaders(mail: ParsedMail): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const { key, line } of mail.headerLines.slice(0, MOST_HEADERS)) {
    if (!FIELD_NAME.test(key)) continue;
    const value = clean(line.slice(line.indexOf(':') + 1), MOST_HEADER)
      .replace(/\s+/g, ' ')
      .trim();
    const values = headers.get(key);
    if (values) values.push(value);
    else headers.set(key, [value]);
  }
  return headers;
}

function readSender(mail: ParsedMail): Mailbox | null {
  const first = mail.from?.value.flatMap((entry) => entry.group ?? [entry])[0];
  const address = first?.address ? normalAddress(first.address) : null;
  return address && first ? { address, name: readName(first.name ?? '') } : null;
}

function readName(name: string): string {
  return clean(name, 200).replace(DIRECTIONS, '');
}

/** mailparser takes a date it cannot read for now. */
function readDate(headers: ReadonlyMap<string, readonly string[]>): Date | null {
  const date = new Date(headers.get('date')?.[0] ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}

function readRecipients(headers: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>();
  for (const name of RECIPIENT_HEADERS) {
    for (const value of headers.get(name) ?? []) {
      for (const match of value.matchAll(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g)) {
        const address = normalAddress(match[0]);
        if (address && found.size < MOST_RECIPIENTS) found.add(address);
      }
    }
  }
  return [...found];
}

function messageIds(text: string): string[] {
  return (clean(text, MOST_HEADER).match(/<[^<>\s]{1,990}>/g) ?? []).slice(-50);
}

function describe(part: ParsedAttachment): Attachment {
  return {
    filename: part.filename === undefined ? null : clean(part.filename, 255),
    contentType: clean(part.contentType, 255).toLowerCase(),
    size: part.size,
  };
}

/** The machine-readable parts of a multipart/report (RFC 6522). */
function readReport(
  headers: ReadonlyMap<string, readonly string[]>,
  parts: readonly ParsedAttachment[],
): Report | null {
  const type = headers.get('content-type')?.[0]?.toLowerCase() ?? '';
  if (!type.startsWith('multipart/report')) return null;
  const machine = parts.find((part) => REPORT_KINDS.has(part.contentType));
  const original = parts.find((part) =>
    ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers'].includes(part.contentType),
  );
  return {
    kind: (machine && REPORT_KINDS.get(machine.contentType)) ?? 'other',
    fields: readFields(machine),
    original: readFields(original),
  };
}

const REPORT_KINDS: ReadonlyMap<string, Report['kind']> = new Map([
  ['message/delivery-status', 'delivery-status'],
  ['message/feedback-report', 'feedback-report'],
  ['message/disposition-notification', 'disposition-notification'],
]);

/** Header-like lines, unfolded; of a field that repeats, the first counts. */
function readFields(part: ParsedAttachment | undefined): Map<string, string> {
  const fields = new Map<string, string>();
  if (!part) return fields;
  const text = clean(part.content.subarray(0, 64_000).toString('utf8'), 64_000);
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    // The original's header ends at its empty line; a delivery status has one between its blocks.
    if (colon < 1 || fields.size > MOST_HEADERS) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (FIELD_NAME.test(name) && !fields.has(name)) {
      fields.set(
        name,
        line
          .slice(colon + 1)
          .trim()
          .slice(0, MOST_HEADER),
      );
    }
  }
  return fields;
}
