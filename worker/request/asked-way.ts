/** The ways of asking of content/asking.ts: which of them a sentence takes. */
import { asking, type Way } from '#content/asking.ts';
import type { Concept } from '#content/phrases.ts';
import type { Label } from './label.ts';
import { conceptNumber } from './lexicon.ts';
import type { Sentence } from './sentence.ts';

export interface AskedWay {
  readonly label: Label;
  readonly wanted: readonly number[];
  readonly barred: readonly number[];
  /** Which of its right's ways it is. */
  readonly index: number;
}

/** By their first wanted idea, so that a sentence tries only those that may hold in it. */
const ways = new Map<number, AskedWay[]>();
for (const [label, list] of Object.entries(asking)) {
  for (const [index, way] of list.entries()) {
    const rule = compile(label as Label, way, index);
    const first = rule.wanted[0] ?? -1;
    ways.set(first, [...(ways.get(first) ?? []), rule]);
  }
}

function compile(label: Label, way: Way, index: number): AskedWay {
  const idea = (written: string): number => {
    const denied = written.startsWith('-');
    const concept = written.replace(/^[-!]/, '') as Concept;
    return (conceptNumber.get(concept) ?? 0) * 2 + (denied ? 1 : 0);
  };
  const wanted = way.filter((written) => !written.startsWith('!')).map(idea);
  const barred = way
    .filter((written) => written.startsWith('!'))
    .flatMap((written) => [idea(written), idea(written) + 1]);
  return { label, wanted, barred, index };
}

/** The ways of asking found in a sentence. */
export function waysIn(sentence: Sentence): AskedWay[] {
  const has = (idea: number): boolean => sentence.ideas.includes(idea);
  return sentence.ideas.flatMap((idea) =>
    (ways.get(idea) ?? []).filter((rule) => rule.wanted.every(has) && !rule.barred.some(has)),
  );
}
