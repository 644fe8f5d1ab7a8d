/** The phrases of every language we read, ready to be found; compiled on first use. */
import { phrases as cs } from '#content/cs/phrases.ts';
import { phrases as da } from '#content/da/phrases.ts';
import { phrases as de } from '#content/de/phrases.ts';
import { phrases as el } from '#content/el/phrases.ts';
import { phrases as en } from '#content/en/phrases.ts';
import { phrases as es } from '#content/es/phrases.ts';
import { phrases as fr } from '#content/fr/phrases.ts';
import { phrases as hr } from '#content/hr/phrases.ts';
import { phrases as it } from '#content/it/phrases.ts';
import { phrases as nl } from '#content/nl/phrases.ts';
import type { Phrases } from '#content/phrases.ts';
import { phrases as pl } from '#content/pl/phrases.ts';
import { phrases as pt } from '#content/pt/phrases.ts';
import { phrases as sv } from '#content/sv/phrases.ts';
import { compile, type Lexicon } from './lexicon.ts';

const tables: Readonly<Record<string, Phrases>> = {
  en,
  de,
  fr,
  es,
  it,
  nl,
  pt,
  pl,
  sv,
  da,
  cs,
  el,
  hr,
};

const compiled = new Map<string, Lexicon>();
const empty: Lexicon = { exact: new Map(), beginnings: new Map() };

/** Languages whose letters are understood; all others go to a person. */
export const understood: readonly string[] = Object.keys(tables);

export function lexicon(language: string | null): Lexicon {
  const table = language === null ? undefined : tables[language];
  if (language === null || table === undefined) return empty;
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const made = compile(table, language);
  compiled.set(language, made);
  return made;
}
