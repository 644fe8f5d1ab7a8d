/** A letter's sentences, and the ideas that each says or denies. */
import type { Concept } from '#content/phrases.ts';
import { conceptNumber, type Lexicon, type Mention, mentions } from './lexicon.ts';
import { type Token, tokens } from './tokens.ts';

/** A sentence of the letter: its words and the ideas in it. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly subject: boolean;
  /** Index of the concept, twice; plus one when its clause denies it. */
  readonly ideas: readonly number[];
  /** The same with where each stands, in order. */
  readonly said: readonly Said[];
}

/** An idea and the words that say it: indexes of the first and of the word after the last. */
export interface Said {
  readonly idea: number;
  readonly from: number;
  readonly to: number;
}

export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

const number = (concept: Concept): number => conceptNumber.get(concept) ?? 0;
const denial = number('not');
const refusal = number('unwanted');
/** Said after "I do not want you to", these are denied too. */
const acts = new Set(
  (['erase', 'forget', 'restrict', 'correct', 'port', 'transfer', 'copy'] as const).map(number),
);

/** Reads text in one language. A subject comes first, on a line of its own. */
export function read(
  text: string,
  subject: string,
  lexicon: Lexicon,
  language: string | null,
): Reading {
  const whole = (subject === '' ? text : `${subject}.\n\n${text}`).normalize('NFC');
  const words = tokens(whole, language);
  const found = mentions(words, lexicon);
  const sentences = bySentence(words, found, subject === '' ? 0 : subject.length, language);
  return { text: whole, tokens: words, sentences };
}

function bySentence(
  words: readonly Token[],
  found: readonly Mention[],
  subjectEnd: number,
  language: string | null,
): Sentence[] {
  const result: Sentence[] = [];
  let next = 0;
  for (let from = 0; from < words.length; ) {
    const id = words[from]?.sentence;
    let to = from + 1;
    while (to < words.length && words[to]?.sentence === id) to++;
    const start = next;
    while (next < found.length && (found[next]?.from ?? 0) < to) next++;
    const inside = found.slice(start, next);
    const subject = (words[from]?.from ?? 0) < subjectEnd;
    const said = polar(inside, words, language);
    const ideas = [...new Set(said.map(({ idea }) => idea))].sort((a, b) => a - b);
    result.push({ from, to, subject, ideas, said });
    from = to;
  }
  return result;
}

/** Languages that put "not" behind the verb it denies: löschen Sie nicht, verwijder niet, radera inte. */
const behind = new Set(['de', 'nl', 'sv', 'da']);

/** Each mention as an idea: denied when a "not" of its clause, not part of another phrase, covers it. */
function polar(
  inside: readonly Mention[],
  words: readonly Token[],
  language: string | null,
): Said[] {
  const denials: { clause: number; from: number; acts: boolean }[] = [];
  for (const mention of inside) {
    const clause = words[mention.from]?.clause ?? 0;
    if (mention.concept === refusal) denials.push({ clause, from: mention.from, acts: true });
    if (mention.concept === denial && !absorbed(mention, inside))
      denials.push({ clause, from: mention.from, acts: false });
  }
  const backwards = behind.has(language ?? '');
  return inside
    .filter(({ concept }) => concept !== denial)
    .map(({ concept, from, to }) => {
      const clause = words[from]?.clause ?? 0;
      const denied = denials.some(
        (not) =>
          not.clause === clause &&
          (!not.acts || acts.has(concept)) &&
          (not.from <= from || (backwards && !not.acts)),
      );
      return { idea: concept * 2 + (denied ? 1 : 0), from, to };
    });
}

/** "I do not want", "no longer": the "not" is part of the phrase and denies nothing else. */
function absorbed(mention: Mention, inside: readonly Mention[]): boolean {
  return inside.some(
    (other) =>
      other.concept !== denial &&
      other.to - other.from > 1 &&
      other.from <= mention.from &&
      other.to >= mention.to,
  );
}
