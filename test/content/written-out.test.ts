import { expect, test } from 'vitest';
import { texts } from './texts.ts';
import { writtenOut } from './written-out.ts';

test.each(texts)('the text $path prints its facts and writes none of them out', ({ source }) => {
  expect(writtenOut(source)).toEqual([]);
});

test.each([
  ['a period in words', 'We delete it ten years after that.', 'ten years'],
  ['a period in figures', 'You hear from us within 30 days.', '30 days'],
  ['a period as candidates know it', 'For 6 months we keep it.', '6 months'],
  ['the lifetime of a cookie', 'It lasts two years.', 'two years'],
  ['a line of the postal address', 'Find us on Fountain Way.', 'Fountain Way'],
  ['a postcode', 'Write to IP18 6SZ.', 'IP18 6SZ'],
  ['a telephone number', 'Ring +44 (0)1502 725800.', '+44 (0)1502 725800'],
  ['any other telephone number', 'Ring 01632 960123.', '01632 960123'],
  ['the mailbox', 'Write to privacy@halo-crm.co.uk.', 'privacy@halo-crm.co.uk'],
  ['any other address', 'Write to help@example.com.', 'help@example.com'],
  ['a processor', 'It is hosted by Rochen Ltd.', 'Rochen Ltd'],
  ['a processor by its short name', 'It is stored with google too.', 'Google'],
  ['a cookie', 'We set _ga when you agree.', '_ga'],
  ['a cookie whose name is a word', 'The entry `consent` remembers it.', '`consent`'],
  ['an address of a page', 'See https://example.com/x for more.', 'https://example.com/x'],
  [
    'a link in markup',
    'See <a href="https://example.com/x">this</a>.',
    'https://example.com/x">this</a>.',
  ],
  ['a page of others by name', 'Read allaboutcookies.org first.', 'allaboutcookies.org'],
  ['a price', 'A copy costs £10.', '£10'],
  ['the day in force', 'Since 22 November 2026.', '22 November 2026'],
  ['a fact inside a component', '<Fact id="who.product">HALO is it.</Fact>', 'HALO'],
])('the check finds %s', (_, sentence, found) => {
  expect(writtenOut(sentence)).toContain(found);
});

test('the check leaves plain words and the ids of components alone', () => {
  const sentence =
    'With your consent <Recipient id="google-analytics" /> counts; a message is clear.';
  expect(writtenOut(sentence)).toEqual([]);
});
