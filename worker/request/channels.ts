/** Which ways of contact an opt-out means. */
import { type Channel, channels } from '#content/rights.ts';
import { ranking } from './evidence.ts';
import type { Reading, Sentence } from './features.ts';
import { conceptNumber } from './lexicon.ts';
import type { Scores } from './model.ts';

/** Sentences that add so much of what the clearest one adds say it too. */
const near = 0.25;

/** The channels named where the opt-out is said; email when none is, for that is how we write. */
export function optOutChannels(reading: Reading, scores: Scores): readonly Channel[] {
  const ranked = ranking('opt-out', scores);
  const best = ranked[0]?.weight ?? 0;
  const saying = ranked
    .filter(({ weight }, index) => index === 0 || (weight > 0 && weight > best * near))
    .flatMap(({ index }) => reading.sentences[index] ?? []);
  if (saying.some((sentence) => says(sentence, 'anyway'))) return channels;
  const named = channels.filter((channel) => saying.some((sentence) => says(sentence, channel)));
  return named.length > 0 ? named : ['email'];
}

function says(sentence: Sentence, concept: Channel | 'anyway'): boolean {
  const number = conceptNumber.get(concept) ?? -1;
  return sentence.ideas.some((idea) => idea >> 1 === number);
}
