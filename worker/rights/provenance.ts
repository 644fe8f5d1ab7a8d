/** Source enquiry (UK GDPR Art. 14(2)(f), collect.provenance): the first source and each later update. */

import type { Language } from '#content/language.ts';
import { recorded } from '#content/provenance.ts';
import type { Executor } from '#db/open.ts';
import { languageFor } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { collectSources } from '../packages/collect.ts';
import type { Held, Source } from '../packages/held.ts';
import { fieldName, nameOf } from '../packages/show.ts';
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

async function sourcesOf(db: Executor, file: CaseFile): Promise<Held> {
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

/** What came at once from one source stands in one line: `Name, Email: you yourself (a call), 3 May 2024`. */
export function inLines(sources: readonly Source[], language: Language): string {
  const groups = Map.groupBy(sources, ({ record, source, detail, at }) =>
    JSON.stringify([record, source, detail, at.slice(0, 10)]),
  );
  return [...groups.values()].map((group) => lineOf(group, language)).join('\n');
}

function lineOf(group: readonly Source[], language: Language): string {
  const { words, packages, day, list } = language;
  const [first] = group;
  if (!first) return '';
  const noun = nameOf(packages.records, first.record);
  const fields = group.filter(({ field }) => field !== '*');
  const what =
    fields.length > 0
      ? list(fields.map(({ field }) => fieldName(field, language)))
      : group.length > 1
        ? `${noun} (${group.length})`
        : noun;
  const from = nameOf(words.sources, first.source);
  const how = first.detail === '' ? '' : ` (${first.detail})`;
  return `• ${what}: ${from}${how}, ${day(first.at.slice(0, 10))}`;
}
