/**
 * What the desk writes to people: parts of a letter, put together as the case needs. A language
 * supplies every part; a translator changes words, never code. `{name}` is a place for a value.
 */
import type { Channel, RightId } from './rights.ts';
import type { SensitiveKind } from './sensitive.ts';

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
  /** What was destroyed on receipt, in the middle of a sentence. */
  readonly sensitive: Readonly<Record<SensitiveKind, string>>;
}

/**
 * What a letter is made of, and the values each part has places for. Every part may also use
 * `{address}`, `{references}`, `{undo}` and `{policy}`.
 */
export const partIds = [
  'opt-out', // {channels}
  'opt-out-list', // {list}: one mailing list only
  'opt-out-again', // {channels}
  'received', // {rights} {due}
  'confirm', // {rights} {confirm} {period}: identity is awaited
  'joined',
  'unclear',
  'ask-documents', // {reason} {proofs} {page}
  'ask-more-proof', // {reason} {proofs} {page}
  'ask-authority', // {page}
  'ask-clarification', // {question}
  'extended', // {reason} {due}
  'refused', // {reason}
  'withdrawn',
  'expired', // {period}
  'nothing-held', // {rights}
  'access', // {link} {expires}
  'portability', // {link} {expires}
  'portability-confirm', // {organisation} {confirm}
  'portability-sent', // {organisation}
  'rectification', // {changes}
  'erasure', // {kept}: what the law keeps
  'erasure-suppressed', // {kept}: erased, and kept suppressed
  'restriction',
  'restriction-lifted',
  'profiling',
  'objection',
  'consent-withdrawal', // {consents}
  'suppliers', // {list}
  'provenance', // {list}
  'complaint-received', // {due}
  'complaint', // {words}
  'sensitive-destroyed', // {what}
] as const;
export type PartId = (typeof partIds)[number];

export interface Part {
  /** Used when the part is the letter's first; our own subject is never the sender's words. */
  readonly subject: string;
  readonly paragraphs: readonly string[];
}
