/**
 * The words of the site's own pages, beside the policy and the labels: what greets a reader, and
 * what explains a fact. `{name}` is a place for a value that is a fact and stands in no text.
 */
import type { ComplaintStepId } from './complaints.ts';
import type { Approver, IdentityNeeded } from './rights.ts';

export interface SummaryText {
  readonly title: string;
  /** Values: contact, complaint (periods in words), regulator. */
  readonly text: string;
  /** Number of the clause that says it in full. */
  readonly clause: string;
}

interface Titled {
  readonly title: string;
  readonly text: string;
}

export interface PageTexts {
  /** Follows the product's name in the head of every page. */
  readonly wordmark: string;
  /** Names of the pages as short as they can be, for the head of every page. */
  readonly nav: Readonly<
    Record<'policy' | 'rights' | 'cookies' | 'suppliers' | 'complaints', string>
  >;
  readonly home: {
    readonly title: string;
    /** Values: company, product. */
    readonly lede: string;
    readonly ask: string;
    readonly askHint: string;
    readonly readAll: string;
    readonly promise: Titled;
    readonly reach: Titled;
  };
  readonly policy: {
    readonly responsible: string;
    readonly latest: string;
    /** Value: number. */
    readonly clauseLink: string;
    readonly summary: readonly SummaryText[];
  };
  readonly cookies: { readonly choice: string };
  readonly right: {
    readonly decidedBy: string;
    readonly approvers: Readonly<Record<Approver, string>>;
    readonly draft: string;
    readonly copy: string;
    readonly to: string;
    readonly subject: string;
    /** Value: number. */
    readonly clause: string;
  };
  readonly identity: {
    readonly ladder: string;
    readonly rungs: Readonly<Record<IdentityNeeded, Titled>>;
    readonly proofs: string;
    readonly more: string;
    readonly kept: string;
    readonly why: { readonly title: string; readonly text: readonly string[] };
  };
  readonly suppliers: { readonly kinds: string };
  readonly complaints: {
    /** Above each step of the clock. Value: days. */
    readonly marks: Readonly<Record<ComplaintStepId, string>>;
    /** Values: from, to (days in words). */
    readonly example: string;
    readonly us: string;
  };
  readonly colophon: {
    readonly responsible: string;
    readonly reach: string;
    readonly pages: string;
  };
}
