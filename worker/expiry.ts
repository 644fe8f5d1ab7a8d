/** Closes cases whose person was asked something and stayed silent, and tells them so. */
import { silence } from '#content/clock.ts';
import { caseById, clockEventsOf, waitingSince } from '#db/casework.ts';
import { closeTasks } from '#db/tasks.ts';
import { answer } from './answer.ts';
import type { Desk } from './desk.ts';
import { moveCase } from './move.ts';
import type { ClockEvent } from './request/clock-event.ts';
import { askedIn, isSilent, latestSilence, type WaitingState } from './request/expiry.ts';

/** @returns how many cases expired */
export async function expireSilentCases(desk: Desk): Promise<number> {
  const now = desk.clock().toISOString();
  // London is never behind UTC, so no day of London's ends after the day of UTC.
  const ids = await waitingSince(
    desk.db,
    Object.keys(askedIn),
    `${latestSilence(now)}T23:59:59.999Z`,
  );
  let expired = 0;
  for (const id of ids) if (await expireCase(desk, id)) expired += 1;
  if (expired > 0) desk.outgoing.ring();
  return expired;
}

/** Looks again inside the transaction: an answer may have come meanwhile. */
async function expireCase(desk: Desk, id: string): Promise<boolean> {
  const at = desk.clock();
  return desk.db.transaction().execute(async (tx) => {
    const found = await caseById(tx, id);
    if (!found || !Object.hasOwn(askedIn, found.state)) return false;
    const events = (await clockEventsOf(tx, id)) as Pick<ClockEvent, 'kind' | 'at'>[];
    if (!isSilent(found.state as WaitingState, events, at.toISOString())) return false;
    const moved = await moveCase(tx, found, { kind: 'expire', by: 'system', actor: 'system', at });
    if ('refused' in moved) return false;
    await closeTasks(tx, id, at);
    await answer(tx, desk, moved.case, [{ part: 'expired', periods: { period: silence.period } }]);
    return true;
  });
}
