/** Finds a language's phrases (content/<language>/phrases.ts) among a letter's words. */
import { type Concept, concepts, type Phrases } from '#content/phrases.ts';
import { type Token, tokens } from './tokens.ts';

/** One idea found: which, where, and whether its clause denies it. */
export interface Mention {
  readonly concept: number;
  /** Indexes of the first word and of the word after the last. */
  readonly from: number;
  readonly to: number;
}

/** A word to match: exactly, or by how it begins. */
interface Word {
  readonly text: string;
  readonly begins: boolean;
}

/** null stands for "…": up to `gap` words between. */
type Item = readonly Word[] | null;

interface Entry {
  readonly concept: number;
  readonly items: readonly Item[];
}

export interface Lexicon {
  readonly exact: ReadonlyMap<string, readonly Entry[]>;
  /** By the first two code units of the beginning. */
  readonly beginnings: ReadonlyMap<
    number,
    readonly { readonly text: string; readonly entry: Entry }[]
  >;
}

const gap = 4;

export const conceptNumber = new Map<Concept, number>(
  concepts.map((concept, index) => [concept, index]),
);

export function compile(phrases: Phrases, language: string): Lexicon {
  const exact = new Map<string, Entry[]>();
  const beginnings = new Map<number, { text: string; entry: Entry }[]>();
  for (const [index, concept] of concepts.entries()) {
    for (const written of phrases[concept].split(',')) {
      for (const spelling of spellings(written.trim())) {
        const entry = { concept: index, items: parse(spelling, language) };
        for (const word of entry.items[0] ?? []) {
          if (word.begins) push(beginnings, firstTwo(word.text), { text: word.text, entry });
          else push(exact, word.text, entry);
        }
      }
    }
  }
  return { exact, beginnings };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** People without the right keyboard write löschen as loeschen, på as paa, ß as ss. */
const digraphs: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  ø: 'oe',
  æ: 'ae',
  œ: 'oe',
  đ: 'dj',
  ß: 'ss',
};

function spellings(entry: string): readonly string[] {
  if (entry === '') return [];
  const spelt = entry.replace(/[äöüåøæœđß]/g, (character) => digraphs[character] ?? character);
  return spelt === entry ? [entry] : [entry, spelt];
}

function parse(entry: string, language: string): Item[] {
  return entry
    .split(/\s+/)
    .flatMap((place) => (place === '…' ? [null] : parsePlace(place, language)));
}

/** One place may hold several words ("e-mail" none, "l'accès" two), or several choices ("send/mail"). */
function parsePlace(place: string, language: string): Item[] {
  if (place.includes('/')) {
    return [place.split('/').flatMap((choice) => parsePlace(choice, language)[0] ?? [])];
  }
  const begins = place.endsWith('*');
  const words = tokens(place.normalize('NFC'), language).map((token) => token.text);
  return words.map((text, index) => [{ text, begins: begins && index === words.length - 1 }]);
}

function firstTwo(text: string): number {
  return text.charCodeAt(0) * 0x10000 + (text.charCodeAt(1) || 0);
}

/** Every phrase of the language in the words, leaving out what stands inside phrases to pass over. */
export function mentions(words: readonly Token[], lexicon: Lexicon): Mention[] {
  const found: Mention[] = [];
  const ignored = conceptNumber.get('ignore');
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    for (const entry of lexicon.exact.get(text) ?? []) note(found, words, at, entry);
    for (const { text: beginning, entry } of lexicon.beginnings.get(firstTwo(text)) ?? []) {
      if (text.startsWith(beginning)) note(found, words, at, entry);
    }
  }
  const skipped = found.filter((mention) => mention.concept === ignored);
  if (skipped.length === 0) return found;
  const within = new Uint8Array(words.length);
  for (const { from, to } of skipped) within.fill(1, from, to);
  return found.filter((mention) => mention.concept === ignored || within[mention.from] !== 1);
}

function note(found: Mention[], words: readonly Token[], at: number, entry: Entry): void {
  const to = entry.items.length === 1 ? at + 1 : matchEnd(words, at, entry.items);
  if (to > 0) found.push({ concept: entry.concept, from: at, to });
}

function matchEnd(words: readonly Token[], at: number, items: readonly Item[]): number {
  const sentence = words[at]?.sentence;
  let next = at + 1;
  for (let i = 1; i < items.length; i++) {
    let item = items[i];
    let reach = next;
    if (item === null) {
      item = items[++i];
      reach = next + gap;
    }
    if (item === undefined || item === null) return 0;
    let hit = -1;
    for (let j = next; j <= reach && hit === -1; j++) {
      const word = words[j];
      if (word === undefined || word.sentence !== sentence) break;
      if (matches(word.text, item)) hit = j;
    }
    if (hit === -1) return 0;
    next = hit + 1;
  }
  return next;
}

function matches(text: string, item: readonly Word[]): boolean {
  return item.some((word) => (word.begins ? text.startsWith(word.text) : text === word.text));
}
