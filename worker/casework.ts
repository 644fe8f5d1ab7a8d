/**
 * What staff decide about a case. The command line and the desk call this same function; no rule of
 * the law lives in either. Each act is one transaction: move, clock, log, effects, answer.
 */
import { findCase } from '#db/cases.ts';
import { closeTasks } from '#db/tasks.ts';
import { readClock } from './case-clock.ts';
import type { Act, Acting, Result, Staff } from './casework/act.ts';
import { approve } from './casework/approve.ts';
import { ask, writtenFor } from './casework/ask.ts';
import { arrives, detail, extend, settle, tell } from './casework/tell.ts';
import type { Desk } from './desk.ts';
import type { Moved } from './move.ts';

/** @param reference as people quote it, for example PD-4K7M-QXH3 */
export async function decideCase(
  desk: Desk,
  staff: Staff,
  reference: string,
  act: Act,
): Promise<Result> {
  try {
    const { after, ...decided } = await desk.db.transaction().execute(async (tx) => {
      const found = await findCase(tx, reference);
      if (!found) throw new Refused(`There is no case ${reference}.`);
      const result = await perform({ tx, desk, staff, found }, act);
      if ('refused' in result) throw new Refused(result.refused);
      await closeTasks(tx, found.id, desk.clock());
      const clock = await readClock(tx, result.case);
      return { state: result.case.state, due: clock.due, after: result.afterCommit };
    });
    await after?.(desk);
    desk.outgoing.ring();
    return decided;
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message };
    throw error;
  }
}

/** Rolls back what was begun: a refusal changes nothing, not even by half. */
class Refused extends Error {}

function perform(acting: Acting, act: Act): Promise<Moved> {
  switch (act.act) {
    case 'settle':
      return settle(acting, act.right);
    case 'detail':
      return detail(acting, act.details);
    case 'ask':
      return ask(acting, act.what, act.words);
    case 'identify':
      return arrives(acting, 'identity-arrives', act);
    case 'agent':
      return writtenFor(acting, act.person, act.name ?? null);
    case 'authorise':
      return arrives(acting, 'authority-arrives', act);
    case 'clarified':
      return arrives(acting, 'clarification-arrives', act);
    case 'approve':
      return approve(acting, act.words);
    case 'refuse': {
      const values = { reason: act.words };
      return tell(acting, 'refuse', act.words, { part: 'refused', values });
    }
    case 'extend':
      return extend(acting, act.ground, act.words);
    case 'withdraw':
      return tell(acting, 'withdraw', act.words ?? '', { part: 'withdrawn' });
  }
}
