/** Which ways of contact an opt-out means. */
import type { Concept } from '#content/phrases.ts';
import { type Channel, channels } from '#content/rights.ts';
import { ranking } from './evidence.ts';
import type { Reading, Said, Sentence } from './features.ts';
import { conceptNumber } from './lexicon.ts';
import type { Scores } from './model.ts';

/** Sentences that add so much of what the clearest one adds say it too. */
const near = 0.25;

const number = (concept: Concept): number => conceptNumber.get(concept) ?? -1;
/** What ends contact: a channel named in the same clause is one to be ended. */
const endings = new Set(
  (['stop', 'unsubscribe', 'unwanted', 'remove', 'object', 'erase'] as const).map(number),
);
const longer = new Set((['marketing', 'list', 'unsubscribe'] as const).map(number));

/**
 * The channels named where the opt-out is said, those left alone ("emails are fine") apart; all for
 * an objection to direct marketing as such (Art. 21(2)); email when none is, for that is how we write.
 */
export function optOutChannels(reading: Reading, scores: Scores): readonly Channel[] {
  const ranked = ranking('opt-out', scores);
  const best = ranked[0]?.weight ?? 0;
  const saying = ranked
    .filter(({ weight }, index) => index === 0 || (weight > 0 && weight > best * near))
    .flatMap(({ index }) => reading.sentences[index] ?? []);
  if (saying.some((sentence) => says(sentence, 'anyway'))) return channels;
  const ended = channels.filter((channel) =>
    saying.some((sentence) =>
      mentions(sentence, channel).some((one) => ends(one, sentence, reading)),
    ),
  );
  if (ended.length > 0) return ended;
  const named = channels.filter((channel) =>
    saying.some((sentence) => mentions(sentence, channel).length > 0),
  );
  if (named.length > 0) return named;
  const whole = saying.some((one) => says(one, 'object') && says(one, 'marketing'));
  return whole ? channels : ['email'];
}

function says(sentence: Sentence, concept: Concept): boolean {
  return sentence.ideas.some((idea) => idea >> 1 === number(concept));
}

/** Where the channel is named, leaving out what is part of a longer phrase: "newsletter" is no letter. */
function mentions(sentence: Sentence, channel: Channel): Said[] {
  return sentence.said
    .filter(({ idea }) => idea >> 1 === number(channel))
    .filter(
      ({ from, to }) =>
        !sentence.said.some(
          (other) =>
            longer.has(other.idea >> 1) &&
            other.to - other.from > to - from &&
            other.from <= from &&
            other.to >= to,
        ),
    );
}

function ends(named: Said, { said }: Sentence, reading: Reading): boolean {
  const clause = clauseOf(named, reading);
  if (named.idea % 2 === 1) return true;
  return said.some((one) => endings.has(one.idea >> 1) && clauseOf(one, reading) === clause);
}

const clauseOf = ({ from }: Said, reading: Reading): number | undefined =>
  reading.tokens[from]?.clause;
