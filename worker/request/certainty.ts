/**
 * How sure the desk may be of what cannot be taken back. Numbers alone never make destroying or
 * disclosing certain: the letter must say it in so many words, in one of the ways of
 * content/asking.ts, without a condition, a denial or somebody else in the same sentence (nor, to
 * erase, a list), in its writer's own words, and in a letter that is no complaint.
 */
import type { Concept } from '#content/phrases.ts';
import { waysIn } from './asked-way.ts';
import { ranking } from './evidence.ts';
import type { Label } from './label.ts';
import { conceptNumber } from './lexicon.ts';
import type { Likely, Scores } from './model.ts';
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

/** Beside these it is open whether everything is to be erased, or a name in one list. */
const ofAList = new Set(
  (['remove', 'list', 'marketing'] as const).map(
    (concept: Concept) => conceptNumber.get(concept) ?? -1,
  ),
);

/** Words that are told, perhaps somebody's: between quotation marks, or after a colon. */
const told = /["“”„«»:]|(^|\s)['‘]/;

/** How sure a label is, as far as the desk may rely on it. */
export function tempered(label: Label, likely: Likely, reading: Reading, scores: Scores): number {
  const confidence = likely(label);
  if (!grave.has(label) || confidence <= notCertain) return confidence;
  if (Math.min(confidence, likely('any')) < thresholds.certain) return notCertain;
  // Who complains tells what was asked for before, or done to somebody.
  if (likely('complaint') >= thresholds.asked) return notCertain;
  const clearest = reading.sentences[ranking(label, scores)[0]?.index ?? -1];
  if (clearest === undefined || told.test(around(clearest, reading))) return notCertain;
  return plainly(label, clearest) ? confidence : notCertain;
}

/** A sentence as it stands in the letter, with what encloses it. */
function around({ from, to }: Sentence, { text, tokens }: Reading): string {
  const start = tokens[from]?.from ?? 0;
  return text.slice(Math.max(0, start - 2), (tokens[to - 1]?.to ?? start) + 1);
}

function plainly(label: Label, sentence: Sentence): boolean {
  const doubtful = sentence.ideas.some(
    (idea) =>
      idea % 2 === 1 || doubts.has(idea >> 1) || (label === 'erasure' && ofAList.has(idea >> 1)),
  );
  return !doubtful && waysIn(sentence).some((rule) => rule.label === label);
}
