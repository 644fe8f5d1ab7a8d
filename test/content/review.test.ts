import { expect, test } from 'vitest';
import type { Fact } from '#content/fact.ts';
import { facts, underReview } from '#content/facts.ts';
import { transferTools } from '#content/transfers.ts';

const flag = { since: '2026-11-22', reason: 'Counsel reads it.' };

test('every fact with a review flag is reported, and nothing else is', () => {
  expect(underReview()).toHaveLength(facts.filter(({ review }) => review).length);
});

test('every transfer tool is reported while it is under review', () => {
  const reported = underReview().map(({ fact, entry }) => `${fact} ${entry}`);
  expect(reported).toEqual(transferTools.map(({ id }) => `storage.transfers ${id}`));
});

test('no transfer tool under review is published as current', () => {
  expect(transferTools.filter(({ review, status }) => review && status === 'current')).toEqual([]);
});

test('a report names the entry of the fact, the day and the reason', () => {
  const fact: Fact & { id: string } = { fact: 'retention.contact', id: 'contact', review: flag };
  expect(underReview([fact])).toEqual([{ fact: 'retention.contact', entry: 'contact', ...flag }]);
});

test('a fact that is settled is not reported', () => {
  expect(underReview([{ fact: 'retention.contact' }])).toEqual([]);
});
