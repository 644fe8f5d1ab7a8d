/**
 * Objection to automated processing and profiling (UK GDPR Arts. 21(1) and 22; right.profiling): the
 * profile and the web activity merged with the person are deleted, and none is made again.
 */
import { records } from '#content/records.ts';
import { countHeld } from '#db/held.ts';
import type { Executor } from '#db/open.ts';
import { deleteProfile } from '#db/profiles.ts';
import { addStanding } from '#db/standings.ts';
import type { Desk } from '../desk.ts';
import type { Carrying, CaseFile, Done, Plan, PlanLine } from './carrying.ts';

export const profiling: Carrying = { right: 'profiling', plan, carryOut };

const deleted = ['profiles', 'web_activity'] as const;

async function plan(db: Executor, _desk: Desk, file: CaseFile): Promise<Plan> {
  const lines: PlanLine[] = [];
  for (const id of deleted) {
    const holder = { contactId: file.contact?.id ?? null, digest: file.case.person_digest };
    lines.push({
      record: id,
      count: file.contact ? await countHeld(db, id, holder) : 0,
      act: 'erase',
      basis: records.profiles.fact,
      until: null,
      detail: id === 'profiles' ? 'Deleted.' : 'Deleted, as it was merged with the person.',
    });
  }
  return { lines: [...lines, neverAgain], open: [] };
}

const neverAgain: PlanLine = {
  record: 'profile',
  count: 1,
  act: 'stop',
  basis: records.profiles.fact,
  until: null,
  detail: 'No profile is made of this person from now on.',
};

async function carryOut(db: Executor, desk: Desk, file: CaseFile): Promise<Done> {
  const { id, person_digest: digest } = file.case;
  const gone = file.contact ? await deleteProfile(db, file.contact.id) : {};
  const one = { digest, kind: 'no-profiling', caseId: id, note: '' } as const;
  await addStanding(db, one, desk.clock());
  return { answer: [{ part: 'profiling' }], notice: null, log: { standing: one.kind, ...gone } };
}
