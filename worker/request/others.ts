/**
 * Finds people other than the one asking in what is about to be disclosed to them (UK GDPR Art.
 * 15(4), DPA 2018 Sch. 2 para. 16): names, mail addresses and telephone numbers. It proposes and an
 * officer decides, so it would rather name a word too many. Pure, and linear in the text's length.
 */
import {
  common,
  cues,
  givenNames,
  greetings,
  particles,
  things,
  titles,
} from '#content/name-clues.ts';
import { normalAddress } from './address.ts';

/** Those who may be named: the person asking, our own staff and things that look like names. */
export interface Known {
  /** Names of the person asking and of the company's staff, whole. */
  readonly people: readonly string[];
  /** Names of companies, events and products, which are no people. */
  readonly things: readonly string[];
  /** Mail addresses of the person asking, in normal form. */
  readonly addresses: readonly string[];
  /** Domains of the company itself. */
  readonly domains: readonly string[];
  /** Telephone numbers of the person asking and of the company. */
  readonly phones: readonly string[];
}

export interface Mention {
  /** As they stand in the text, spaces made single. */
  readonly words: string;
  readonly by: Clue;
}

export type Clue = 'address' | 'phone' | 'title' | 'greeting' | 'cue' | 'name' | 'elsewhere';

const ADDRESS = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const PHONE = /(?<![\p{L}\p{N}])\+?\(?\d(?:[\d\s()./-]{6,22})\d(?![\p{L}\p{N}])/gu;
const WORD = /[\p{L}\p{M}][\p{L}\p{M}’'-]*/gu;
const FEWEST_DIGITS = 9;
const MOST_WORDS_OF_A_NAME = 4;

/** Every mention, each words once. @param texts what is to be disclosed, read together */
export function othersNamed(texts: readonly string[], known: Known): Mention[][] {
  const first = texts.map((text) => mentionsIn(text, known));
  // Somebody named in full in one letter may be "Anna" in the next.
  const parts = partsOfNames(first.flat(), known);
  return texts.map((text, index) => {
    const own = first[index] ?? [];
    // What is proposed already is not looked through for its own parts.
    const rest = own.reduce((left, { words }) => left.replaceAll(words, ' '), single(text));
    return unique([...own, ...elsewhere(rest, parts)]);
  });
}

function mentionsIn(text: string, known: Known): Mention[] {
  // An address is one mention; the name inside it is not a second.
  const bare = withoutKnown(text.replace(ADDRESS, blank), known);
  return [...addressesIn(text, known), ...phonesIn(bare, known), ...namesIn(bare, known)];
}

/** Nobody's words any more, and as long as they were: a name does not reach across. */
const blank = (words: string): string => '·'.repeat(words.length);

/** Whole names of those who may be named, so that "Asked Marion Blyth" is not taken for a name. */
function withoutKnown(text: string, { people }: Known): string {
  const whole = people.filter((name) => partsOf(name).length > 1);
  return whole.reduce((rest, name) => rest.replaceAll(name, blank), text);
}

function addressesIn(text: string, known: Known): Mention[] {
  return [...text.matchAll(ADDRESS)].flatMap(([found]) => {
    const address = normalAddress(found.replace(/[.'-]+$/, ''));
    if (!address || known.addresses.includes(address)) return [];
    const domain = address.slice(address.lastIndexOf('@') + 1);
    return known.domains.includes(domain) ? [] : [{ words: found, by: 'address' as const }];
  });
}

function phonesIn(text: string, known: Known): Mention[] {
  const ours = new Set(known.phones.map(lastDigits));
  return [...text.matchAll(PHONE)].flatMap(([found]) => {
    const words = found.trim();
    const digits = words.replace(/\D/g, '');
    // A day and a time have digits too, and are not dialled.
    if (digits.length < FEWEST_DIGITS || /^\d{4}-\d\d-\d\d/.test(words)) return [];
    return ours.has(lastDigits(words)) ? [] : [{ words: single(words), by: 'phone' as const }];
  });
}

/** With and without country code and trunk zero, a number ends the same. */
function lastDigits(phone: string): string {
  return phone.replace(/\(0\)/g, '').replace(/\D/g, '').slice(-FEWEST_DIGITS);
}

interface Token {
  readonly word: string;
  readonly at: number;
  readonly end: number;
}

/** Runs of capitalised words, particles between them; then what of a run is a name. */
function namesIn(text: string, known: Known): Mention[] {
  const tokens: Token[] = [...text.matchAll(WORD)].map((match) => ({
    word: match[0].replace(/[’']s$/, '').replace(/[’'-]+$/, ''),
    at: match.index,
    end: match.index + match[0].length,
  }));
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const run = runFrom(text, tokens, at);
    if (run.length === 0) continue;
    mentions.push(...nameOf(text, run, tokens[at - 1], known));
    at += run.length - 1;
  }
  return mentions;
}

function runFrom(text: string, tokens: readonly Token[], from: number): Token[] {
  const run: Token[] = [];
  for (let at = from; at < tokens.length && run.length < 8; at++) {
    const token = tokens[at];
    const last = run.at(-1);
    if (!token) break;
    // Only spaces, or the dot of a title or an initial, may stand between.
    if (last && !/^(?:\.?[ \t]{1,3}|\.?[ \t]*\r?\n[ \t]*|\.)$/.test(text.slice(last.end, token.at)))
      break;
    if (!isCapitalised(token.word) && !(last && particles.has(token.word))) break;
    // A sentence that ends here: the dot belongs to it, and not to a title or an initial.
    if (last && text[last.end] === '.' && !titles.has(last.word) && last.word.length > 1) break;
    run.push(token);
  }
  while (run.length > 0 && particles.has(run.at(-1)?.word ?? '')) run.pop();
  return run;
}

function nameOf(
  text: string,
  run: readonly Token[],
  before: Token | undefined,
  known: Known,
): Mention[] {
  let rest = [...run];
  let by: Clue = before && cues.has(before.word) ? 'cue' : 'name';
  while (rest[0] && (isNobody(rest[0].word) || titles.has(rest[0].word))) {
    if (titles.has(rest[0].word)) by = 'title';
    else if (greetings.has(rest[0].word)) by = 'greeting';
    rest = rest.slice(1);
  }
  while (isNobody(rest.at(-1)?.word ?? '—')) rest = rest.slice(0, -1);
  rest = rest.slice(0, MOST_WORDS_OF_A_NAME);
  const [head, tail] = [rest[0], rest.at(-1)];
  if (!head || !tail || rest.some(({ word }) => things.has(word))) return [];
  const words = single(text.slice(head.at, tail.at + tail.word.length));
  if (isKnown(words, known)) return [];
  const clear = rest.length > 1 || by !== 'name' || givenNames.has(head.word);
  return clear ? [{ words, by }] : [];
}

const isNobody = (word: string): boolean => common.has(word) || greetings.has(word);

/** `Anna`, `McNeil`, `O'Brien`, an initial; not `PDF` and not `iPad`. */
function isCapitalised(word: string): boolean {
  return /^\p{Lu}(?:$|[\p{L}\p{M}’'-]*\p{Ll})/u.test(word);
}

/** The person asking, one of our staff, by whole name or a part of it; or a thing. */
function isKnown(words: string, known: Known): boolean {
  const wanted = partsOf(words);
  const within = (name: string) => {
    const parts = new Set(partsOf(name));
    return wanted.every((part) => parts.has(part));
  };
  if (known.people.some(within)) return true;
  // A company may be called after somebody, who is somebody else.
  const given = words.split(' ').some((word) => givenNames.has(word));
  return !given && known.things.some(within);
}

const partsOf = (name: string): string[] =>
  (name.toLowerCase().match(WORD) ?? []).filter((part) => part.length > 1);

function partsOfNames(mentions: readonly Mention[], known: Known): Set<string> {
  const names = mentions.filter(({ by }) => by !== 'address' && by !== 'phone');
  const parts = names.flatMap(({ words }) => words.match(WORD) ?? []);
  return new Set(
    parts.filter((part) => part.length > 2 && !isNobody(part) && !isKnown(part, known)),
  );
}

function elsewhere(text: string, parts: ReadonlySet<string>): Mention[] {
  return [...text.matchAll(WORD)]
    .map(([word]) => word.replace(/[’']s$/, ''))
    .filter((word) => isCapitalised(word) && parts.has(word))
    .map((words) => ({ words, by: 'elsewhere' as const }));
}

function unique(mentions: readonly Mention[]): Mention[] {
  const seen = new Map<string, Mention>();
  for (const one of mentions) if (!seen.has(one.words)) seen.set(one.words, one);
  return [...seen.values()];
}

const single = (text: string): string => text.replace(/\s+/g, ' ').trim();
