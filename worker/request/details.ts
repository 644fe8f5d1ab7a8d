/**
 * Particulars a letter gives, for the form the desk works with: what is to be corrected, who is
 * meant when an agent writes, and the addresses, numbers and days in it. Proposals only: a person
 * confirms each. Pure, and linear in the letter's length.
 */
import { fieldWords } from '#content/field-words.ts';
import type { Concept } from '#content/phrases.ts';
import { normalAddress } from './address.ts';
import { conceptNumber } from './lexicon.ts';
import type { Message } from './message.ts';
import type { Read } from './reading.ts';
import type { Sentence } from './sentence.ts';
import { fold } from './tokens.ts';

export type Field = keyof typeof fieldWords;

export interface Correction {
  readonly field: Field;
  readonly old?: string;
  readonly new: string;
}

export interface Particulars {
  readonly corrections: readonly Correction[];
  /** The sentence that says the letter is written for somebody else; null when none does. */
  readonly onBehalf: string | null;
  /** Mail addresses in the sender's own words, normal form, the sender's own left out. */
  readonly addresses: readonly string[];
  readonly phones: readonly string[];
  /** Days as written: "3 March 2026", "03.03.2026", "2026-03-03". */
  readonly days: readonly string[];
}

/** Longest text looked through, in UTF-16 units. */
const longest = 24_000;
const address = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const phone = /(?<![\p{L}\p{N}.])\+?\(?\d[\d\s()/-]{6,20}\d(?![\p{L}\p{N}])/gu;
const numbered = /(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?!\d)/g;
const written = /(?<!\d)\d{1,2}(?:st|nd|rd|th|\.|er|º)?(?: de| of)? \p{L}{3,12}\.?(?: de)? \d{4}/gu;

export function particulars(read: Read, message: Message): Particulars {
  const text = read.reading.text.slice(0, longest);
  const own = message.from?.address ?? '';
  const days = unique([...found(text, numbered, /\d/), ...found(text, written, /\d/)]);
  return {
    corrections: read.reading.sentences.flatMap((sentence) => correction(read, sentence)),
    onBehalf: onBehalf(read),
    addresses: unique(addressesIn(text).flatMap((one) => normalAddress(one) ?? [])).filter(
      (one) => one !== own,
    ),
    phones: unique(phonesIn(text)).filter((one) => digits(one) >= 8 && !days.includes(one)),
    days,
  };
}

/** Most letters have no address, and many no digit: to look for that sign alone is quicker. */
const found = (text: string, pattern: RegExp, sign: RegExp): string[] =>
  sign.test(text) ? [...text.matchAll(pattern)].map(([whole]) => whole.trim()) : [];
const addressesIn = (text: string): string[] => found(text, address, /@/);
const phonesIn = (text: string): string[] => found(text, phone, /\d/);
const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
const digits = (text: string): number => text.replace(/\D/g, '').length;

const has = (sentence: Sentence, concept: Concept): boolean =>
  sentence.ideas.some((idea) => idea >> 1 === conceptNumber.get(concept));

function onBehalf(read: Read): string | null {
  const sentence = read.reading.sentences.find((one) => has(one, 'agent'));
  return sentence === undefined ? null : textOf(read, sentence).slice(0, 280);
}

function textOf({ reading }: Read, { from, to }: Sentence): string {
  return reading.text.slice(reading.tokens[from]?.from ?? 0, reading.tokens[to - 1]?.to ?? 0);
}

const value = String.raw`["“„«»'‘]?([\p{L}\p{N}][^"“”„«»‘’,;:.!?\n]{0,60}?)["”“»«'’]?`;
/** "from X to Y", in the languages that say it with two short words. */
const fromTo = new RegExp(
  String.raw`(?:^|\s)(?:from|von|de|da|van|fr[åa]n|fra|z|ze|s|od|από)\s+${value}\s+(?:to|auf|zu|à|en|a|naar|para|till|til|na|w|u|σε)\s+${value}(?=\s*(?:[.,;!?\n]|$))`,
  'iu',
);
/** "X, not Y" and "X instead of Y". */
const ratherThan = new RegExp(
  String.raw`(?:^|\s)${value}[\s,;]+(?:and not|not|instead of|nicht|statt|und nicht|pas|et non|au lieu de|y no|no|en vez de|non|e non|invece di|niet|in plaats van|e não|não|em vez de|a nie|nie|zamiast|inte|i stället för|ikke|i stedet for|nikoli|ne|místo|a ne|umjesto|όχι|αντί για)\s+${value}(?=[\s.,;!?"”»']|$)`,
  'iu',
);

function correction(read: Read, sentence: Sentence): Correction[] {
  const corrects = ['correct', 'wrong', 'changed', 'field'] as const;
  if (!corrects.some((concept) => has(sentence, concept))) return [];
  const text = textOf(read, sentence).slice(0, 400);
  const mail = addressesIn(text)[0];
  if (mail !== undefined) return [{ field: 'email', new: mail }];
  const number = phonesIn(text).find((one) => digits(one) >= 8);
  const field = fieldOf(text);
  if (number !== undefined && (field === 'phone' || field === 'mobile' || field === null))
    return [{ field: field ?? 'phone', new: number }];
  return exchanged(text, field ?? 'name');
}

function exchanged(text: string, field: Field): Correction[] {
  const [, before, after] = fromTo.exec(text) ?? [];
  if (before !== undefined && after !== undefined)
    return [{ field, old: before, new: leading(after) }];
  const [, right, wrong] = ratherThan.exec(text) ?? [];
  if (right === undefined || wrong === undefined) return [];
  // What stands before "not" is the whole sentence; the value is its last words.
  const last = right.split(/\s+/).slice(-2).filter(named).join(' ');
  return last === '' ? [] : [{ field, old: wrong, new: last }];
}

/** «Rafe Korner» of "Rafe Korner in your files": to the last name before two small words in a row. */
function leading(text: string): string {
  const words = text.split(/\s+/);
  const end = words.findIndex((word, at) => at > 0 && !named(word) && !named(words[at + 1] ?? ''));
  return words.slice(0, end === -1 ? words.length : end).join(' ');
}

/** Values of a record are names, numbers or titles: they begin with a capital or a digit. */
const named = (word: string): boolean => /^[\p{Lu}\p{N}]/u.test(word);

function fieldOf(text: string): Field | null {
  const words = fold(text).split(/[^\p{L}\p{N}-]+/u);
  for (const [field, beginnings] of Object.entries(fieldWords) as [Field, string][]) {
    const starts = beginnings.split(' ');
    if (words.some((word) => starts.some((start) => word.startsWith(start)))) return field;
  }
  return null;
}
