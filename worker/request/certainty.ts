/**
 * How sure the desk may be of what cannot be taken back. Numbers alone never make destroying or
 * disclosing certain: the letter must say it in so many words, in one of the ways of
 * content/asking.ts, without a condition, a denial or somebody else in the same sentence.
 */
import type { Concept } from '#content/phrases.ts';
import { waysIn } from './asked-way.ts';
import { ranking } from './evidence.ts';
import type { Label } from './label.ts';
import { conceptNumber } from './lexicon.ts';
import type { Scores } from './model.ts';
import type { Reading, Sentence } from './sentence.ts';
import { thresholds } from './thresholds.ts';

/** What destroys or discloses. */
const grave: ReadonlySet<Label> = new Set(['erasure', 'access', 'portability', 'provenance']);

/** Below what content and decide() call certain. */
const notCertain = 0.9;

/** Said in the same sentence, these leave a doubt about what is wanted, or of whom. */
const doubts = new Set(
  (
    ['if', 'past', 'general', 'theirs', 'vendor', 'instruct', 'support', 'order', 'spam'] as const
  ).map((concept: Concept) => conceptNumber.get(concept) ?? -1),
);

/** @param any how sure it is that anything is asked at all */
export function tempered(
  label: Label,
  confidence: number,
  any: number,
  reading: Reading,
  scores: Scores,
): number {
  if (!grave.has(label) || confidence <= notCertain) return confidence;
  if (Math.min(confidence, any) < thresholds.certain) return notCertain;
  const clearest = reading.sentences[ranking(label, scores)[0]?.index ?? -1];
  return clearest !== undefined && plainly(label, clearest) ? confidence : notCertain;
}

function plainly(label: Label, sentence: Sentence): boolean {
  const doubtful = sentence.ideas.some((idea) => doubts.has(idea >> 1) || idea % 2 === 1);
  return !doubtful && waysIn(sentence).some((rule) => rule.label === label);
}
