import { expect, test } from 'vitest';
import { register } from '#content/consent.ts';
import { judge } from './judge.ts';
import type { Seen } from './look.ts';

/** Everything the register declares, where it belongs. */
const complete: readonly Seen[] = [
  { state: 'accepted', kind: 'cookie', name: 'consent', path: '/' },
  { state: 'accepted', kind: 'local-storage', name: 'consent', path: '/' },
  { state: 'accepted', kind: 'cookie', name: '_ga', path: '/' },
  { state: 'accepted', kind: 'cookie', name: '_ga_STUB0001', path: '/' },
  { state: 'accepted', kind: 'host', name: 'www.googletagmanager.com', path: '/' },
  { state: 'withdrawn', kind: 'host', name: 'region1.google-analytics.com', path: '/' },
  { state: 'rejected', kind: 'cookie', name: 'consent', path: '/' },
];
const judged = (...more: Seen[]) =>
  judge([...complete, ...more], register, 'G-STUB0001').map(({ what, name }) => `${what}: ${name}`);

test('A site that does what the register says has no finding', () => {
  expect(judged()).toEqual([]);
});

test.each<[Seen, string]>([
  [{ state: 'accepted', kind: 'cookie', name: '_fbp', path: '/' }, 'undeclared: cookie _fbp'],
  [
    { state: 'accepted', kind: 'session-storage', name: '_ga', path: '/' },
    'undeclared: session-storage _ga',
  ],
  [
    { state: 'accepted', kind: 'host', name: 'notgoogle-analytics.com', path: '/' },
    'undeclared: host notgoogle-analytics.com',
  ],
  [{ state: 'before', kind: 'cookie', name: '_ga', path: '/' }, 'too early: cookie _ga'],
  [{ state: 'gpc', kind: 'cookie', name: 'consent', path: '/' }, 'too early: cookie consent'],
  [
    { state: 'rejected', kind: 'host', name: 'www.googletagmanager.com', path: '/' },
    'too early: host www.googletagmanager.com',
  ],
  [
    { state: 'withdrawn', kind: 'cookie', name: '_ga', path: '/' },
    'stays after withdrawal: cookie _ga',
  ],
])('%o is a finding', (seen, finding) => {
  expect(judged(seen)).toEqual([finding]);
});

test('What is declared for a service that runs has to be seen; one without an id does not run', () => {
  const own = complete.filter(({ name }) => name === 'consent');
  expect(judge(own, register, undefined)).toEqual([]);
  expect(judge(own, register, 'G-STUB0001').map(({ name }) => name)).toEqual([
    'cookie _ga',
    'cookie _ga_<id>',
  ]);
});
