/** The words of the letter that decided, for the person at the desk and for the case log. */
import { concepts } from '#content/phrases.ts';
import { waysIn } from './asked-way.ts';
import type { Evidence } from './classification.ts';
import type { Label } from './label.ts';
import { outputs, type Scores } from './model.ts';
import type { Reading, Sentence } from './sentence.ts';

/** Sentences shown for one right. */
const most = 2;
/** Longest piece of the letter shown, in UTF-16 units. */
const longest = 280;

export function evidence(label: Label, reading: Reading, scores: Scores): readonly Evidence[] {
  const ranked = ranking(label, scores).slice(0, reading.sentences.length);
  const best = ranked[0]?.weight ?? 0;
  return ranked
    .filter(({ weight }, index) => index === 0 || (index < most && weight > best / 2))
    .flatMap(({ index }) => {
      const sentence = reading.sentences[index];
      return sentence === undefined ? [] : [shown(label, reading, sentence)];
    });
}

/** Sentences by how much each says it, most first. */
export function ranking(
  label: Label,
  scores: Scores,
): readonly { readonly index: number; readonly weight: number }[] {
  const j = outputs.indexOf(label);
  const found: { index: number; weight: number }[] = [];
  for (let index = 0; index * outputs.length < scores.bySentence.length; index++)
    found.push({ index, weight: scores.bySentence[index * outputs.length + j] ?? 0 });
  return found.sort((a, b) => b.weight - a.weight);
}

function shown(label: Label, reading: Reading, sentence: Sentence): Evidence {
  const first = reading.tokens[sentence.from];
  const last = reading.tokens[sentence.to - 1];
  const text = reading.text.slice(first?.from ?? 0, last?.to ?? 0);
  const way = waysIn(sentence)
    .filter((rule) => rule.label === label)
    .sort((a, b) => b.wanted.length - a.wanted.length)[0];
  if (way === undefined) return { text: short(text), why: `reads as ${label}` };
  const why = `${label}: ${way.wanted.map(name).join(' + ')}`;
  if (text.length <= longest) return { text, why };
  const places = sentence.said.filter(({ idea }) => way.wanted.includes(idea));
  const from = reading.tokens[Math.min(...places.map((place) => place.from))]?.from ?? 0;
  const to = reading.tokens[Math.max(...places.map((place) => place.to)) - 1]?.to ?? 0;
  return { text: short(reading.text.slice(from, to)), why };
}

const name = (idea: number): string => `${idea % 2 === 1 ? 'not ' : ''}${concepts[idea >> 1]}`;

/** Cut at a word, so that what is shown stands in the letter as it is shown. */
function short(text: string): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return cut.slice(0, Math.max(1, cut.search(/\s\S*$/)));
}
