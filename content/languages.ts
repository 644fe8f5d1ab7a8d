/** The languages the policy is published in. The first is the one without a code in its paths. */
import { en } from './en/language.ts';
import type { Language } from './language.ts';

export const languages = [en] as const satisfies readonly Language[];

export const defaultLanguage: Language = en;

/** The language of a page, by the first part of its path: `/de/privacy/` is German if that exists. */
export function languageOf(path: string): Language {
  const code = path.split('/')[1];
  return languages.find((language) => language.code === code) ?? defaultLanguage;
}
