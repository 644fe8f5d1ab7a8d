/**
 * Moves a case along its life: the table of legal moves says whether, the clock is told, the log
 * grows. Nothing else changes a case's state.
 */

import { changeCase } from '#db/casework.ts';
import { logEvents } from '#db/log.ts';
import type { Executor } from '#db/open.ts';
import type { Case } from '#db/schema.ts';
import { keepWords } from '#db/words.ts';
import { readClock, tellClock } from './case-clock.ts';
import type { Desk } from './desk.ts';
import type { ClockEvent } from './request/clock-event.ts';
import {
  type Actor,
  isFinal,
  type MoveKind,
  move,
  moves,
  type State,
} from './request/lifecycle.ts';

export interface Step {
  readonly kind: MoveKind;
  readonly by: Actor;
  /** Who, for the log: a member of staff's name, or the same as `by`. */
  readonly actor: string;
  readonly at: Date;
  /** Told to the person where the move needs one. */
  readonly reason?: string;
  /** What the clock is told beside the time, for an extension. */
  readonly clock?: Partial<ClockEvent>;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export type Moved =
  | { readonly case: Case; readonly afterCommit?: (desk: Desk) => Promise<void> }
  | { readonly refused: string };

/** @param db the transaction that also holds what the move leads to */
export async function moveCase(db: Executor, found: Case, step: Step): Promise<Moved> {
  const { kind, by, reason } = step;
  const result = move(found.state as State, {
    kind,
    by,
    right: found.right,
    ...(reason === undefined ? {} : { reason }),
  });
  if ('refused' in result) return result;
  await tellClockOf(db, found, step);
  const clock = await readClock(db, found);
  const change = {
    state: result.state,
    due_on: clock.due,
    clock_state: clock.state,
    ...(isFinal(result.state) ? { closed_at: step.at.toISOString() } : {}),
    ...proofChange(kind, step.at),
  };
  await changeCase(db, found.id, change);
  const words = reason ? await keepWords(db, found.id, kind, reason, step.at) : undefined;
  await logEvents(db, [
    {
      case_id: found.id,
      letter_id: null,
      at: step.at.toISOString(),
      actor: step.actor,
      kind,
      detail: JSON.stringify({ from: found.state, to: result.state, words, ...step.detail }),
    },
  ]);
  return { case: { ...found, ...change } };
}

async function tellClockOf(db: Executor, found: Case, step: Step): Promise<void> {
  const kind = moves[step.kind].clock;
  if (!kind) return;
  const event = { kind, at: step.at.toISOString(), ...step.clock } as ClockEvent;
  await tellClock(db, found.id, [event]);
}

/** Asking again means that what was proven before was not enough. */
function proofChange(kind: MoveKind, at: Date) {
  if (kind === 'ask-identity') return { identity_at: null };
  if (kind === 'identity-arrives') return { identity_at: at.toISOString(), awaits: null };
  if (kind === 'authority-arrives') return { authority_at: at.toISOString(), awaits: null };
  return {};
}
