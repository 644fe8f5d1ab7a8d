/**
 * The form by which a right is asked for on the site, and a complaint made (DPA 2018 s. 164A): what
 * it asks and how much it takes. The site prints it, and the worker reads it by the same limits.
 */
import type { IdentityNeeded, RightId } from './rights.ts';

export const requestForm = {
  /** Where every form is sent. */
  action: '/requests',
  /** Characters that a field takes. */
  most: { name: 200, address: 254, words: 10_000 },
} as const;

/** Nobody can carry these out without the person's own words. */
export const wordsNeeded: readonly RightId[] = ['rectification', 'portability', 'complaint'];

export interface RequestFormWords {
  /** Heading of the form, and of the two other ways below it. */
  readonly here: string;
  readonly byMail: string;
  readonly name: string;
  readonly address: string;
  readonly addressHint: string;
  /** Follows the label of what may be left out. */
  readonly optional: string;
  /** Label of the person's own words, and what it is where a right needs something in particular. */
  readonly words: string;
  readonly wordsOf: Readonly<Partial<Record<RightId, string>>>;
  readonly channels: string;
  /** Label of a field that only programs fill in. */
  readonly trap: string;
  readonly send: string;
  readonly sendComplaint: string;
  /** What happens when the button was pressed. */
  readonly after: Readonly<Record<IdentityNeeded, string>>;
  readonly afterComplaint: string;
}
