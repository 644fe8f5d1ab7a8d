import { describe, expect, test } from 'vitest';
import { particulars } from '#worker/request/details.ts';
import { readLetter } from '#worker/request/reading.ts';
import { aLetter } from './a-letter.ts';

const of = (text: string) => {
  const message = aLetter({ text });
  return particulars(readLetter(message), message);
};

describe('corrections', () => {
  test.each([
    ['Please change my email to kay@new.example', { field: 'email', new: 'kay@new.example' }],
    ['My new phone number is 01632 960 111.', { field: 'phone', new: '01632 960 111' }],
    [
      'Meine Handynummer hat sich geändert, neu ist 0160 5550199.',
      { field: 'mobile', new: '0160 5550199' },
    ],
    [
      'Please change my title from "Deputy Editor" to "Editor".',
      { field: 'job_title', old: 'Deputy Editor', new: 'Editor' },
    ],
    [
      'Please correct my name from Rafe Corner to Rafe Korner in all your files.',
      { field: 'name', old: 'Rafe Corner', new: 'Rafe Korner' },
    ],
    [
      'The name is spelt Bastable, not Basildon.',
      { field: 'name', old: 'Basildon', new: 'Bastable' },
    ],
  ])('%s', (text, wanted) => {
    expect(of(text).corrections).toEqual([wanted]);
  });

  test('nothing is proposed where nothing is given', () => {
    expect(of('Please correct my details.').corrections).toEqual([]);
  });
});

test('who is meant when somebody writes for another', () => {
  expect(of('I am writing on behalf of Ms Grant. She would like a copy.').onBehalf).toBe(
    'I am writing on behalf of Ms Grant',
  );
  expect(of('Please send me a copy.').onBehalf).toBeNull();
});

test('addresses, numbers and days', () => {
  const given = of(
    'I wrote on 3 March 2026 and on 04.03.2026. Use Jo@Other.Example or +44 1632 960 222.',
  );
  expect(given.days).toEqual(['04.03.2026', '3 March 2026']);
  expect(given.addresses).toEqual(['jo@other.example']);
  expect(given.phones).toEqual(['+44 1632 960 222']);
});

test('a megabyte ends soon', () => {
  const text = 'please change my name from a to '.repeat(30_000);
  const start = performance.now();
  of(text);
  expect(performance.now() - start).toBeLessThan(500);
});
