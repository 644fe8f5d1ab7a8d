/**
 * What the person may do about their own case, by the token that only their address was sent:
 * confirm, see where it stands, send proof, take it back. The token is the proof; nothing else a
 * visitor says is.
 */
import { randomUUID } from 'node:crypto';
import { rights } from '#content/rights.ts';
import { caseById, casesAwaitingIdentity } from '#db/casework.ts';
import { logEvents } from '#db/log.ts';
import type { Executor } from '#db/open.ts';
import { keepProof, proofsOf } from '#db/proofs.ts';
import type { Case } from '#db/schema.ts';
import type { Token } from '#db/schema-casework.ts';
import { addTasks } from '#db/tasks.ts';
import { findToken, isExpired, useToken } from '#db/tokens.ts';
import { seal } from '#db/vault.ts';
import { answer } from './answer.ts';
import { readClock } from './case-clock.ts';
import type { Desk } from './desk.ts';
import { moveCase } from './move.ts';
import type { Deadline } from './request/deadline.ts';
import { isFinal, type State } from './request/lifecycle.ts';

/** More than this of one case is no proof but an attack, or a mistake. */
const MOST_PROOFS = 10;

export interface CasePage {
  readonly token: Token;
  readonly case: Case;
  readonly clock: Deadline;
  readonly proofs: readonly { filename: string; received_at: string; refused_at: string | null }[];
  /** Whether the confirmation button stands. */
  readonly confirmable: boolean;
  /** What it would confirm: every case of the person that waits for nothing more. */
  readonly waiting: readonly Case[];
  readonly open: boolean;
}

/** @returns null for a token we never sent, or whose time is over */
export async function openCasePage(desk: Desk, text: string): Promise<CasePage | null> {
  const token = await findToken(desk.db, text);
  if (!token || !['case', 'identity'].includes(token.purpose)) return null;
  if (isExpired(token, desk.clock())) return null;
  const found = await caseById(desk.db, token.case_id);
  if (!found) return null;
  return {
    token,
    case: found,
    clock: await readClock(desk.db, found),
    proofs: await proofsOf(desk.db, found.id),
    confirmable: confirmable(found, token),
    waiting: confirmable(found, token) ? await waitingWith(desk.db, found) : [],
    open: !isFinal(found.state as State),
  };
}

/** Documents that were asked for are not replaced by a click; an agent's authority is. */
function confirmable(found: Case, token: Token): boolean {
  if (found.state !== 'identity-awaited' || found.awaits === 'documents') return false;
  return found.awaits === 'authority' || (token.purpose === 'identity' && token.used_at === null);
}

/** Of one person; whatever documents were asked for does not wait for a click. */
async function waitingWith(db: Executor, found: Case): Promise<Case[]> {
  const waiting = await casesAwaitingIdentity(db, found.person_digest);
  return waiting.filter((one) => one.awaits === null);
}

/**
 * Proves whose address it is. One confirmation stands for every case of that person that waits for
 * one; the secret works once.
 *
 * @param chosen references of those the person says are theirs; null for all
 */
export async function confirm(
  desk: Desk,
  page: CasePage,
  chosen: readonly string[] | null,
): Promise<boolean> {
  return desk.db.transaction().execute(async (tx) => {
    const found = await caseById(tx, page.case.id);
    if (!found || !confirmable(found, page.token)) return false;
    if (found.awaits === 'authority') return authorised(tx, desk, found);
    const waiting = await waitingWith(tx, found);
    const theirs = waiting.filter((one) => chosen === null || chosen.includes(one.reference));
    if (theirs.length === 0 || !(await useToken(tx, page.token, desk.clock()))) return false;
    for (const one of theirs) await moved(tx, desk, one, 'identity-arrives');
    return true;
  });
}

/** Whoever answers for the agent does it by a link sent to their own address, which proves that too. */
async function authorised(tx: Executor, desk: Desk, found: Case): Promise<boolean> {
  if (!(await moved(tx, desk, found, 'authority-arrives'))) return false;
  const now = await caseById(tx, found.id);
  const needed = now?.right && rights[now.right].identity !== 'none' && !now.identity_at;
  return now && needed ? moved(tx, desk, now, 'identity-arrives') : true;
}

async function moved(
  tx: Executor,
  desk: Desk,
  found: Case,
  kind: 'identity-arrives' | 'authority-arrives' | 'withdraw',
): Promise<boolean> {
  const step = { kind, by: 'subject', actor: 'subject', at: desk.clock() } as const;
  const result = await moveCase(tx, found, step);
  if ('refused' in result) return false;
  if (kind === 'withdraw') await answer(tx, desk, result.case, [{ part: 'withdrawn' }]);
  else await tell(tx, desk, result.case, 'The person has confirmed the request. Decide on it.');
  return true;
}

export async function withdraw(desk: Desk, page: CasePage): Promise<boolean> {
  return desk.db.transaction().execute(async (tx) => {
    const found = await caseById(tx, page.case.id);
    return found ? moved(tx, desk, found, 'withdraw') : false;
  });
}

export interface Upload {
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Kept sealed; the case goes on to review, where a person says whether it is enough. */
export async function addProof(desk: Desk, page: CasePage, upload: Upload): Promise<boolean> {
  return desk.db.transaction().execute(async (tx) => {
    const found = await caseById(tx, page.case.id);
    if (!found || isFinal(found.state as State)) return false;
    if ((await proofsOf(tx, found.id)).length >= MOST_PROOFS) return false;
    const now = desk.clock();
    const kind = found.awaits === 'authority' ? 'authority' : 'identity';
    const { key, box } = seal(desk.keys, upload.bytes, 'proof', now);
    await keepProof(tx, key, {
      id: randomUUID(),
      case_id: found.id,
      kind,
      key_id: key.id,
      sealed: box,
      filename: upload.filename,
      media_type: upload.mediaType,
      received_at: now.toISOString(),
    });
    await logEvents(tx, [proofEvent(found, kind, now)]);
    if (found.state !== 'identity-awaited') return true;
    if (kind === 'authority') return authorised(tx, desk, found);
    return moved(tx, desk, found, 'identity-arrives');
  });
}

function proofEvent(found: Case, kind: string, now: Date) {
  return {
    case_id: found.id,
    letter_id: null,
    at: now.toISOString(),
    actor: 'subject',
    kind: 'proof-sent',
    detail: JSON.stringify({ kind }),
  };
}

async function tell(tx: Executor, desk: Desk, found: Case, note: string): Promise<void> {
  const task = { id: randomUUID(), kind: 'review', case_id: found.id, letter_id: null, note };
  await addTasks(tx, [{ ...task, created_at: desk.clock().toISOString(), done_at: null }]);
}
