/** Approving: what would happen is shown as a plan, then happens in the transaction that decides. */
import { rights } from '#content/rights.ts';
import { findCase } from '#db/cases.ts';
import { findContact } from '#db/contacts.ts';
import type { Executor } from '#db/open.ts';
import { acceptProofs } from '#db/proofs.ts';
import type { Case } from '#db/schema.ts';
import { answer } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { moveCase } from '../move.ts';
import { queueNotices } from '../notices.ts';
import { carriedOut } from '../rights/carried-out.ts';
import type { CaseFile, Details, Done, Plan } from '../rights/carrying.ts';
import { type Acting, stepOf } from './act.ts';

/** What approving would do; reads only. */
export async function planCase(desk: Desk, reference: string): Promise<Plan | null> {
  const found = await findCase(desk.db, reference);
  if (!found?.right) return null;
  const carrying = carriedOut[found.right];
  return carrying ? carrying.plan(desk.db, desk, await caseFile(desk.db, found)) : null;
}

export async function caseFile(db: Executor, found: Case): Promise<CaseFile> {
  return {
    case: found,
    contact: await findContact(db, found.person_digest),
    details: JSON.parse(found.details) as Details,
  };
}

/** Identity must stand, the plan must be complete; then everything happens in this transaction. */
export async function approve(acting: Acting, words?: string) {
  const { tx, desk, found } = acting;
  const { right } = found;
  const carrying = right ? carriedOut[right] : undefined;
  if (!right || !carrying) return { refused: 'Say first what this case asks for.' };
  if (rights[right].identity !== 'none' && !found.identity_at) {
    return { refused: 'Identity does not stand yet: the person has not confirmed the request.' };
  }
  if (found.agent && !found.authority_at) {
    return { refused: 'An agent wrote, and their authority has not been seen.' };
  }
  const read = await caseFile(tx, found);
  const file = words ? { ...read, details: { ...read.details, words } } : read;
  const plan = await carrying.plan(tx, desk, file);
  if (plan.open.length > 0) return { refused: plan.open.join('\n') };
  const approved = await moveCase(tx, found, {
    ...stepOf(acting, 'approve'),
    // A line's particulars may be the person's data, which the log never holds.
    detail: { plan: plan.lines.map(({ detail: _, ...line }) => line) },
  });
  if ('refused' in approved) return approved;
  // Whoever approves has looked at the proofs and found them enough.
  await acceptProofs(tx, found.id, desk.clock());
  const carried = { ...file, case: approved.case };
  const done = await carrying.carryOut(tx, desk, carried);
  if (done.notice) await queueNotices(tx, desk, carried, done.notice, desk.clock());
  return fulfil({ ...acting, found: approved.case }, done);
}

async function fulfil(acting: Acting, done: Done) {
  const { tx, desk, found } = acting;
  // The answer is written before erasure could take the address with it: the row passed in has it.
  await answer(tx, desk, found, done.answer);
  const moved = await moveCase(tx, found, { ...stepOf(acting, 'fulfil'), detail: done.log });
  return done.afterCommit && 'case' in moved ? { ...moved, afterCommit: done.afterCommit } : moved;
}
