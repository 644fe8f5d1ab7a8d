/**
 * Finds what is never kept: numbers of payment cards (collect.card), and what somebody says in
 * passing of their own health, belief, age and the like (purpose.sensitive). Conservative, because
 * what it finds is destroyed: an invoice's or a parcel's number must never be taken for a card.
 */
import { sensitivePhrases as de } from '#content/de/sensitive.ts';
import { sensitivePhrases as en } from '#content/en/sensitive.ts';
import { sensitivePhrases as fr } from '#content/fr/sensitive.ts';
import type { Language } from '#content/language.ts';
import { type SensitiveKind, type SensitivePhrases, takenOut } from '#content/sensitive.ts';
import type { Effect } from './effect.ts';

/** A stretch of a text, in UTF-16 units, `to` exclusive. */
export interface Found {
  readonly kind: SensitiveKind;
  readonly from: number;
  readonly to: number;
}

const tables: Readonly<Record<string, SensitivePhrases>> = { en, de, fr };

/** More text than this is no letter; and the patterns below stay linear. */
const LONGEST = 300_000;

/** By the network's own ranges (ISO/IEC 7812): beginning, lengths, and how digits are grouped on it. */
const networks: readonly { name: string; begins: RegExp; groups: readonly string[] }[] = [
  { name: 'Visa', begins: /^4/, groups: ['4444'] },
  {
    name: 'Mastercard',
    begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    groups: ['4444'],
  },
  { name: 'American Express', begins: /^3[47]/, groups: ['465'] },
  { name: 'Diners Club', begins: /^3(?:0[0-5]|[68])/, groups: ['464'] },
  { name: 'Discover', begins: /^6(?:011|4[4-9]|5)/, groups: ['4444'] },
  { name: 'JCB', begins: /^35(?:2[89]|[3-8])/, groups: ['4444'] },
  { name: 'Maestro', begins: /^(?:5018|5020|5038|6304|6759|676[123])/, groups: ['4444', '44443'] },
];

/** What stands before a number that is a card's, or surely is another thing's. */
const cardWords =
  /\b(?:card|visa|master ?card|amex|american express|maestro|debit|credit|kreditkarte|karte|carte|carta|tarjeta|cvv|pan)\b/i;
const otherWords =
  /\b(?:invoice|order|ref(?:erence)?|tracking|parcel|iban|imei|serial|ticket|account|konto|rechnung|facture|commande|phone|tel|fax|vat|policy|case|tracking)\b[^\n]{0,12}$/i;
const runs = /(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)/g;
const BEFORE = 40;

/** Numbers of payment cards, with the code and date of expiry that stand beside one. */
export function findCards(text: string): Found[] {
  const read = text.slice(0, LONGEST);
  const found: Found[] = [];
  for (const match of read.matchAll(runs)) {
    const from = match.index;
    const before = read.slice(Math.max(0, from - BEFORE), from);
    if (isCard(match[0], before)) found.push({ kind: 'card', from, to: from + match[0].length });
  }
  return found.length === 0 ? [] : [...found, ...cardSecrets(read)];
}

function isCard(written: string, before: string): boolean {
  // A letter or a mark grown onto it makes it part of another thing's number.
  if (/[\p{L}_/.#-]$/u.test(before)) return false;
  const digits = written.replace(/\D/g, '');
  const network = networks.find((one) => one.begins.test(digits));
  if (!network || !luhn(digits) || /^(\d)\1+$/.test(digits)) return false;
  const grouping = written.split(/[ -]/).map((group) => group.length);
  if (grouping.length > 1) return network.groups.includes(grouping.join(''));
  const length = network.groups.some((one) => digits.length === sum(one));
  return length && (cardWords.test(before) || !otherWords.test(before));
}

function sum(groups: string): number {
  return [...groups].reduce((total, one) => total + Number(one), 0);
}

/** ISO/IEC 7812-1, annex B: one in ten numbers passes by chance, so it is never enough alone. */
export function luhn(digits: string): boolean {
  let total = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    total += doubled > 9 ? doubled - 9 : doubled;
  }
  return total % 10 === 0;
}

const secrets = [
  /\b(?:cvv2?|cvc2?|cv2|csc|security code|prüfnummer|cryptogramme)\b\D{0,12}\d{3,4}(?!\d)/gi,
  /\b(?:exp(?:iry|ires)?\.?(?: date)?|valid (?:to|until|thru)|gültig bis|expire(?: le)?)\b\D{0,6}\d{1,2}\s?[/-]\s?\d{2,4}/gi,
];

function cardSecrets(text: string): Found[] {
  return secrets.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind: 'card' as const,
      from: match.index,
      to: match.index + match[0].length,
    })),
  );
}

const compiled = new Map<string, readonly { kind: SensitiveKind; pattern: RegExp }[]>();

/** What the writer says of themselves, from the phrase to the end of its clause. */
export function findStatements(text: string, language: string | null): Found[] {
  const read = text.slice(0, LONGEST);
  const straight = read.replace(/[’‘]/g, "'");
  return patternsOf(language).flatMap(({ kind, pattern }) =>
    [...straight.matchAll(pattern)]
      .filter((match) => !isQuoted(straight, match.index))
      .map((match) => ({ kind, from: match.index, to: match.index + match[0].length })),
  );
}

/** A line of somebody else's, by its mark. */
function isQuoted(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return /^\s{0,3}[>|]/.test(line.slice(0, 10));
}

function patternsOf(language: string | null) {
  const code = language !== null && Object.hasOwn(tables, language) ? language : 'en';
  const known = compiled.get(code);
  if (known) return known;
  const table = tables[code] ?? en;
  const made = (Object.keys(table) as (keyof SensitivePhrases)[]).map((kind) => ({
    kind,
    pattern: compile(table[kind]),
  }));
  compiled.set(code, made);
  return made;
}

/** Inside quotation marks it is somebody else's word. */
function compile(phrases: readonly string[]): RegExp {
  const any = phrases.map((one) =>
    one
      .trim()
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll("'", "['’]")
      .replace(/\s+/g, '\\s{1,4}')
      // At the end a whole date, whose dots would otherwise end the clause.
      .replace(/#$/, '\\d[\\d./ -]{0,12}')
      .replaceAll('#', '\\d{1,4}'),
  );
  return new RegExp(
    `(?<![\\p{L}\\p{N}"“«])(?:${any.join('|')})(?![\\p{L}])[^.!?;,\\n]{0,160}`,
    'giu',
  );
}

/** The text without what was found. */
export function takeOut(text: string, found: readonly Found[]): string {
  let out = '';
  let at = 0;
  for (const { from, to } of [...found].sort((a, b) => a.from - b.from)) {
    if (from >= at) out += `${text.slice(at, from)}${takenOut}`;
    at = Math.max(at, to);
  }
  return out + text.slice(at);
}

/**
 * What follows when something was destroyed: its fact goes into the log, never its value; the person
 * is told in the answer they get anyway; the stored copy is sealed anew and the original destroyed.
 */
export function destroyed(
  effects: readonly Effect[],
  { kinds, raw }: { readonly kinds: readonly SensitiveKind[]; readonly raw: Uint8Array },
  language: (code: string) => Language,
): Effect[] {
  const caseId = effects.flatMap((one) => ('caseId' in one && one.caseId ? [one.caseId] : []))[0];
  const told = effects.map((one): Effect => {
    if (one.do !== 'answer') return one;
    const { replies, list } = language(one.answer.language);
    const what = list(kinds.map((kind) => replies.sensitive[kind]));
    const part = { part: 'sensitive-destroyed', values: { what } } as const;
    return { ...one, answer: { ...one.answer, parts: [...one.answer.parts, part] } };
  });
  return [
    ...told,
    { do: 'reseal', raw },
    { do: 'log', caseId: caseId ?? null, kind: 'sensitive-destroyed', detail: { kinds } },
  ];
}
