import { expect, test } from 'vitest';
import { cookies, services } from '#content/cookies.ts';

const all = Object.values(cookies);
const matching = (name: string) =>
  all.filter(({ pattern }) => new RegExp(pattern).test(name)).map(({ id }) => id);

test.each([
  ['consent', ['consent', 'consent-queue']],
  ['_ga', ['ga']],
  ['_ga_AB12CD34EF', ['ga-property']],
  ['_ga_', []],
  ['my_ga', []],
  ['_gat', []],
])('the name %s in a browser is the cookie %j', (name, ids) => {
  expect(matching(name)).toEqual(ids);
});

test('every cookie has the category of its service', () => {
  expect(all.filter(({ category, service }) => services[service].category !== category)).toEqual(
    [],
  );
});

test('whatever is not necessary waits for consent and can be cleared', () => {
  const optional = all.filter(({ category }) => category !== 'necessary');
  expect(optional.filter(({ service }) => services[service].basis !== 'consent')).toEqual([]);
  expect(optional.filter(({ cleared }) => cleared.how !== 'expire')).toEqual([]);
});

test('consent to analytics grants no signal for advertising', () => {
  const granted = Object.values(services).flatMap(({ signals }) => signals);
  expect(granted).toEqual(['analytics_storage']);
});
