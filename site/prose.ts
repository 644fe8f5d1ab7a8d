/** The long texts of each language, `content/<code>/privacy.mdx` and `cookies.mdx`. */
import type { MDXInstance } from 'astro';
import type { Language } from '#content/language.ts';

type Prose = MDXInstance<Record<string, never>>['Content'];

const texts = import.meta.glob<{ default: Prose }>('../content/*/*.mdx', { eager: true });

/** The component that prints a text. Throws when the language has none, which fails the build. */
export function proseOf(language: Language, name: 'privacy' | 'cookies'): Prose {
  const text = texts[`../content/${language.code}/${name}.mdx`];
  if (!text) throw new Error(`There is no content/${language.code}/${name}.mdx.`);
  return text.default;
}
