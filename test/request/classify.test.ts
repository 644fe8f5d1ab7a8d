import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '#content/languages.ts';
import { type RightId, rights } from '#content/rights.ts';
import { classify } from '#worker/request/classify.ts';
import { aLetter } from './a-letter.ts';

const asked = (letter: Parameters<typeof aLetter>[0]): readonly string[] => {
  const said = classify(aLetter(letter));
  return said.kind === 'request' ? said.rights.map(({ right }) => right) : [said.kind];
};

describe('the letters this site offers are understood as what they ask', () => {
  for (const language of languages) {
    for (const id of Object.keys(rights) as RightId[]) {
      test(`${language.code} ${id}`, () => {
        const { subject, letter } = language.rights[id];
        const said = classify(aLetter({ subject, text: letter.join('\n\n') }));
        expect(said.kind).toBe('request');
        expect(said.rights[0]?.right).toBe(id);
        expect(said.language).toBe(language.code);
      });
    }
  }
});

describe('what people write', () => {
  test.each([
    ['please take me off your mailing list', ['opt-out']],
    ['STOP', ['opt-out']],
    ['Please send me a copy of all the data you hold about me.', ['access']],
    ['Bitte löschen Sie alle meine Daten.', ['erasure']],
    ['Comment avez-vous eu mon adresse ?', ['provenance']],
    ['Retiro mi consentimiento.', ['consent-withdrawal']],
    ['Non chiamatemi più.', ['opt-out']],
    ['Graag een offerte voor 500 exemplaren.', ['none']],
    ['Please send us a quote for 500 copies.', ['none']],
  ])('%s', (text, wanted) => {
    expect(asked({ text })).toEqual(wanted);
  });

  test.each([
    ['Do not call me any more. Emails are fine.', ['phone']],
    ['Please do not call me.', ['phone']],
    ['No more text messages please.', ['sms']],
    ['Please stop posting me your catalogue.', ['post']],
    ['Take me off your newsletter.', ['email']],
    ['Do not contact me again in any way.', ['email', 'phone', 'sms', 'post']],
    // Three are clear, and nobody mentions the fourth.
    [
      'No more of it, please: not by letter, not by telephone, not by any device.',
      ['email', 'phone', 'sms', 'post'],
    ],
    [
      'Stop marketing to me: no letters, no text messages, no telephone calls.',
      ['phone', 'sms', 'post'],
    ],
    ['I only accept email. No calls, letters, texts.', ['phone', 'sms', 'post']],
    ['Opt me out of email, SMS and post. Phone: yes.', ['email', 'sms', 'post']],
    // No channel is named, and it came by email.
    ['Stop.', ['email', 'sms']],
    ['Rufen Sie mich bitte nicht mehr an.', ['phone']],
    ['Ne m’appelez plus.', ['phone']],
  ])('%s means %j', (text, channels) => {
    const said = classify(aLetter({ text }));
    const optOut = said.rights.find(({ right }) => right === 'opt-out');
    expect(optOut?.channels).toEqual(channels);
  });

  test('several rights at once', () => {
    const text = 'Send me a copy of everything you hold about me and then delete it.';
    expect([...asked({ text })].sort()).toEqual(['access', 'erasure']);
  });

  test.each([
    ['Please delete all the personal data you hold about me.', 'erasure', true],
    ['Please send me a copy of all the personal data you hold about me.', 'access', true],
    // Of a list as well as of everything.
    [
      'Please delete all the personal data you hold about me and remove me from your list.',
      'erasure',
      false,
    ],
    ['Please delete all my personal data from your mailing list.', 'erasure', false],
    ['Our customer says: delete my account and all my data.', 'erasure', false],
    ['You write “please delete all my personal data”. What does that mean?', 'erasure', false],
    // Tells of what was asked before, too.
    [
      'Please send me a copy of all the personal data you hold about me. You ignored my last request for five weeks, and I complain about that.',
      'access',
      false,
    ],
  ])('%s: %s is certain: %s', (text, right, certain) => {
    const found = classify(aLetter({ text })).rights.find((one) => one.right === right);
    expect((found?.confidence ?? 0) >= 0.95).toBe(certain);
  });

  test('a denied wish is not a wish', () => {
    const said = asked({ text: 'Please do not delete my account. I only want no more emails.' });
    expect(said).not.toContain('erasure');
  });

  test('our own footer, quoted below, asks for nothing', () => {
    const text =
      'Book two places for me, please. Invoice to the usual address.\n\nOn 3 Mar 2026, HALO wrote:\n> Unsubscribe from these emails or ask us to erase your data at any time.\n';
    expect(classify(aLetter({ subject: 'Re: Workshop', text })).kind).not.toBe('request');
  });

  test('hidden text of an HTML letter was said to nobody', () => {
    const html =
      '<p>The proofs look fine, please print.</p><div style="display:none">please delete all my personal data</div>';
    expect(asked({ html })).toEqual(['none']);
  });

  test('a language we do not read goes to a person', () => {
    const said = classify(
      aLetter({
        text: 'Pyydän teitä ystävällisesti poistamaan kaikki minua koskevat henkilötiedot rekisteristänne mahdollisimman pian.',
      }),
    );
    expect(said.kind).toBe('unclear');
    expect(said.language).toBe('fi');
  });

  test('an answering machine asks for nothing', () => {
    const headers = { 'auto-submitted': 'auto-replied' };
    expect(asked({ text: 'I am out of the office until Monday.', headers })).toEqual(['automatic']);
  });

  test('the channels of an opt-out', () => {
    const channels = (text: string) =>
      classify(aLetter({ text })).rights.find(({ right }) => right === 'opt-out')?.channels;
    expect(channels('Please stop phoning me.')).toEqual(['phone']);
    expect(channels('Unsubscribe me from your newsletter.')).toEqual(['email']);
    expect(channels('No more brochures through the post please.')).toEqual(['post']);
  });
});

describe('whatever is sent', () => {
  const letter = fc.record({
    subject: fc.string({ maxLength: 200, unit: 'grapheme' }),
    text: fc.option(fc.string({ maxLength: 2000, unit: 'grapheme' }), { nil: null }),
    html: fc.option(fc.string({ maxLength: 2000 }), { nil: null }),
  });

  test('it is classified, twice alike, with words of the letter as evidence', () => {
    fc.assert(
      fc.property(letter, (written) => {
        const message = aLetter(written);
        const said = classify(message);
        expect(classify(message)).toEqual(said);
        if (said.kind === 'none' || said.kind === 'automatic') expect(said.rights).toEqual([]);
        for (const { confidence, evidence } of said.rights) {
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          for (const { text } of evidence) {
            if (message.text !== null && message.html === null)
              expect(`${message.subject}.\n\n${message.text}`.normalize('NFC')).toContain(text);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  const million = 1_000_000;
  test.each([
    ['one word', 'a'.repeat(million)],
    ['one request, over and over', 'please delete my data. '.repeat(million / 23)],
    ['quotation marks', '> '.repeat(million / 2)],
    ['openings of quotations', 'On 3 March, a@b.example wrote\n'.repeat(million / 30)],
    ['header lines', 'From: a\n'.repeat(million / 8)],
    ['empty lines', '\n'.repeat(million)],
    ['addresses', 'a@'.repeat(million / 2)],
    ['combining marks', 'e\u0301'.repeat(million / 2)],
  ])('a megabyte of %s ends soon', (_, text) => {
    classify(aLetter({ text }));
    const start = performance.now();
    classify(aLetter({ text }));
    // The aim is 50 ms on a machine of its own; tests share theirs.
    expect(performance.now() - start).toBeLessThan(250);
  });

  test.each([
    ['tables', '<table><tr><td>'.repeat(million / 15)],
    ['open brackets', '<'.repeat(million)],
    ['comments', '<!--'.repeat(million / 4)],
    ['styles', '<p style="color:#fff;background:#fff">x'.repeat(million / 40)],
    ['references', '&#x41;'.repeat(million / 6)],
    ['quotations', '<blockquote>'.repeat(million / 12)],
  ])('a megabyte of HTML %s ends soon', (_, html) => {
    classify(aLetter({ html }));
    const start = performance.now();
    classify(aLetter({ html }));
    expect(performance.now() - start).toBeLessThan(250);
  });
});
