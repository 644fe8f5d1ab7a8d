/**
 * A letter without what is never kept: its words with the places taken out, its clean attachments,
 * its own header. Written anew as a letter, so that everything that reads letters can read it.
 */
import { randomBytes } from 'node:crypto';
import type { ParsedMail } from 'mailparser';
import { type SensitiveKind, sensitiveKinds, takenOut } from '#content/sensitive.ts';
import type { Classification } from '../request/classification.ts';
import { visibleText } from '../request/html.ts';
import type { Message } from '../request/message.ts';
import { type Found, findCards, findStatements, takeOut } from '../request/sensitive.ts';
import { textOf } from './attachment-text.ts';

export interface Purged {
  /** What was found, never its value. */
  readonly kinds: readonly SensitiveKind[];
  /** The letter as it may be kept. */
  readonly raw: Uint8Array;
  /** What was read in it, without the words that were taken out. */
  readonly classification: Classification;
}

/** Beyond this many octets of base64 a line is too long (RFC 2045, 6.8). */
const LINE = 76;
/** Described anew by the letter that is written. */
const REPLACED = /^(?:content-[^:]*|mime-version):/i;

/** @returns null when there is nothing to take out, which is nearly always */
export function purge(
  mail: ParsedMail,
  message: Message,
  classification: Classification,
): Purged | null {
  const find = finder(classification);
  const body = message.text ?? (message.html === null ? '' : visibleText(message.html));
  const inBody = find(body);
  // The HTML may say what the plain part leaves out.
  const inHtml =
    message.html === null || message.text === null ? [] : find(visibleText(message.html));
  const inSubject = find(message.subject);
  const files = mail.attachments.map((file) => ({ file, found: findCards(textOf(file)) }));
  const found = [...inBody, ...inHtml, ...inSubject, ...files.flatMap((one) => one.found)];
  if (found.length === 0) return null;
  const draft = {
    headers: headerLines(mail, inSubject.length > 0 ? takeOut(message.subject, inSubject) : null),
    text: takeOut(body, inBody),
    files: files.filter((one) => one.found.length === 0).map((one) => one.file),
    lost: files.filter((one) => one.found.length > 0).length,
  };
  const kinds = sensitiveKinds.filter((kind) => found.some((one) => one.kind === kind));
  return { kinds, raw: write(draft), classification: cleaned(classification, find) };
}

/** A machine says nothing of itself, and its lists and tickets say much that looks as if. */
function finder({ kind, language }: Classification): (text: string) => Found[] {
  if (kind === 'automatic') return findCards;
  return (text) => [...findCards(text), ...findStatements(text, language)];
}

/** Words that decided are kept with the case, so they are taken out of as well. */
function cleaned(classification: Classification, find: (text: string) => Found[]): Classification {
  const rights = classification.rights.map((asked) => ({
    ...asked,
    evidence: asked.evidence.map((one) => ({ ...one, text: takeOut(one.text, find(one.text)) })),
  }));
  const { particulars } = classification;
  if (!particulars) return { ...classification, rights };
  const clean = (text: string | undefined) => text === undefined || find(text).length === 0;
  const corrections = particulars.corrections.filter((one) => clean(one.old) && clean(one.new));
  return { ...classification, rights, particulars: { ...particulars, corrections } };
}

/** As they came, but for what describes the old body and what names what was taken out. */
function headerLines(mail: ParsedMail, subject: string | null): string[] {
  return mail.headerLines.flatMap(({ key, line }) => {
    if (REPLACED.test(line)) return [];
    if (key === 'subject' && subject !== null) return [`Subject: ${encoded(subject)}`];
    return [line.replace(/\r?\n/g, '\r\n')];
  });
}

/** RFC 2047, 4.1. An encoded word may have 75 characters; some readers take more, none less. */
function encoded(text: string): string {
  const words = text.match(/[\s\S]{1,12}/gu) ?? [];
  return words
    .map((word) => `=?utf-8?B?${Buffer.from(word, 'utf8').toString('base64')}?=`)
    .join('\r\n ');
}

interface Draft {
  readonly headers: readonly string[];
  readonly text: string;
  readonly files: ParsedMail['attachments'];
  /** How many attachments were destroyed. */
  readonly lost: number;
}

function write({ headers, text, files, lost }: Draft): Uint8Array {
  const note = lost > 0 ? `\n\n${takenOut} × ${lost}` : '';
  const words = part('text/plain; charset=utf-8', Buffer.from(text + note, 'utf8'));
  const boundary = `kept-${randomBytes(12).toString('hex')}`;
  const body =
    files.length === 0
      ? words
      : [
          `Content-Type: multipart/mixed; boundary="${boundary}"`,
          '',
          `--${boundary}`,
          words,
          ...files.flatMap((file) => [`--${boundary}`, attached(file)]),
          `--${boundary}--`,
          '',
        ].join('\r\n');
  return Buffer.from([...headers, 'MIME-Version: 1.0', body].join('\r\n'), 'utf8');
}

function attached(file: ParsedMail['attachments'][number]): string {
  const type = file.contentType.replace(/[^!-~]/g, '');
  const name = (file.filename ?? 'attachment').replace(/["\\\p{Cc}]/gu, '');
  return part(
    `${type};\r\n name*=utf-8''${encodeURIComponent(name)}`,
    file.content,
    `\r\nContent-Disposition: attachment;\r\n filename*=utf-8''${encodeURIComponent(name)}`,
  );
}

function part(type: string, content: Buffer, more = ''): string {
  const base64 = content.toString('base64').match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [
    `Content-Type: ${type}${more}`,
    'Content-Transfer-Encoding: base64',
    '',
    ...base64,
    '',
  ].join('\r\n');
}
