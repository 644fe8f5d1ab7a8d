/** Lifts a restriction: the person is told before it ends, and recipients with them (Art. 18(3), 19). */
import { findCase } from '#db/cases.ts';
import { logEvents } from '#db/log.ts';
import { answer } from './answer.ts';
import type { Staff } from './casework/act.ts';
import { caseFile } from './casework/approve.ts';
import type { Desk } from './desk.ts';
import { queueNotices } from './notices.ts';
import { liftRestriction } from './rights/restriction.ts';

export type Lifting = { readonly lifted: true } | { readonly refused: string };

/** @param reference of the case that restricted */
export async function liftByCase(desk: Desk, staff: Staff, reference: string): Promise<Lifting> {
  return desk.db.transaction().execute(async (tx): Promise<Lifting> => {
    const found = await findCase(tx, reference);
    if (!found) return { refused: `There is no case ${reference}.` };
    const now = desk.clock();
    const lifted = await liftRestriction(tx, desk, found);
    if (!lifted) return { refused: 'No restriction stands for the person of this case.' };
    await answer(tx, desk, found, lifted.answer);
    await queueNotices(tx, desk, await caseFile(tx, found), lifted.notice, now);
    await logEvents(tx, [
      {
        case_id: found.id,
        letter_id: null,
        at: now.toISOString(),
        actor: staff.name,
        kind: 'restriction-lifted',
        detail: '{}',
      },
    ]);
    return { lifted: true };
  });
}
