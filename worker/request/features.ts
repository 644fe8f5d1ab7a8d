/**
 * A letter as the numbers the model weighs: which ideas stand in it, alone and together in a
 * sentence, denied or not, and how said; the ways of asking of content/asking.ts; the words
 * themselves; and how the letter came. The ideas are the same in every language, so what is learnt
 * from one language serves the others; the words are each language's own.
 */
import { asking, type Way } from '#content/asking.ts';
import type { Concept } from '#content/phrases.ts';
import type { Label } from './classification.ts';
import { conceptNumber, type Lexicon, type Mention, mentions } from './lexicon.ts';
import { type Token, tokens } from './tokens.ts';

/** A feature is a 32-bit number: what it means is hashed into it. */
export interface Features {
  readonly ideas: Group;
  readonly pairs: Group;
  readonly ways: Group;
  readonly words: Group;
  readonly signs: Group;
}

/** Features of one sort and the sentence each first stood in (-1: the letter as a whole). */
export interface Group {
  readonly keys: number[];
  readonly sentences: number[];
}

/** A sentence of the letter: its words and the ideas in it. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly subject: boolean;
  /** Index of the concept, twice; plus one when its clause denies it. */
  readonly ideas: readonly number[];
  readonly mentions: readonly Mention[];
}

export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

const number = (concept: Concept): number => conceptNumber.get(concept) ?? 0;
const denial = number('not');
const refusal = number('unwanted');
const frames = (['ask', 'past', 'if', 'theirs', 'general'] as const).map(number);
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
  const sentences = bySentence(words, found, subject === '' ? 0 : subject.length);
  return { text: whole, tokens: words, sentences };
}

function bySentence(
  words: readonly Token[],
  found: readonly Mention[],
  subjectEnd: number,
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
    result.push({ from, to, subject, ideas: polar(inside, words), mentions: inside });
    from = to;
  }
  return result;
}

/** Each idea once, marked as denied when a "not" in its clause belongs to no other phrase. */
function polar(inside: readonly Mention[], words: readonly Token[]): number[] {
  const denied = new Set<number>();
  const refused = new Set<number>();
  for (const mention of inside) {
    const clause = words[mention.from]?.clause ?? 0;
    if (mention.concept === refusal) refused.add(clause);
    if (mention.concept === denial && !absorbed(mention, inside)) denied.add(clause);
  }
  const ideas = new Set<number>();
  for (const { concept, from } of inside) {
    if (concept === denial) continue;
    const clause = words[from]?.clause ?? 0;
    const negative = denied.has(clause) || (acts.has(concept) && refused.has(clause));
    ideas.add(concept * 2 + (negative ? 1 : 0));
  }
  return [...ideas].sort((a, b) => a - b);
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

const space = {
  idea: 1,
  framed: 2,
  subject: 3,
  pair: 4,
  way: 5,
  word: 6,
  couple: 7,
  sign: 8,
  opening: 9,
} as const;

function hash(kind: number, a: number, b: number): number {
  let h = Math.imul(kind, 0x9e3779b1) ^ Math.imul(a + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) ^ Math.imul(b + 1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 13), 0x165667b1);
  return (h ^ (h >>> 16)) | 0;
}

class Collector implements Group {
  readonly keys: number[] = [];
  readonly sentences: number[] = [];
  readonly #seen = new Set<number>();

  add(key: number, sentence: number): void {
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.keys.push(key);
    this.sentences.push(sentence);
  }
}

export function features(
  reading: Reading,
  language: string | null,
  signs: readonly string[],
): Features {
  const ideas = new Collector();
  const pairs = new Collector();
  const ways = new Collector();
  for (const [index, sentence] of reading.sentences.entries()) {
    alone(ideas, sentence, index);
    together(pairs, sentence, index);
    askedIn(ways, sentence, index);
  }
  const noted = new Collector();
  for (const sign of signs) noted.add(hash(space.sign, hashText(sign, 0), 0), -1);
  return { ideas, pairs, ways, words: wordFeatures(reading, language), signs: noted };
}

function alone(group: Collector, sentence: Sentence, index: number): void {
  const question = 0;
  for (const idea of sentence.ideas) {
    group.add(hash(space.idea, idea, question), index);
    if (sentence.subject) group.add(hash(space.subject, idea, 0), index);
    for (const frame of frames) {
      const framed = sentence.ideas.includes(frame * 2) || sentence.ideas.includes(frame * 2 + 1);
      if (framed && idea >> 1 !== frame) group.add(hash(space.framed, idea, frame), index);
    }
  }
}

/** Longest list of ideas paired in one sentence: hostile text must not make squares of it. */
const mostIdeas = 40;

function together(group: Collector, sentence: Sentence, index: number): void {
  const ideas = sentence.ideas.slice(0, mostIdeas);
  for (let i = 0; i < ideas.length; i++) {
    for (let j = i + 1; j < ideas.length; j++)
      group.add(hash(space.pair, ideas[i] ?? 0, ideas[j] ?? 0), index);
  }
}

interface Rule {
  readonly label: Label;
  readonly way: Way;
  readonly wanted: readonly number[];
  readonly barred: readonly number[];
  readonly key: number;
}

/** Rules by their first wanted idea, so that a sentence tries only those that may hold in it. */
const rules = new Map<number, Rule[]>();
for (const [label, list] of Object.entries(asking)) {
  for (const [index, way] of list.entries()) {
    const rule = compileRule(label as Label, way, index);
    const first = rule.wanted[0] ?? -1;
    rules.set(first, [...(rules.get(first) ?? []), rule]);
  }
}

function compileRule(label: Label, way: Way, index: number): Rule {
  const idea = (written: string): number => {
    const denied = written.startsWith('-');
    return number(written.replace(/^[-!]/, '') as Concept) * 2 + (denied ? 1 : 0);
  };
  const wanted = way.filter((written) => !written.startsWith('!')).map(idea);
  const barred = way
    .filter((written) => written.startsWith('!'))
    .flatMap((written) => [idea(written), idea(written) + 1]);
  return { label, way, wanted, barred, key: hash(space.way, hashText(label, 0), index) };
}

/** The ways of asking found in a sentence. */
export function waysIn(sentence: Sentence): Rule[] {
  const has = (idea: number): boolean => sentence.ideas.includes(idea);
  return sentence.ideas.flatMap((idea) =>
    (rules.get(idea) ?? []).filter((rule) => rule.wanted.every(has) && !rule.barred.some(has)),
  );
}

function askedIn(group: Collector, sentence: Sentence, index: number): void {
  for (const { key, label } of waysIn(sentence)) {
    group.add(key, index);
    group.add(hash(space.way, hashText(label, 0), 9999), index);
  }
}

/** How much of a word counts: its beginning, so that endings do not matter. */
const stemLength = 6;
const mostWords = 2000;

function wordFeatures(reading: Reading, language: string | null): Group {
  const group = new Collector();
  const seed = hashText(language ?? '', 1);
  let before = 0;
  let sentence = -1;
  for (const token of reading.tokens.slice(0, mostWords)) {
    if (token.sentence !== sentence) before = seed;
    sentence = token.sentence;
    const stem = hashText(
      token.text.length > stemLength ? token.text.slice(0, stemLength) : token.text,
      seed,
    );
    group.add(hash(space.word, stem, 0), sentence);
    group.add(hash(space.couple, before, stem), sentence);
    before = stem;
  }
  return group;
}

/** FNV-1a over UTF-16 units. */
function hashText(text: string, seed: number): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}
