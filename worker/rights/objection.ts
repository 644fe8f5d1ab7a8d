/**
 * Objection on grounds relating to the person's situation (UK GDPR Art. 21(1); right.objection). What
 * rests on legitimate interest stops: mailing, profile and export. Marketing alone is an opt-out and
 * needs no decision.
 */
import { restriction } from '#content/restriction.ts';
import { rights } from '#content/rights.ts';
import type { Executor } from '#db/open.ts';
import { addStanding } from '#db/standings.ts';
import type { Desk } from '../desk.ts';
import type { Carrying, CaseFile, Done, Plan } from './carrying.ts';

export const objection: Carrying = { right: 'objection', plan, carryOut };

async function plan(): Promise<Plan> {
  return {
    lines: restriction.excludedFrom.map((use) => ({
      record: use,
      count: 1,
      act: 'stop' as const,
      basis: rights.objection.article,
      until: null,
      detail: 'Stopped for good: it rests on legitimate interest, which gives way here.',
    })),
    open: [],
  };
}

async function carryOut(db: Executor, desk: Desk, file: CaseFile): Promise<Done> {
  const { id, person_digest: digest } = file.case;
  const one = { digest, kind: 'objection', caseId: id, note: '' } as const;
  await addStanding(db, one, desk.clock());
  return {
    answer: [{ part: 'objection', values: { words: file.details.words ?? '' } }],
    notice: null,
    log: { standing: one.kind },
  };
}
