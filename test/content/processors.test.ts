import { expect, test } from 'vitest';
import { collection } from '#content/collection.ts';
import { processors } from '#content/processors.ts';
import { purposes } from '#content/purposes.ts';

const all = Object.values(processors);

test('who only supplies data receives none and is told nothing', () => {
  const suppliers = all.filter(({ role }) => role === 'source');
  expect(suppliers).not.toHaveLength(0);
  expect(suppliers.filter(({ receives, honours }) => receives.length + honours.length)).toEqual([]);
});

test('everyone else receives something for a purpose of the policy, and is told of corrections or erasure', () => {
  const recipients = all.filter(({ role }) => role !== 'source');
  for (const { receives, purposes: why, honours } of recipients) {
    expect(receives).not.toHaveLength(0);
    expect(why).not.toHaveLength(0);
    expect(why.every((id) => id in purposes)).toBe(true);
    expect(honours).not.toHaveLength(0);
  }
});

test('whoever keeps financial records is not asked to erase them', () => {
  const financial = all.filter(({ receives }) => receives.includes('payments'));
  expect(financial.filter(({ honours }) => honours.includes('erasure'))).toEqual([]);
});

test('a way of collecting shares nothing with anybody who is no recipient', () => {
  const shared = collection.flatMap(({ sharedWith }) => sharedWith);
  expect(shared.filter((id) => processors[id].role === 'source')).toEqual([]);
});

test('card details reach the payment partner and nobody else', () => {
  const holders = all.filter(({ receives }) => receives.includes('card')).map(({ id }) => id);
  expect(holders).toEqual(['sage-pay']);
});

test('connectors are named after the processor they reach', () => {
  expect(all.filter(({ id, connector }) => connector !== null && connector !== id)).toEqual([]);
});
