/** Sources as a person reads them: what came at once from one source is one line. Pure. */
import type { Language } from '#content/language.ts';
import type { Source } from './held.ts';
import { fieldName, nameOf } from './show.ts';

export interface SourceGroup {
  /** `Name, Email`, `Purchases (3)`. */
  readonly what: string;
  readonly source: string;
  readonly detail: string;
  /** `3 May 2024` */
  readonly day: string;
}

export function groupSources(sources: readonly Source[], language: Language): SourceGroup[] {
  const groups = Map.groupBy(sources, ({ record, field, source, detail, at }) =>
    JSON.stringify([record, field === '*', source, detail, at.slice(0, 10)]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return [
      {
        what: whatOf(group, first, language),
        source: nameOf(language.words.sources, first.source),
        detail: first.detail,
        day: language.day(first.at.slice(0, 10)),
      },
    ];
  });
}

function whatOf(group: readonly Source[], { record, field }: Source, language: Language): string {
  if (field !== '*') return language.list(group.map((one) => fieldName(one.field, language)));
  const noun = nameOf(language.packages.records, record);
  return group.length > 1 ? `${noun} (${group.length})` : noun;
}
