import type { Channel, RightId } from '#content/rights.ts';
import type { Reply } from './automatic.ts';
import type { Person } from './effect.ts';
import type { KnownNotice } from './notice-reply.ts';

/** What is known when a letter is decided on. */
export interface Situation {
  /** The server's receipt time. */
  readonly receivedAt: Date;
  readonly sender: Person;
  /** Sent from an address of ours: a copy, or a loop. */
  readonly ours: boolean;
  /** Whom an unsubscribe token among the recipients names. */
  readonly link: { readonly person: Person; readonly list: string } | null;
  /** Whom a complaint report is about, when it says so. */
  readonly reported: Person | null;
  /** Open cases of the sender. */
  readonly openCases: readonly OpenCase[];
  /** The open case named by the address it was sent to: whoever writes there has our letter. */
  readonly repliesTo: OpenCase | null;
  /** The case whose letter this one answers, by our Message-ID. */
  readonly thread: string | null;
  /** Mail of ours that a delivery report is about. */
  readonly bounced: { readonly caseId: string | null } | null;
  /** A notice of ours to a recipient of data that this letter is about. */
  readonly notice?: KnownNotice;
  /** Channels already suppressed, for every list, for the person who opts out. */
  readonly suppressed: readonly Channel[];
  /** Automatic answers sent to the sender within a day. */
  readonly answersToday: number;
  readonly mayReply: Reply;
  readonly now: Date;
  /** The letter is proven to come from its sender's address (DMARC aligned). */
  readonly authentic: boolean;
  /** How the request reached the desk. */
  readonly way: 'mail' | 'form' | 'desk';
  /** A new case's id and reference; randomness is a parameter. */
  readonly fresh: () => { readonly id: string; readonly reference: string };
  /** A secret for the sender's address alone, and where it leads. */
  readonly freshToken: () => { readonly token: string; readonly url: string };
}

export interface OpenCase {
  readonly id: string;
  readonly reference: string;
  readonly right: RightId | null;
  readonly state: string;
}
