import type { Language } from '#content/language.ts';
import type { Kept } from '#content/retention.ts';

/** How long something is kept, in words: "ten years", "No end date". */
export function keptInWords(kept: Kept, language: Language): string {
  switch (kept) {
    case 'indefinite':
    case 'as-required':
    case 'with-request':
      return language.words.kept[kept];
    default:
      return language.period(kept);
  }
}
