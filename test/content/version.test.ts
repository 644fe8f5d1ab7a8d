import { expect, test } from 'vitest';
import { languages } from '#content/languages.ts';
import { changedBetween, current, type Version, versions } from '#content/version.ts';

const history: readonly Version[] = versions;

test('the version in force is the last of the history', () => {
  expect(current).toBe(versions.at(-1));
});

test('each version came into force after the one before it', () => {
  const days = history.map(({ inForce }) => inForce ?? '');
  expect(days).toEqual([...days].sort());
  expect(new Set(days).size).toBe(days.length);
});

test('only the text from before versions were kept has no date', () => {
  expect(history.filter(({ inForce }) => inForce === null).map(({ version }) => version)).toEqual([
    '0',
  ]);
});

test('every version after the first says what it changed', () => {
  expect(history.slice(1).filter(({ changed }) => changed.length === 0)).toEqual([]);
});

test('every change is told in every language, before and after', () => {
  for (const { changes } of languages) {
    for (const { version, changed } of versions) {
      expect(Object.keys(changes[version])).toEqual([...changed]);
    }
  }
});

test.each([
  ['0', '2', ['cookies', 'partners', 'openness']],
  ['1', '2', ['cookies', 'openness']],
  ['2', '2', []],
])('between version %s and version %s these facts changed: %j', (from, to, facts) => {
  const three: Version[] = [
    { version: '0', inForce: null, changed: [] },
    { version: '1', inForce: '2026-01-01', changed: ['cookies', 'partners'] },
    { version: '2', inForce: '2026-02-01', changed: ['cookies', 'openness'] },
  ];
  expect(changedBetween(three, from, to)).toEqual(facts);
});

test('a version that was never published is an error that names it', () => {
  expect(() => changedBetween(history, '0', '99')).toThrow('No such version: 99');
});
