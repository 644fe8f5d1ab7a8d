import { expect, test } from 'vitest';
import { clauses } from '#content/clauses.ts';
import { facts } from '#content/facts.ts';
import { citedIn } from './cited.ts';
import { register } from './register.ts';
import { clausesOf, statedIn, texts } from './texts.ts';

const policies = texts.filter(({ path }) => path.endsWith('privacy.mdx'));

test.each(register)('the row %s of the register is a fact in content', (id) => {
  expect(facts.map(({ fact }) => fact)).toContain(id);
});

test('content has no fact that the register does not have', () => {
  const known = new Set<string>(register);
  expect(facts.filter(({ fact }) => !known.has(fact))).toEqual([]);
});

test('there is a policy to read', () => {
  expect(policies).not.toHaveLength(0);
});

test.each(policies)('the policy $path states every row of the register', ({ source }) => {
  const cited = citedIn(source);
  expect(register.filter((id) => !cited.has(id))).toEqual([]);
});

test.each(policies)(
  'the policy $path has the clauses of the register in their order',
  ({ source }) => {
    expect([...clausesOf(source).keys()]).toEqual(clauses.map(({ id }) => id));
  },
);

test.each(policies)('each clause of $path states its facts and no others', ({ source }) => {
  const blocks = clausesOf(source);
  for (const { id, facts: own } of clauses) {
    const block = blocks.get(id) ?? '';
    const cited = citedIn(block);
    const promised: readonly string[] = own;
    expect({ id, missing: promised.filter((fact) => !cited.has(fact)) }).toEqual({
      id,
      missing: [],
    });
    const foreign = [...statedIn(block)].filter((fact) => !promised.includes(fact));
    expect({ id, foreign }).toEqual({ id, foreign: [] });
  }
});

test.each(texts)('the text $path marks no sentence with an unknown fact', ({ source }) => {
  const known = new Set<string>(register);
  expect([...statedIn(source)].filter((id) => !known.has(id))).toEqual([]);
});
