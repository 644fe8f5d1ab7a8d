/**
 * The sender's own words. A reply carries our letter below, and our marketing letter's foot says
 * "unsubscribe": read as the sender's, every answer would be an opt-out. So quotations, forwarded
 * letters, signatures, disclaimers and the feet of mailings are told apart first.
 */
import { visibleText } from './html.ts';
import * as marks from './marks.ts';
import type { Message } from './message.ts';

export interface Words {
  /** What the sender wrote as the subject; empty when the subject answers somebody else's. */
  readonly subject: string;
  /** The subject without its "Re:" and "Fwd:", whosever it is. */
  readonly topic: string;
  readonly own: string;
  /** What was quoted or forwarded. */
  readonly quoted: string;
  readonly answers: boolean;
  readonly forwards: boolean;
  /** The letter ends as mailings end, with why it came and how to stop it. */
  readonly footer: boolean;
  /** Longer than is read: nothing found in it proves nothing. */
  readonly cut: boolean;
}

/** Longest text read, in UTF-16 units: fifty pages. */
const longest = 96_000;
/** Longest own text and quotation handed on. */
const longestOwn = 24_000;
/** Lines of the sender's own looked at; what people write has fewer. */
const mostLines = 3000;
/** Longest part of a line any pattern is tried on. */
const width = 400;

export function words(message: Message): Words {
  const source = body(message);
  const parts = split(source.slice(0, longest));
  const topic = bare(message.subject.slice(0, 1000));
  const answers = marks.answering.test(message.subject);
  return {
    subject: answers || marks.forwarded.test(message.subject) ? '' : topic,
    topic,
    own: parts.own.slice(0, longestOwn),
    quoted: parts.quoted.slice(0, longestOwn),
    answers: answers || message.inReplyTo !== null,
    forwards: parts.forwards || marks.forwarded.test(message.subject),
    footer: parts.footer,
    cut: source.length > longest || parts.own.length > longestOwn || parts.cut,
  };
}

/** Plain text as sent, else the visible text of the HTML. */
function body(message: Message): string {
  const text = message.text ?? '';
  if (message.html === null) return text;
  // Some programs send a plain part that only says the letter is HTML, or nothing at all.
  const empty = text.trim() === '' || (text.length < 300 && /\bhtml\b/i.test(text));
  return empty ? visibleText(message.html) : text;
}

function bare(subject: string): string {
  let rest = subject.trim();
  for (let i = 0; i < 5; i++) {
    const next = rest.replace(marks.answering, '').replace(marks.forwarded, '').trim();
    if (next === rest) break;
    rest = next;
  }
  return rest;
}

interface Parts {
  readonly cut: boolean;
  readonly own: string;
  readonly quoted: string;
  readonly forwards: boolean;
  readonly footer: boolean;
}

function split(text: string): Parts {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const { own, quoted, forwards } = unquote(lines);
  const kept = withoutBoilerplate(withoutSignature(own.slice(0, mostLines)));
  const cut = own.length > mostLines;
  return { own: kept.text, quoted: quoted.join('\n'), forwards, footer: kept.footer, cut };
}

/** Separates quoted lines from own ones, and everything below a mail program's "original message". */
function unquote(lines: readonly string[]): { own: string[]; quoted: string[]; forwards: boolean } {
  const own: string[] = [];
  const quoted: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').slice(0, width);
    if (/^\s{0,3}(?:>|\|\s)/.test(line)) {
      quoted.push((lines[i] ?? '').replace(/^[\s>|]+/, ''));
      continue;
    }
    const attributed = attributionLength(lines, i);
    if (attributed > 0 && /^\s*>/.test(nextWritten(lines, i + attributed))) {
      i += attributed - 1;
      continue;
    }
    if (attributed > 0 || marks.separator.test(line) || headerBlock(lines, i)) {
      const rest = lines.slice(i + 1).map((each) => each.replace(/^[\s>|]+/, ''));
      return { own, quoted: [...quoted, ...rest], forwards: marks.forwardMark(line) };
    }
    own.push(lines[i] ?? '');
  }
  return { own, quoted, forwards: false };
}

/** How many lines from `at` make one "On …, X wrote:", which programs wrap; 0 when none does. */
function attributionLength(lines: readonly string[], at: number): number {
  let joined = '';
  for (let count = 1; count <= 3; count++) {
    const line = (lines[at + count - 1] ?? '').trim();
    if (line === '' || line.startsWith('>')) return 0;
    joined = `${joined} ${line}`.slice(0, width).trim();
    if (!/[:：]$/.test(line)) {
      // Only a line that opens like a date or an address may go on below.
      if (count === 1 && !/\d|@/.test(line)) return 0;
      continue;
    }
    if (marks.attribution.test(joined)) return count;
    const quotes = lines[at + count]?.startsWith('>') === true;
    return quotes && marks.plainAttribution.test(joined) ? count : 0;
  }
  return 0;
}

function nextWritten(lines: readonly string[], from: number): string {
  for (let i = from; i < Math.min(lines.length, from + 4); i++) {
    if ((lines[i] ?? '').trim() !== '') return lines[i] ?? '';
  }
  return '';
}

/** Outlook quotes without marks, below a block of From, Sent, To, Subject. */
function headerBlock(lines: readonly string[], at: number): boolean {
  if (!marks.fromLine.test((lines[at] ?? '').slice(0, width))) return false;
  const following = lines
    .slice(at + 1, at + 7)
    .filter((line) => marks.headerLine.test(line.slice(0, width)));
  return following.length >= 2;
}

/** Cuts from the signature on; a postscript below it is kept. */
function withoutSignature(lines: readonly string[]): string[] {
  const written = lines.filter((line) => !marks.sentFrom.test(line.slice(0, width)));
  const end = signatureStart(written);
  if (end === -1) return written;
  const own = written.slice(0, end);
  // A letter that is all signature was one whose first words looked like a farewell.
  if (own.every((line) => line.trim() === '')) return written;
  let keep = false;
  for (const line of written.slice(end)) {
    if (marks.postscript.test(line.slice(0, width))) keep = true;
    else if (line.trim() === '') keep = false;
    if (keep) own.push(line);
  }
  return own;
}

function signatureStart(lines: readonly string[]): number {
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').trim();
    if (line === '--' || /^_{5,}$/.test(line)) return i;
    if (line.length > 160) continue;
    if (marks.signOff.test(line) && (lines.length - i < 60 || i > 0)) return i;
    if (marks.thanks.test(line) && onlyNames(lines, i + 1)) return i;
  }
  return -1;
}

function onlyNames(lines: readonly string[], from: number): boolean {
  const rest = lines.slice(from, from + 12).map((line) => line.trim());
  return rest.every(
    (line) => line.length < 60 && line.split(/\s+/).length <= 6 && !/[.!?]$/.test(line),
  );
}

function withoutBoilerplate(lines: readonly string[]): { text: string; footer: boolean } {
  const kept: string[] = [];
  let footer = false;
  for (const paragraph of paragraphs(lines)) {
    const sample = paragraph.join(' ').slice(0, 1200);
    if (marks.footer.test(sample)) footer = true;
    else if (!marks.disclaimer(sample)) kept.push(paragraph.join('\n'));
  }
  return { text: kept.join('\n\n').trim(), footer };
}

function paragraphs(lines: readonly string[]): string[][] {
  const found: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') found.push([]);
    else found[found.length - 1]?.push(line);
  }
  return found.filter((paragraph) => paragraph.length > 0);
}
