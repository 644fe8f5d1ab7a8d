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
import type { Output, Scores } from './model.ts';
import type { Reading, Sentence } from './sentence.ts';
import { thresholds } from './thresholds.ts';

/** How likely it is, from 0 to 1. */
export type Likely = (output: Output) => number;

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

/** Of a list or a mailing as well as of everything: what is to be erased is not certain then. */
const remove = conceptNumber.get('remove') ?? -1;

/** How sure a label is, as far as the desk may rely on it. */
export function tempered(label: Label, likely: Likely, reading: Reading, scores: Scores): number {
  const confidence = likely(label);
  if (!grave.has(label) || confidence <= notCertain) return confidence;
  if (Math.min(confidence, likely('any')) < thresholds.certain) return notCertain;
  // Who complains tells what was asked for before, or done to somebody.
  if (likely('complaint') >= thresholds.asked) return notCertain;
  const clearest = reading.sentences[ranking(label, scores)[0]?.index ?? -1];
  return clearest !== undefined && plainly(label, clearest) ? confidence : notCertain;
}

function plainly(label: Label, sentence: Sentence): boolean {
  const doubtful = sentence.ideas.some(
    (idea) =>
      idea % 2 === 1 || doubts.has(idea >> 1) || (label === 'erasure' && idea >> 1 === remove),
  );
  return !doubtful && waysIn(sentence).some((rule) => rule.label === label);
}
