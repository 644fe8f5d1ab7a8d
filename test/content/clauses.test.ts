import { expect, test } from 'vitest';
import { clauseNumbered, clauses } from '#content/clauses.ts';
import { collection } from '#content/collection.ts';
import { sources } from '#content/provenance.ts';
import { rights } from '#content/rights.ts';
import { numbers } from './register.ts';

test('the clauses are numbered as in the register', () => {
  expect(clauses.map(({ number }) => number).filter(Boolean)).toEqual(numbers);
});

test('every clause has an anchor of its own', () => {
  const ids = clauses.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('an anchor needs no escaping in an address', () => {
  expect(clauses.map(({ id }) => id).filter((id) => !/^[a-z][a-z-]*$/.test(id))).toEqual([]);
});

test('every right, source and way of collecting points to a clause that is there', () => {
  const cited = [...Object.values(rights), ...Object.values(sources), ...collection];
  expect(cited.filter(({ clause }) => !clauseNumbered(clause))).toEqual([]);
});

test('the clause that a right points to states that right', () => {
  for (const { clause, fact } of Object.values(rights)) {
    expect(clauseNumbered(clause)?.facts).toContain(fact);
  }
});

test('the parts around the numbered clauses cannot be asked for by number', () => {
  expect(clauseNumbered('')).toBeUndefined();
});
