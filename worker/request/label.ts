import type { RightId } from '#content/rights.ts';

/** What can be read out of a letter: a right, or an answer to something already open. */
export type Label = RightId | 'follow-up';
