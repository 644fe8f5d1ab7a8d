/** Source enquiry (UK GDPR Art. 14(2)(f), collect.provenance): the first source and each later update. */

import type { Language } from '#content/language.ts';
import { recorded } from '#content/provenance.ts';
import type { Executor } from '#db/open.ts';
import { languageFor } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { collectSources } from '../packages/collect.ts';
import type { Held, Source } from '../packages/held.ts';
import { groupSources } from '../packages/source-groups.ts';
import { redactHeld, undecided } from '../redaction.ts';
import { nothingHeld } from './access.ts';
import type { Carrying, CaseFile, Done, Plan } from './carrying.ts';

export const provenance: Carrying = { right: 'provenance', plan, carryOut };

async function plan(db: Executor, desk: Desk, file: CaseFile): Promise<Plan> {
  const held = await sourcesOf(db, file);
  const line = {
    record: 'provenance',
    count: held.sources.length,
    act: 'disclose',
    basis: recorded.fact,
    until: null,
    detail: 'Every source and update recorded is told to the person.',
  } as const;
  return {
    lines: held.sources.length > 0 ? [line] : [],
    open: await undecided(db, desk, file, held),
  };
}

export async function sourcesOf(db: Executor, file: CaseFile): Promise<Held> {
  return { records: new Map(), sources: await collectSources(db, file), notes: [] };
}

async function carryOut(db: Executor, desk: Desk, file: CaseFile): Promise<Done> {
  if (!file.contact) return nothingHeld('provenance');
  const { sources } = await redactHeld(db, desk, file, await sourcesOf(db, file));
  const list = inLines(sources, languageFor(file.case.language));
  return {
    answer: [{ part: 'provenance', values: { list } }],
    notice: null,
    log: { told: sources.length },
  };
}

/** `• Name, Email: you yourself (a call), 3 May 2024`, a line each. */
export function inLines(sources: readonly Source[], language: Language): string {
  return groupSources(sources, language)
    .map(({ what, source, detail, day }) => {
      const how = detail === '' ? '' : ` (${detail})`;
      return `• ${what}: ${source}${how}, ${day}`;
    })
    .join('\n');
}
