/**
 * The words of the site's own pages, beside the policy and the labels: what greets a reader and
 * what explains a fact. `{name}` is a place for a value that is a fact and stands in no text.
 */
import type { ComplaintStepId } from './complaints.ts';
import type { Approver, IdentityNeeded, RightId } from './rights.ts';

export interface SummaryText {
  readonly title: string;
  readonly text: string;
  /** Number of the clause that says it in full. */
  readonly clause: string;
}

export interface PageTexts {
  /** After the product's name, in the head of every page. */
  readonly wordmark: string;
  readonly home: {
    readonly title: string;
    readonly lede: string;
    readonly ask: string;
    readonly askHint: string;
    readonly readAll: string;
    readonly promiseTitle: string;
    readonly promise: readonly string[];
    readonly reachTitle: string;
    readonly reach: string;
  };
  /** What each right lets a person do, for headings and lists: "See what we hold". */
  readonly acts: Readonly<Record<RightId, string>>;
  readonly ledes: Readonly<Record<'policy' | 'cookies' | 'rights' | 'identity' | 'suppliers' | 'complaints', string>>;
  /** The policy in short. Values: contact, complaint (periods), regulator. */
  readonly summary: readonly SummaryText[];
  readonly responsible: string;
  readonly latestChange: string;
  readonly clauseLink: string;
  readonly right: {
    readonly lawName: string;
    readonly decidedBy: string;
    readonly approvers: Readonly<Record<Approver, string>>;
    readonly draftHint: string;
    readonly copy: string;
    readonly to: string;
    readonly subject: string;
    readonly refused: string;
    readonly refusedText: string;
  };
  readonly identity: {
    readonly ladderTitle: string;
    readonly ladder: Readonly<Record<IdentityNeeded, { readonly title: string; readonly text: string }>>;
    readonly proofsTitle: string;
    readonly more: string;
    readonly kept: string;
    readonly whyTitle: string;
    readonly why: readonly string[];
  };
  readonly complaints: {
    /** Above each step of the clock. Value: days. */
    readonly marks: Readonly<Record<ComplaintStepId, string>>;
    readonly example: string;
    readonly us: string;
  };
  readonly suppliers: { readonly neverTitle: string; readonly never: string; readonly kinds: string };
  readonly colophon: { readonly who: string; readonly pages: string; readonly reach: string };
}
