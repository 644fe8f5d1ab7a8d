/**
 * A letter as the numbers the model weighs: which ideas stand in it, alone and together in a
 * sentence, denied or not, and how said; the ways of asking of content/asking.ts; the words
 * themselves; and how the letter came. The ideas are the same in every language, so what is learnt
 * from one language serves the others; the words are each language's own.
 */
import type { Concept } from '#content/phrases.ts';
import { waysIn } from './asked-way.ts';
import { conceptNumber } from './lexicon.ts';
import type { Reading, Sentence } from './sentence.ts';

/** A feature is a 32-bit number: what it means is hashed into it. */
export interface Features {
  /** One sample per sentence. People ask in a sentence; the rest of a letter is about it. */
  readonly sentences: readonly Sample[];
  /** How the letter came and looks, apart from its words. */
  readonly letter: Sample;
}

/** Each feature once, with how much it counts. */
export interface Sample {
  readonly keys: number[];
  readonly values: number[];
}

/** Ideas that say how another is meant. */
const frames = (['ask', 'past', 'if', 'theirs', 'general'] as const).map(
  (concept: Concept) => conceptNumber.get(concept) ?? 0,
);

const space = {
  idea: 1,
  framed: 2,
  subject: 3,
  pair: 4,
  way: 5,
  word: 6,
  couple: 7,
  sign: 8,
  before: 9,
  after: 10,
  long: 11,
  near: 12,
  article: 13,
  root: 14,
} as const;

function hash(kind: number, a: number, b: number): number {
  let h = Math.imul(kind, 0x9e3779b1) ^ Math.imul(a + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) ^ Math.imul(b + 1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 13), 0x165667b1);
  return (h ^ (h >>> 16)) | 0;
}

class Collector implements Sample {
  readonly keys: number[] = [];
  readonly values: number[] = [];
  readonly #seen = new Set<number>();

  add(key: number, value: number): void {
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.keys.push(key);
    this.values.push(value);
  }
}

/** Longest part of a letter weighed, in sentences; more than a person reads for one wish. */
export const mostSentences = 120;

export function features(
  reading: Reading,
  language: string | null,
  signs: readonly string[],
): Features {
  const letter = new Collector();
  for (const sign of signs) letter.add(hash(space.sign, hashText(sign, 0), 0), 1);
  const read = reading.sentences.slice(0, mostSentences);
  const samples = read.map((sentence, index) => {
    const sample = new Collector();
    alone(sample, sentence);
    together(sample, sentence);
    askedIn(sample, sentence);
    articles(sample, reading, sentence);
    nearby(sample, read[index - 1], space.before);
    nearby(sample, read[index + 1], space.after);
    wordsIn(sample, reading, sentence, language);
    return sample;
  });
  return { sentences: samples, letter };
}

function alone(sample: Collector, sentence: Sentence): void {
  for (const idea of sentence.ideas) {
    sample.add(hash(space.idea, idea, 0), 1);
    if (sentence.subject) sample.add(hash(space.subject, idea, 0), 0.5);
    for (const frame of frames) {
      const framed = sentence.ideas.includes(frame * 2) || sentence.ideas.includes(frame * 2 + 1);
      if (framed && idea >> 1 !== frame) sample.add(hash(space.framed, idea, frame), 0.7);
    }
  }
}

/** Longest list of ideas paired in one sentence: hostile text must not make squares of it. */
const mostIdeas = 40;
/** Ideas at most so many words apart belong together. */
const reach = 4;

function together(sample: Collector, sentence: Sentence): void {
  const said = sentence.said.slice(0, 200);
  for (let i = 0; i < said.length; i++) {
    const { idea, to } = said[i] ?? { idea: 0, to: 0 };
    for (let j = i + 1; j < Math.min(said.length, i + 30); j++) {
      const next = said[j];
      if (next === undefined || next.from > to + reach) break;
      if (next.idea === idea) continue;
      sample.add(hash(space.near, Math.min(idea, next.idea), Math.max(idea, next.idea)), 0.6);
    }
  }
  const ideas = sentence.ideas.slice(0, mostIdeas);
  const value = 0.6 / Math.sqrt(1 + ideas.length / 6);
  for (let i = 0; i < ideas.length; i++) {
    for (let j = i + 1; j < ideas.length; j++)
      sample.add(hash(space.pair, ideas[i] ?? 0, ideas[j] ?? 0), value);
  }
}

/** What the sentence before or after speaks of: "This is about my data. Please delete it." */
function nearby(sample: Collector, other: Sentence | undefined, where: number): void {
  for (const idea of other?.ideas.slice(0, mostIdeas) ?? []) sample.add(hash(where, idea, 0), 0.6);
}

function askedIn(sample: Collector, sentence: Sentence): void {
  for (const { label, index } of waysIn(sentence)) {
    const right = hashText(label, 0);
    sample.add(hash(space.way, right, index), 1);
    sample.add(hash(space.way, right, 9999), 1);
  }
}

/** "Art. 15", "Artikel 15", "άρθρο 15", "čl. 15": said alike in every language. */
const articleWord = /^(?:art|αρθρ|clan|cl$)/;

function articles(sample: Collector, reading: Reading, sentence: Sentence): void {
  for (let at = sentence.from; at < sentence.to; at++) {
    if (!articleWord.test(reading.tokens[at]?.text ?? '')) continue;
    const number = Number.parseInt(reading.tokens[at + 1]?.text ?? '', 10);
    if (number >= 1 && number < 100) sample.add(hash(space.article, number, 0), 1);
  }
}

/** How much of a word counts: its beginning, so that endings do not matter; */
const stemLength = 6;
/** and less of it, a little, for languages that change more than the ending. */
const rootLength = 4;
/** Words weighed in one sentence. */
const mostWords = 80;

function wordsIn(
  sample: Collector,
  reading: Reading,
  sentence: Sentence,
  language: string | null,
): void {
  const seed = hashText(language ?? '', 1);
  const to = Math.min(sentence.to, sentence.from + mostWords);
  const value = 1.6 / Math.sqrt(2 + to - sentence.from);
  let before = seed;
  for (let at = sentence.from; at < to; at++) {
    const text = reading.tokens[at]?.text ?? '';
    const stem = hashText(text.length > stemLength ? text.slice(0, stemLength) : text, seed);
    sample.add(hash(space.word, stem, 0), value);
    sample.add(hash(space.couple, before, stem), value);
    if (text.length > rootLength)
      sample.add(hash(space.root, hashText(text.slice(0, rootLength), seed), 0), value * 0.7);
    before = stem;
  }
  sample.add(hash(space.couple, before, seed), value);
  sample.add(hash(space.long, Math.min(6, Math.ceil(Math.log2(1 + to - sentence.from))), 0), 0.5);
}

/** FNV-1a over UTF-16 units. */
function hashText(text: string, seed: number): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}
