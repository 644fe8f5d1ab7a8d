import type { Channel } from '#content/rights.ts';
import type { Particulars } from './details.ts';
import type { Label } from './label.ts';

/** The words that decided, as they stand in the letter. */
export interface Evidence {
  readonly text: string;
  /** Why these words count, for the person at the desk: a phrase's name, a header, a report. */
  readonly why: string;
}

export interface Asked {
  readonly right: Label;
  /** 0 to 1, calibrated: of letters given 0.9, nine in ten do ask for it. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  /** For an opt-out: the channels meant. */
  readonly channels?: readonly Channel[];
}

/**
 * - `request`: asks for at least one right, surely enough to act on as that right's rules allow.
 * - `automatic`: written by a machine and asks for nothing (bounces, out-of-office, lists, newsletters).
 * - `unclear`: may ask for something; a person must look.
 * - `none`: a person wrote it, and it asks for no right.
 */
export type Kind = 'request' | 'automatic' | 'unclear' | 'none';

export interface Classification {
  readonly kind: Kind;
  /** Most certain first; empty for `automatic` and `none`. For `unclear`, what it might be. */
  readonly rights: readonly Asked[];
  /** ISO 639-1, or null when the letter has too few words to tell. */
  readonly language: string | null;
  /** Where a person's words were read and something may be asked. */
  readonly particulars?: Particulars;
}
