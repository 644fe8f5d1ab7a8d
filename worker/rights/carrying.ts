/**
 * How one right is carried out. Each right is a file in this folder that exports a Carrying; the
 * table of all is carried-out.ts. A plan is shown to the person who decides before anything happens;
 * carrying it out happens in the transaction that records the decision.
 */
import type { Notice } from '#content/processors.ts';
import type { RightId } from '#content/rights.ts';
import type { Executor } from '#db/open.ts';
import type { Case } from '#db/schema.ts';
import type { Contact } from '#db/schema-records.ts';
import type { Desk } from '../desk.ts';
import type { Asked } from '../request/classification.ts';
import type { AnswerPart } from '../request/effect.ts';

/** A case with what is known of its person. */
export interface CaseFile {
  readonly case: Case;
  /** Null: nobody is held under the address the case is about. */
  readonly contact: Contact | null;
  /** What was read out of the letter, or entered by staff, for this right. */
  readonly details: Details;
}

/** By right; see request/details.ts for what is found in letters. */
export interface Details {
  /** What was understood, with the words that show it. */
  readonly readings?: readonly Asked[];
  /** Rectification: what is to be changed. */
  readonly changes?: readonly {
    readonly field: string;
    readonly old?: string;
    readonly new: string;
  }[];
  /** Portability: the organisation to send to, once the person confirmed it. */
  readonly organisation?: { readonly name: string; readonly address: string };
  /** Erasure: the person's choice between being forgotten and staying suppressed. */
  readonly keepOptOut?: boolean;
  /** Consent withdrawal: which purpose; all where absent. */
  readonly purpose?: string;
  /** A complaint's answer, a clarification, an officer's remark to the person. */
  readonly words?: string;
}

/** What happens to a kind of record, for the person who decides and for the one it is about. */
export interface PlanLine {
  /** Table or noun: `communications`, `purchases`, `profile`, a recipient's id. */
  readonly record: string;
  readonly count: number;
  readonly act: 'disclose' | 'erase' | 'mask' | 'keep' | 'change' | 'stop' | 'resume' | 'tell';
  /** Why it may or must be so: an article, or a row of the policy register. */
  readonly basis: string;
  /** Until when, for what is kept; null where the reason has no end. */
  readonly until: string | null;
  /** One sentence with the particulars. */
  readonly detail: string;
}

export interface Plan {
  readonly lines: readonly PlanLine[];
  /** What must be settled before this may be approved, a sentence each; empty when ready. */
  readonly open: readonly string[];
}

/** What carrying out leaves to be said and done. */
export interface Done {
  readonly answer: readonly AnswerPart[];
  /** Recipients to be told (UK GDPR Art. 19); null when nobody is. */
  readonly notice: Notice | null;
  /** For the log, as JSON; never a person's data. */
  readonly log: Readonly<Record<string, unknown>>;
  /** What can be done only when the decision stands, outside its transaction. Safe to do twice. */
  readonly afterCommit?: (desk: Desk) => Promise<void>;
}

export interface Carrying {
  readonly right: RightId;
  /** Reads only. */
  plan(db: Executor, desk: Desk, file: CaseFile): Promise<Plan>;
  /** Acts, inside the deciding transaction; `db` is that transaction. */
  carryOut(db: Executor, desk: Desk, file: CaseFile): Promise<Done>;
}
