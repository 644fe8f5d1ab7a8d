/**
 * Letters from their bytes to what they ask: parsed, classified, and without what is never kept.
 * Needs nothing but the bytes, so it runs in a thread of its own (reader.ts).
 */
import type { ParsedMail } from 'mailparser';
import type { Classification } from '../request/classification.ts';
import { classify, withParticulars } from '../request/classify.ts';
import type { Message } from '../request/message.ts';
import { parseMail, toMessage } from './parse.ts';
import { type Purged, purge } from './purge.ts';

export interface Unread {
  readonly raw: Uint8Array;
  /** The whole message, or only its header when it is larger than we fetch. */
  readonly whole: boolean;
  /** What it asks, where its writer chose that on a form or staff entered it. */
  readonly stated: Classification | null;
}

export interface Understood {
  readonly message: Message;
  readonly classification: Classification;
  /** Null when there is nothing to take out, which is nearly always. */
  readonly purged: Purged | null;
}

/** It could not be read, and why: a sentence for the person who gets it instead. */
export interface Unreadable {
  readonly unreadable: string;
}

/** Of a letter too large to fetch only the header is known. */
const headerOnly: Classification = { kind: 'unclear', rights: [], language: null };

/**
 * Parsed one after the other, since a hundred parsers at once hold a hundred letters' pieces; then
 * all classified, which so keeps its tables in the processor's cache. A letter that cannot be read is
 * no reason to stop.
 */
export async function understand(letters: readonly Unread[]): Promise<(Understood | Unreadable)[]> {
  const parsed: (ParsedMail | Unreadable)[] = [];
  for (const { raw } of letters) parsed.push(await parseMail(raw).catch(unreadable));
  return letters.map((letter, at) => {
    const mail = parsed[at];
    if (!mail || 'unreadable' in mail) return mail ?? unreadable('nothing was read');
    try {
      return understood(letter, mail);
    } catch (error) {
      return unreadable(error);
    }
  });
}

function understood({ whole, stated }: Unread, mail: ParsedMail): Understood {
  const message = toMessage(mail);
  const read = whole ? classificationOf(message, stated) : headerOnly;
  const purged = whole ? purge(mail, message, read) : null;
  return { message, classification: purged?.classification ?? read, purged };
}

function unreadable(error: unknown): Unreadable {
  return { unreadable: `It could not be read: ${String(error).slice(0, 200)}` };
}

function classificationOf(message: Message, stated: Classification | null): Classification {
  return stated ? withParticulars(stated, message) : classify(message);
}
