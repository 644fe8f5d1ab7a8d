/**
 * Withdrawal of consent (UK GDPR Art. 7(3)): as easy as giving it, so nothing is proved and no reason
 * is asked. A consent to marketing taken back is an opt-out as well, or we should go on under
 * legitimate interest with what the person has just said no to.
 */
import { randomUUID } from 'node:crypto';
import { channels, rights } from '#content/rights.ts';
import { standingConsents, withdrawConsents } from '#db/consents.ts';
import type { Executor } from '#db/open.ts';
import type { Consent } from '#db/schema-records.ts';
import { suppress } from '#db/suppressions.ts';
import { languageFor } from '../answer.ts';
import type { Desk } from '../desk.ts';
import type { Carrying, CaseFile, Done, Plan } from './carrying.ts';

export const consentWithdrawal: Carrying = { right: 'consent-withdrawal', plan, carryOut };

const MARKETING = 'marketing';

async function standing(db: Executor, file: CaseFile): Promise<Consent[]> {
  if (!file.contact) return [];
  return standingConsents(db, file.contact.id, file.details.purpose ?? null);
}

async function plan(db: Executor, _desk: Desk, file: CaseFile): Promise<Plan> {
  const consents = await standing(db, file);
  const none = file.details.purpose
    ? `No consent to «${file.details.purpose}» stands for this person.`
    : 'No consent of this person stands. Ask what is meant, or refuse and say so.';
  return {
    lines: consents.map((one) => ({
      record: one.purpose,
      count: 1,
      act: 'stop' as const,
      basis: rights['consent-withdrawal'].article,
      until: null,
      detail: `Given on ${one.given_at.slice(0, 10)}; ends now.`,
    })),
    open: consents.length === 0 ? [none] : [],
  };
}

async function carryOut(db: Executor, desk: Desk, file: CaseFile): Promise<Done> {
  const now = desk.clock();
  const consents = await standing(db, file);
  await withdrawConsents(
    db,
    consents.map((one) => one.id),
    now,
  );
  const purposes = [...new Set(consents.map((one) => one.purpose))];
  if (purposes.includes(MARKETING)) await optOut(db, file, now);
  return {
    answer: [
      {
        part: 'consent-withdrawal',
        values: { consents: languageFor(file.case.language).list(purposes) },
      },
    ],
    notice: null,
    log: { consents: consents.length, optedOut: purposes.includes(MARKETING) },
  };
}

async function optOut(db: Executor, file: CaseFile, now: Date): Promise<void> {
  const { id, person_digest: digest, address, name, way_in } = file.case;
  const created_at = now.toISOString();
  const rows = channels.map((channel) => ({
    id: randomUUID(),
    digest,
    channel,
    list: '',
    address,
    name,
    way_in,
    case_id: id,
    created_at,
  }));
  await suppress(db, rows);
}
