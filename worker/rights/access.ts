/** Access (UK GDPR Art. 15): everything held, and what is done with it, for a person and for a machine. */
import { calendar } from '#content/clock.ts';
import { rights } from '#content/rights.ts';
import type { Executor } from '#db/open.ts';
import { languageFor } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { accessFiles } from '../packages/archive.ts';
import { collectDealings, collectHeld } from '../packages/collect.ts';
import { deliver } from '../packages/deliver.ts';
import { type Cover, describe } from '../packages/describe.ts';
import type { Held } from '../packages/held.ts';
import { redactHeld, undecided } from '../redaction.ts';
import { dayOf } from '../request/day.ts';
import type { Carrying, CaseFile, Done, Plan } from './carrying.ts';

export const access: Carrying = { right: 'access', plan, carryOut };

async function plan(db: Executor, desk: Desk, file: CaseFile): Promise<Plan> {
  const held = await collectHeld(db, file);
  return {
    lines: disclosed(held, rights.access.article),
    open: await undecided(db, desk, file, held),
  };
}

/** A line for each noun of which there is something. */
export function disclosed(held: Held, basis: string): Plan['lines'] {
  return [...held.records].flatMap(([record, rows]) =>
    rows.length === 0
      ? []
      : [
          {
            record,
            count: rows.length,
            act: 'disclose' as const,
            basis,
            until: null,
            detail: 'Handed over to the person, without what is decided to be redacted.',
          },
        ],
  );
}

/** Somebody who is only on the list of opt-outs is held too. */
export const isEmpty = (held: Held): boolean =>
  [...held.records.values()].every((rows) => rows.length === 0);

async function carryOut(db: Executor, desk: Desk, file: CaseFile): Promise<Done> {
  const found = await collectHeld(db, file);
  if (isEmpty(found)) return nothingHeld('access');
  const held = await redactHeld(db, desk, file, found);
  const language = languageFor(file.case.language);
  const dealings = await collectDealings(db, desk, file.case.person_digest);
  const data = describe(coverOf(desk, file, language.code), held, dealings, language);
  const { link, expires } = await deliver(db, desk, file.case.id, accessFiles(data, language));
  return {
    answer: [{ part: 'access', values: { link }, days: { expires } }],
    notice: null,
    log: { handedOver: counts(held), expires },
  };
}

function coverOf(desk: Desk, file: CaseFile, language: string): Cover {
  const made = desk.clock().toISOString();
  return {
    reference: file.case.reference,
    name: file.contact?.name ?? file.case.name ?? '',
    address: file.contact?.email ?? file.case.address ?? '',
    made,
    day: dayOf(made, calendar.timeZone),
    language,
  };
}

/** Numbers alone, for the log. */
export function counts(held: Held): Record<string, number> {
  return Object.fromEntries([...held.records].map(([id, rows]) => [id, rows.length]));
}

export function nothingHeld(right: 'access' | 'portability' | 'provenance'): Done {
  return {
    answer: [{ part: 'nothing-held', rights: [right] }],
    notice: null,
    log: { nothingHeld: true },
  };
}
