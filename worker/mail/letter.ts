import type { Classification } from '../request/classification.ts';

/** A letter as a mailbox hands it over: bytes, and what the server says of them. */
export interface RawLetter {
  /** Which mailbox, for example `maildir` or `imap:privacy@halo.example/INBOX`. */
  readonly mailbox: string;
  /** Where in it: a Maildir file's name, or `uidvalidity:uid`. */
  readonly position: string;
  /** The server's receipt time; deadlines count from it, whatever the Date header claims. */
  readonly receivedAt: Date;
  /** Octets on the server. */
  readonly size: number;
  /** The whole message, or only its header when it is larger than we fetch. */
  readonly raw: Uint8Array;
  readonly whole: boolean;
  /** What it asks, where its writer chose that on a form or staff entered it. */
  readonly stated?: Stated;
}

/** A request that did not come as a letter, but is kept as one. */
export interface Stated {
  readonly way: 'form' | 'desk';
  readonly classification: Classification;
}

/** A mailbox that letters come from. Two kinds: Maildir and IMAP. */
export interface MailSource {
  readonly name: string;
  /** The oldest letters not yet handled, at most `limit`; none when there are none. */
  fetch(limit: number): Promise<RawLetter[]>;
  /** Moves handled letters out of the inbox. Called after the commit; safe to call twice. */
  settle(positions: readonly string[]): Promise<void>;
  /**
   * Destroys originals for good, wherever they lie by now; one that is gone already is no error.
   *
   * @returns positions of those it cannot find its way to, for a person to destroy
   */
  destroy(letters: readonly Original[]): Promise<readonly string[]>;
  /** Resolves when there may be new letters, after the poll interval at the latest, or on abort. */
  wait(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Where an original was, and what it may be found by now. */
export interface Original {
  readonly position: string;
  readonly messageId: string | null;
  /** Moved out of the inbox already. */
  readonly moved: boolean;
}

/** A place in an IMAP mailbox, as `uidvalidity:uid`; null for a Maildir name. */
export function readPosition(position: string): { uidvalidity: string; uid: number } | null {
  const match = /^(\d+):(\d+)$/.exec(position);
  return match?.[1] && match[2] ? { uidvalidity: match[1], uid: Number(match[2]) } : null;
}
