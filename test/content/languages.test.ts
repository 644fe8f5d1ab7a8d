import { expect, test } from 'vitest';
import { clauses } from '#content/clauses.ts';
import { defaultLanguage, languageOf, languages } from '#content/languages.ts';
import { type IsoDuration, units } from '#content/period.ts';
import { rights } from '#content/rights.ts';
import { citedIn } from './cited.ts';
import { clausesOf, texts } from './texts.ts';

const textOf = (code: string, name: string) =>
  texts.find(({ path }) => path === `${code}/${name}.mdx`);

/** Every text in a language's data, with the way to it. */
function strings(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}.${key}`));
}

/** The way to every text, so that two languages can be laid side by side. */
const shape = (value: unknown): string[] =>
  strings(value, '')
    .map(([path]) => path)
    .sort();

test('each language stands in the register once, the default among them', () => {
  const codes = languages.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).toContain(defaultLanguage.code);
});

test.each(languages)('$name supplies the policy and the cookie policy', ({ code }) => {
  expect(textOf(code, 'privacy')).toBeDefined();
  expect(textOf(code, 'cookies')).toBeDefined();
});

test.each(languages)('no text of $name is empty', (language) => {
  const empty = strings(language, language.code).filter(([, text]) => text.trim() === '');
  expect(empty).toEqual([]);
});

test.each(languages)(
  '$name has words for all that the default language has words for',
  (language) => {
    expect(shape(language.words)).toEqual(shape(defaultLanguage.words));
    expect(shape(language.labels)).toEqual(shape(defaultLanguage.labels));
  },
);

test.each(languages)('$name explains every right and has a letter for it', ({ rights: words }) => {
  expect(Object.keys(words).sort()).toEqual(Object.keys(rights).sort());
  for (const { what, how, next, letter } of Object.values(words)) {
    for (const paragraphs of [what, how, next, letter]) expect(paragraphs).not.toHaveLength(0);
  }
});

test.each(languages)('$name gives every clause a title of its own', ({ words }) => {
  const titles = clauses.map(({ id }) => words.clauses[id]);
  expect(new Set(titles).size).toBe(titles.length);
});

test.each(languages)('$name can say a period of every unit, one or many', ({ period }) => {
  const isos: IsoDuration[] = ['P1Y', 'P1M', 'P1W', 'P1D', 'PT1H', 'PT1M', 'PT1S'];
  expect(isos).toHaveLength(units.length);
  const said = isos.flatMap((iso) => [period(iso), period(iso.replace('1', '12') as IsoDuration)]);
  expect(new Set(said).size).toBe(2 * units.length);
});

test.each(languages)(
  'the texts of $name state the facts the default language states',
  ({ code }) => {
    for (const name of ['privacy', 'cookies']) {
      const own = citedIn(textOf(code, name)?.source ?? '');
      expect([...own].sort()).toEqual(
        [...citedIn(textOf(defaultLanguage.code, name)?.source ?? '')].sort(),
      );
    }
    const ids = [...clausesOf(textOf(code, 'privacy')?.source ?? '').keys()];
    expect(ids).toEqual(clauses.map(({ id }) => id));
  },
);

test.each([
  ['/privacy/', 'en'],
  ['/en/privacy/', 'en'],
  ['/', 'en'],
  ['', 'en'],
  ['/nowhere/privacy/', 'en'],
])('the page %s is in %s', (path, code) => {
  expect(languageOf(path).code).toBe(code);
});
