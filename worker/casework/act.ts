/** What staff may do about a case, and what every such act has at hand. */
import type { ExtensionGround } from '#content/clock.ts';
import type { RightId } from '#content/rights.ts';
import type { NewEvent } from '#db/log.ts';
import type { Executor } from '#db/open.ts';
import type { Case } from '#db/schema.ts';
import type { Desk } from '../desk.ts';
import type { Step } from '../move.ts';
import type { MoveKind } from '../request/lifecycle.ts';
import type { Details } from '../rights/carrying.ts';

/** A member of staff who decides. */
export interface Staff {
  readonly name: string;
  readonly role: 'officer' | 'director';
}

export type Act =
  /** Says what a letter asks, or corrects what was understood. */
  | { readonly act: 'settle'; readonly right: RightId }
  /** Enters what the letter said, for example a correction's new value. */
  | { readonly act: 'detail'; readonly details: Details }
  | { readonly act: 'ask'; readonly what: Asked; readonly words: string }
  /** Identity stands, for a reason the log keeps: a call to the number on file, a proof looked at. */
  | { readonly act: 'identify'; readonly words: string; readonly on?: string }
  /** The letter was written for somebody else: the case is that person's, who is asked to say so. */
  | { readonly act: 'agent'; readonly person: string; readonly name?: string }
  /** The agent's authority was seen. */
  | { readonly act: 'authorise'; readonly words: string; readonly on?: string }
  /** The person answered our question otherwise than by a letter that the mailbox saw. */
  | { readonly act: 'clarified'; readonly words: string; readonly on?: string }
  | { readonly act: 'approve'; readonly words?: string }
  | { readonly act: 'refuse'; readonly words: string }
  | { readonly act: 'extend'; readonly ground: ExtensionGround; readonly words: string }
  | { readonly act: 'withdraw'; readonly words?: string };

/** `confirmation` is the link that a case begins with, sent again. */
export type Asked = 'confirmation' | 'identity' | 'more-proof' | 'authority' | 'clarification';

export type Result =
  | { readonly state: string; readonly due: string | null }
  | { readonly refused: string };

/** Passed to whatever carries an act out; `tx` is the transaction of the decision. */
export interface Acting {
  readonly tx: Executor;
  readonly desk: Desk;
  readonly staff: Staff;
  readonly found: Case;
}

export function stepOf({ desk, staff }: Acting, kind: MoveKind, reason?: string): Step {
  const step = { kind, by: staff.role, actor: staff.name, at: desk.clock() };
  return reason ? { ...step, reason } : step;
}

export function eventRow(
  { desk, staff, found }: Acting,
  kind: string,
  detail: Readonly<Record<string, unknown>>,
): NewEvent {
  return {
    case_id: found.id,
    letter_id: null,
    at: desk.clock().toISOString(),
    actor: staff.name,
    kind,
    detail: JSON.stringify(detail),
  };
}
