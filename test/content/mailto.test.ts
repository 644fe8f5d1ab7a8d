import { expect, test } from 'vitest';
import { mailbox } from '#content/company.ts';
import { fill } from '#content/fill.ts';
import { languages } from '#content/languages.ts';
import { mailto } from '#content/mailto.ts';
import { rights } from '#content/rights.ts';

test.each(Object.values(rights))(
  'the letter for $id is ready to send in every language',
  ({ id }) => {
    for (const language of languages) {
      const link = new URL(mailto(id, language));
      expect(link.pathname).toBe(mailbox.address);
      expect(link.searchParams.get('subject')).toBe(language.rights[id].subject);
      expect(link.searchParams.get('body')).toContain(language.rights[id].letter[0]);
    }
  },
);

// RFC 6068, section 5: line breaks in a body are %0D%0A, and a space is %20, never a plus sign.
test('line breaks and spaces of a letter are written as RFC 6068 asks', () => {
  for (const language of languages) {
    const link = mailto('access', language);
    expect(link).toContain('%0D%0A');
    expect(link).not.toMatch(/%0A(?<!%0D%0A)|\+/);
  }
});

test('a place in a sentence takes its value', () => {
  expect(fill('Within {period}', { period: 'one month' })).toBe('Within one month');
});

test.each(['{period}', '{toString}'])('a place without a value is an error: %s', (sentence) => {
  expect(() => fill(sentence, {})).toThrow(RangeError);
});
