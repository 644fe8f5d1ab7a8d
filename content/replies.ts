/**
 * What the desk writes to people: parts of a letter, put together as the case needs. A language
 * supplies every part; a translator changes words, never code. `{name}` is a place for a value.
 */
import type { Channel, RightId } from './rights.ts';

export interface Replies {
  readonly greeting: string;
  readonly parts: Readonly<Record<PartId, Part>>;
  /** Ends every letter; one paragraph a line. */
  readonly closing: readonly string[];
  readonly channels: Readonly<Record<Channel, string>>;
  /** When an opt-out covers every channel. */
  readonly allChannels: string;
  /** What each right is called in the middle of a sentence. */
  readonly rights: Readonly<Record<RightId, string>>;
}

/**
 * - `opt-out`: applied. Values: address, channels, undo (a link).
 * - `opt-out-again`: it stood already. Values: the same.
 * - `received`: cases were opened. Values: rights, references, due.
 * - `joined`: the letter was added to open cases. Values: references.
 * - `unclear`: a person will read it. Values: references.
 */
export type PartId = 'opt-out' | 'opt-out-again' | 'received' | 'joined' | 'unclear';

export interface Part {
  /** Used when the part is the letter's first; our own subject is never the sender's words. */
  readonly subject: string;
  readonly paragraphs: readonly string[];
}
