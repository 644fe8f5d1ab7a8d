/** A letter's words in order, folded for comparison, with the place each has in the letter. */

export interface Token {
  /** Small letters, without accents; apostrophes dropped. */
  readonly text: string;
  /** UTF-16 offsets into the text read. */
  readonly from: number;
  readonly to: number;
  /** Number of the sentence, and of the clause, counted through the whole letter. */
  readonly sentence: number;
  readonly clause: number;
}

/** Stands for an address of the web or of mail, whose letters say nothing. */
export const link = '\u0001link';
export const mailAddress = '\u0001mail';

const other = 0;
const letter = 1;
const digit = 2;
const apostrophe = 3;

/** Folded code unit and class of each code unit of the basic plane, built once. */
const folded = new Uint16Array(0x10000);
const kinds = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) {
  folded[code] = code;
  // Scripts beyond the languages read are kept as they are; their letters only count as letters.
  if (code >= 0x2e80 && (code < 0xd800 || code > 0xf8ff))
    kinds[code] = code < 0xfe00 ? letter : other;
  if (code >= 0x2000) continue;
  const character = String.fromCharCode(code);
  if (/\p{L}/u.test(character)) kinds[code] = letter;
  else if (/\p{N}/u.test(character)) kinds[code] = digit;
  else if (code === 0x27) kinds[code] = apostrophe;
  const small = character.toLowerCase().normalize('NFD');
  if (small !== '') folded[code] = small.charCodeAt(0);
}
kinds[0x2019] = apostrophe;
kinds[0x02bc] = apostrophe;
for (const pair of ['łl', 'Łl', 'øo', 'Øo', 'đd', 'Đd', 'ıi', 'ςσ', 'Ææ', 'Œœ']) {
  folded[pair.charCodeAt(0)] = pair.charCodeAt(1);
}

/** One code unit for one: offsets into the folded text are offsets into the text. */
export function fold(text: string): string {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = folded[text.charCodeAt(i)] ?? 0;
  let out = '';
  for (let i = 0; i < units.length; i += 8192)
    out += String.fromCharCode(...units.subarray(i, i + 8192));
  return out;
}

/** Languages that write two words with an apostrophe between: l'accès, dell'archivio. */
const eliding = new Set(['fr', 'it', 'ca']);
const longestWord = 40;

/** `text` must be NFC. */
export function tokens(text: string, language: string | null): Token[] {
  const flat = fold(text);
  const elides = language !== null && eliding.has(language);
  const found: Token[] = [];
  let sentence = 0;
  let clause = 0;
  let at = 0;
  while (at < flat.length) {
    const kind = kinds[flat.charCodeAt(at)] ?? other;
    if (kind !== letter && kind !== digit) {
      const pause = pauseAt(text, at, found[found.length - 1]);
      if (pause === 'sentence') sentence++;
      if (pause !== null) clause++;
      at++;
      continue;
    }
    const end = wordEnd(flat, at, elides);
    const special = addressEnd(flat, at, end);
    const to = special?.to ?? end;
    found.push({
      text: special?.text ?? plain(flat.slice(at, Math.min(end, at + longestWord))),
      from: at,
      to,
      sentence,
      clause,
    });
    at = to;
  }
  return found;
}

function plain(word: string): string {
  return /['’ʼ-]/.test(word) ? word.replace(/['’ʼ-]/g, '') : word;
}

function wordEnd(flat: string, from: number, elides: boolean): number {
  let at = from + 1;
  for (; at < flat.length; at++) {
    const kind = kinds[flat.charCodeAt(at)] ?? other;
    if (kind === letter || kind === digit) continue;
    const inside = isWord(flat, at + 1);
    if (kind === apostrophe && inside && !elides) continue;
    // "e-mail" is one word however it is written.
    if (
      flat[at] === '-' &&
      at === from + 1 &&
      flat[from] === 'e' &&
      flat.startsWith('mail', at + 1)
    )
      continue;
    break;
  }
  return at;
}

function isWord(flat: string, at: number): boolean {
  const kind = kinds[flat.charCodeAt(at)] ?? other;
  return kind === letter || kind === digit;
}

function addressEnd(flat: string, from: number, end: number): { text: string; to: number } | null {
  const web = flat.startsWith('://', end) || (end - from === 3 && flat.startsWith('www.', from));
  if (!web && !/[@.+_-]/.test(flat[end] ?? '')) return null;
  let to = end;
  let at = flat[end] === '@';
  while (to < flat.length && to < from + 500 && !/[\s<>"()[\],;]/.test(flat[to] ?? ' ')) {
    if (flat[to] === '@') at = true;
    to++;
  }
  while (to > end && /[.!?:]/.test(flat[to - 1] ?? '')) to--;
  if (web) return { text: link, to };
  return at && to > end ? { text: mailAddress, to } : null;
}

type Pause = 'sentence' | 'clause' | null;

/** Whether something ends at this character: a sentence, a clause, or nothing. */
function pauseAt(text: string, at: number, before: Token | undefined): Pause {
  const here = text[at] ?? '';
  if (here === '\n') return lineEnd(text, at);
  if (/[,:()–—;•·|/]/.test(here))
    return here === ';' || here === '•' || here === '|' ? 'sentence' : 'clause';
  if (!/[.!?…]/.test(here)) return null;
  const next = /^[.!?…"')\]]*(\s+)(\S?)/.exec(text.slice(at + 1, at + 12));
  if (next === null) return at + 1 >= text.length ? 'sentence' : null;
  if (here !== '.') return 'sentence';
  // "Art. 15", "lit. a", "z. B.": a short word, then a number or a small letter, goes on.
  const short = before !== undefined && before.to - before.from <= 4;
  const small = /[\p{Ll}\d]/u.test(next[2] ?? '');
  return small && short ? null : 'sentence';
}

/** An empty line or a bullet ends a sentence; the end of a short line ends a clause; a wrap nothing. */
function lineEnd(text: string, at: number): Pause {
  const next = /^[ \t]*(?:\n|[-*•–]|\(?\d{1,2}[.)]|\(?[a-z]\))/.exec(text.slice(at + 1, at + 12));
  if (next !== null) return 'sentence';
  const start = text.lastIndexOf('\n', at - 1);
  return at - start < 55 ? 'clause' : null;
}
