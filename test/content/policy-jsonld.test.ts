import { expect, test } from 'vitest';
import { defaultLanguage } from '#content/languages.ts';
import { type Node, policyJsonLd } from '#content/policy-jsonld.ts';
import { retention } from '#content/retention.ts';
import { rights } from '#content/rights.ts';
import { register } from './register.ts';

const origin = 'https://policy.example';
const policy = policyJsonLd(defaultLanguage, origin);

/** The document's nodes, itself first. */
function nodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (value === null || typeof value !== 'object') return [];
  return [value as Node, ...Object.values(value).flatMap(nodes)];
}
const described = nodes(policy).filter((node) => !('dpv' in node));

test('every term has a prefix that the context explains', () => {
  const prefixes = Object.keys(policy['@context'] as object);
  const terms = described.flatMap((node) => [
    ...Object.keys(node).filter((key) => !key.startsWith('@')),
    ...(typeof node['@type'] === 'string' ? [node['@type']] : []),
  ]);
  expect(terms.filter((term) => !prefixes.includes(term.split(':')[0] ?? ''))).toEqual([]);
});

test('every node that names a fact names a row of the register', () => {
  const named = described.flatMap((node) => node['dct:identifier'] ?? []);
  const known: readonly unknown[] = register;
  expect(named).not.toHaveLength(0);
  expect(named.filter((id) => !known.includes(id))).toEqual([]);
});

test('every class of records is there with its period as published', () => {
  const stored = described.filter((node) => node['@type'] === 'dpv:StorageDuration');
  expect(stored.map((node) => node['dct:identifier']).sort()).toEqual(
    Object.values(retention)
      .map(({ fact }) => fact)
      .sort(),
  );
  const contact = stored.find((node) => node['dct:identifier'] === 'retention.contact');
  expect(JSON.stringify(contact)).toContain(`"${retention.contact.period}"`);
});

test('every right is there and points to its page and its clause', () => {
  const told = described.filter((node) => node['@type'] === 'dpv:DataSubjectRight');
  expect(told).toHaveLength(Object.keys(rights).length);
  for (const node of told) {
    expect(node['@id']).toMatch(/^https:\/\/policy\.example\/rights\/[a-z-]+\/$/);
    expect(JSON.stringify(node['dct:isPartOf'])).toMatch(/#[a-z-]+"/);
  }
});

test('every recipient that a purpose points to is described', () => {
  const ids = new Set(described.filter((node) => '@type' in node).map((node) => node['@id']));
  const pointed = described.filter((node) => !('@type' in node) && !('@value' in node));
  expect(
    pointed
      .map((node) => node['@id'])
      .filter((id) => String(id).includes('#recipient-') && !ids.has(id)),
  ).toEqual([]);
});

test('no transfer tool is asserted as a legal basis', () => {
  const bases = described.flatMap((node) => JSON.stringify(node['dpv:hasLegalBasis'] ?? ''));
  expect(bases.filter((basis) => basis.includes('Transfer'))).toEqual([]);
});
