import type { IsoDuration } from '#content/period.ts';
import type { PartId } from '#content/replies.ts';
import type { Channel, RightId } from '#content/rights.ts';
import type { Asked } from './classification.ts';
import type { ClockEvent } from './clock-event.ts';
import type { Correction } from './details.ts';
import type { MoveKind } from './lifecycle.ts';

/** Somebody a case or a suppression is about. */
export interface Person {
  /** Null when a letter names no sender at all. */
  readonly address: string | null;
  /** Keyed digest of the address; what stands for the person in every index. */
  readonly digest: Uint8Array;
  readonly name: string;
}

/** How something reached the desk; the words of `way_in` in the database. */
export type LetterWay = 'mail' | 'mailto' | 'report' | 'form' | 'desk';

/** What a letter leads to: data. `decide` makes it, `apply` carries it out, in one transaction. */
export type Effect =
  | {
      readonly do: 'open-case';
      readonly id: string;
      readonly reference: string;
      /** Null when a person has to say what is asked. */
      readonly right: RightId | null;
      readonly state: OpeningState;
      readonly person: Person;
      readonly language: string;
      readonly way: LetterWay;
      readonly receivedAt: Date;
      /** Set where the letter itself proves who wrote it. */
      readonly identityAt: Date | null;
      /** What the case's clock is told, and where it stands by that. */
      readonly clock: OpeningClock;
      /** What was read in the letter, with the words that show it; the desk shows it, erasure blanks it. */
      readonly readings: readonly Asked[];
      /** Rectification: what the letter says should be changed, for a person to confirm. */
      readonly corrections?: readonly Correction[];
      /** The case a complaint is about, open or closed. */
      readonly disputes: string | null;
    }
  | { readonly do: 'join-case'; readonly caseId: string }
  /** A secret that only the address on file is sent; answering by it proves whose address that is. */
  | { readonly do: 'keep-token'; readonly caseId: string; readonly token: string }
  /** Moves an open case that this letter joined. */
  | { readonly do: 'move'; readonly caseId: string; readonly kind: MoveKind }
  | {
      readonly do: 'suppress';
      readonly person: Person;
      readonly channels: readonly Channel[];
      /** '' for every list. */
      readonly list: string;
      readonly way: LetterWay;
      readonly caseId: string | null;
    }
  | { readonly do: 'answer'; readonly answer: Answer }
  /** The letter held what is never kept: its copy becomes this, and the original is destroyed. */
  | { readonly do: 'reseal'; readonly raw: Uint8Array }
  | {
      readonly do: 'task';
      readonly kind: TaskKind;
      readonly caseId: string | null;
      /** One sentence for the officer. */
      readonly note: string;
    }
  /** A recipient of data answered a notice of ours (UK GDPR Art. 19), or the notice came back. */
  | { readonly do: 'notice-answered'; readonly notice: string }
  | { readonly do: 'notice-bounced'; readonly notice: string; readonly status: string }
  | {
      readonly do: 'log';
      readonly caseId: string | null;
      readonly kind: string;
      readonly detail: Readonly<Record<string, unknown>>;
    };

/** `fulfilled`: carried out on the spot, which only opting out is. */
export type OpeningState = 'received' | 'identity-awaited' | 'in-review' | 'fulfilled';

export interface OpeningClock {
  readonly events: readonly ClockEvent[];
  readonly due: string | null;
  readonly state: string;
}

export type TaskKind =
  | 'review'
  | 'bounced'
  | 'unreadable'
  | 'unconfirmed'
  | 'undeliverable'
  | 'report-without-address';

/** A letter of ours, before it is put into words. */
export interface Answer {
  readonly caseId: string | null;
  readonly to: Person & { readonly address: string };
  readonly language: string;
  readonly parts: readonly AnswerPart[];
  /** Message-ID of the letter answered. */
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
}

export interface AnswerPart {
  readonly part: PartId;
  readonly channels?: readonly Channel[];
  readonly rights?: readonly RightId[];
  readonly caseReferences?: readonly string[];
  /** Days (ISO 8601) and periods (ISO 8601 durations) by the name of their place, put into words later. */
  readonly days?: Readonly<Record<string, string>>;
  readonly periods?: Readonly<Record<string, IsoDuration>>;
  /** Values that need no putting into a language: links, names, an officer's own words. */
  readonly values?: Readonly<Record<string, string>>;
}

/** What became of a letter, in one word, for the register. */
export type Outcome =
  | 'opted-out'
  | 'case-opened'
  | 'joined'
  | 'bounce'
  | 'not-answered'
  | 'own-mail'
  | 'set-aside';

export interface Decision {
  readonly outcome: Outcome;
  readonly effects: readonly Effect[];
}

export function logEffect(
  caseId: string | null,
  kind: string,
  detail: Readonly<Record<string, unknown>>,
): Effect {
  return { do: 'log', caseId, kind, detail };
}
