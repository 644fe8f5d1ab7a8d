/**
 * The supplier list (held.supplier-list): who receives information, as content/processors.ts has it.
 * Of some it has only the kind; staff add the names of today with the approval.
 */
import { supplierList } from '#content/disclosure.ts';
import type { Language } from '#content/language.ts';
import { type Processor, processors } from '#content/processors.ts';
import type { Executor } from '#db/open.ts';
import { languageFor } from '../answer.ts';
import type { Desk } from '../desk.ts';
import type { Carrying, CaseFile, Done, Plan } from './carrying.ts';

export const suppliers: Carrying = { right: 'suppliers', plan, carryOut };

const recipients: readonly Processor[] = Object.values(processors).filter(
  ({ role }) => role !== 'source',
);

async function plan(): Promise<Plan> {
  const unnamed = recipients.filter(({ name }) => name === null).map(({ id }) => id);
  const line = {
    record: 'processors',
    count: recipients.length,
    act: 'disclose',
    basis: supplierList.fact,
    until: null,
    detail: `The register has no names for ${unnamed.join(', ')}: add them as words when you approve.`,
  } as const;
  return { lines: [line], open: [] };
}

async function carryOut(_db: Executor, _desk: Desk, file: CaseFile): Promise<Done> {
  const list = inLines(languageFor(file.case.language));
  const { words } = file.details;
  return {
    answer: [{ part: 'suppliers', values: { list: words ? `${list}\n\n${words}` : list } }],
    notice: null,
    log: { told: recipients.length },
  };
}

/** `• Sage (accounting software): Records our sales … name; phone numbers. United Kingdom.` */
export function inLines({ words, labels }: Language): string {
  return recipients
    .map(({ id, name, receives, where }) => {
      const { kind, does } = words.recipients[id];
      const who = name ? `${name} (${kind})` : kind;
      const what = receives.map((one) => words.categories[one]).join('; ');
      const place = where ? words.places[where] : labels.suppliers.whereUnstated;
      return `• ${who}: ${does} ${labels.suppliers.what}: ${what}. ${labels.suppliers.where}: ${place}.`;
    })
    .join('\n');
}
