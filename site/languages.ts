/** Which pages stand where: the first language at the root, every other one below its code. */
import type { Language } from '#content/language.ts';
import { defaultLanguage, languages } from '#content/languages.ts';

/** The path of a page in a language: `/privacy/` is `/de/privacy/` in German. */
export function pathIn(language: Language, path: string): string {
  return language.code === defaultLanguage.code ? path : `/${language.code}${path}`;
}

/** For `getStaticPaths` of a page below `[...code]`: one path a language. */
export function everyLanguage() {
  return languages.map((language: Language) => ({
    params: { code: language.code === defaultLanguage.code ? undefined : language.code },
    props: { language },
  }));
}
