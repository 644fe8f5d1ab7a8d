/**
 * One letter from its bytes to what it asks: parsed, classified, and without what is never kept.
 * Needs nothing but the bytes, so it runs in a thread of its own (reader.ts).
 */
import type { Classification } from '../request/classification.ts';
import { classify } from '../request/classify.ts';
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

/** A letter that cannot be read is no reason to stop. */
export async function understand({ raw, whole, stated }: Unread): Promise<Understood | Unreadable> {
  try {
    const mail = await parseMail(raw);
    const message = toMessage(mail);
    const read = stated ?? (whole ? classify(message) : headerOnly);
    const purged = whole ? purge(mail, message, read) : null;
    return { message, classification: purged?.classification ?? read, purged };
  } catch (error) {
    return { unreadable: `It could not be read: ${String(error).slice(0, 200)}` };
  }
}
