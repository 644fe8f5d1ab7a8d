/**
 * Restriction (UK GDPR Art. 18; right.restriction): the data is kept and used for nothing. The guard
 * is `mayUse` in db/standings.ts; mailing, profile and export all ask it.
 */
import { restriction as published } from '#content/restriction.ts';
import { rights } from '#content/rights.ts';
import type { Executor } from '#db/open.ts';
import type { Case } from '#db/schema.ts';
import { addStanding, liftStanding, standingsOf } from '#db/standings.ts';
import type { Desk } from '../desk.ts';
import type { AnswerPart } from '../request/effect.ts';
import type { Carrying, CaseFile, Done, Plan } from './carrying.ts';

export const restriction: Carrying = { right: 'restriction', plan, carryOut };

async function plan(db: Executor, _desk: Desk, file: CaseFile): Promise<Plan> {
  const standing = await standingsOf(db, file.case.person_digest);
  const already = standing.find((one) => one.kind === 'restriction');
  return {
    lines: published.excludedFrom.map((use) => ({
      record: use,
      count: 1,
      act: 'stop' as const,
      basis: rights.restriction.article,
      until: null,
      detail: already
        ? `Stopped already, since ${already.since.slice(0, 10)}.`
        : 'Stopped until the restriction is lifted, and the person is told before that.',
    })),
    open: [],
  };
}

async function carryOut(db: Executor, desk: Desk, file: CaseFile): Promise<Done> {
  const { id, person_digest: digest } = file.case;
  const one = { digest, kind: 'restriction', caseId: id, note: '' } as const;
  const fresh = await addStanding(db, one, desk.clock());
  return {
    answer: [{ part: 'restriction' }],
    notice: 'restriction',
    log: { standing: 'restriction', new: fresh },
  };
}

/** What is left to say and do when a restriction ends. */
export interface Lifted {
  readonly answer: readonly AnswerPart[];
  readonly notice: 'restriction-lifted';
}

/**
 * Ends a restriction. The person must be told before it ends (Art. 18(3)): the caller queues the
 * answer in the same transaction, and the recipients' notice with it.
 *
 * @returns null when nothing was restricted
 */
export async function liftRestriction(
  db: Executor,
  desk: Desk,
  of: Pick<Case, 'person_digest'>,
): Promise<Lifted | null> {
  const lifted = await liftStanding(db, of.person_digest, 'restriction', desk.clock());
  if (!lifted) return null;
  return { answer: [{ part: 'restriction-lifted' }], notice: 'restriction-lifted' };
}
