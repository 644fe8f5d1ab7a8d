/** purpose.sensitive, collect.card: what is destroyed on receipt, and what never may be. */
import { describe, expect, it } from 'vitest';
import { findCards, findStatements, luhn, takeOut } from '#worker/request/sensitive.ts';

const cards = (text: string) => takeOut(text, findCards(text));

describe('a payment card', () => {
  it.each([
    ['Visa, as printed', 'My card is 4111 1111 1111 1111, thanks.'],
    ['Visa, with hyphens', 'card 4111-1111-1111-1111'],
    ['Visa, in one', 'Visa: 4111111111111111'],
    ['Visa, in one and unnamed', 'Please use 4111111111111111 for it.'],
    ['Mastercard', 'mine: 5555 5555 5555 4444'],
    ['Mastercard of the second range', '2223 0031 2200 3222'],
    ['American Express', 'amex 3782 822463 10005'],
    ['Diners Club', '3056 930902 5904'],
    ['Discover', '6011 1111 1111 1117'],
    ['JCB', '3530 1113 3330 0000'],
  ])('is found: %s', (_, text) => {
    expect(cards(text)).toContain('[destroyed on receipt]');
    expect(cards(text)).not.toMatch(/\d{4}/);
  });

  it('takes its code and its date of expiry along', () => {
    const text = 'Card 4111 1111 1111 1111, expiry 09/27, security code 123. Call 01632 960123.';
    const left = cards(text);
    expect(left).not.toMatch(/09\/27|\b123\b/);
    expect(left).toContain('01632 960123');
  });

  it.each([
    ['a British number', 'Ring +44 1632 960417 or 01632 960 417.'],
    ['an international number in one', '+4411111111111111'],
    ['an invoice number that happens to pass', 'Invoice 4111111111111111 is open.'],
    ['an order number that happens to pass', 'your order no. 4111111111111111'],
    ['a number that fails its check digit', 'My card is 4111 1111 1111 1112'],
    ['an IBAN', 'GB29 NWBK 6016 1331 9268 19'],
    ['a German IBAN', 'DE89 3704 0044 0532 0130 00'],
    ['an IMEI', 'IMEI 490154203237518'],
    ['a part of a longer number', '99994111111111111111'],
    ['an id grown onto letters', 'PD4111111111111111'],
    ['a path', 'https://example.com/4111111111111111'],
    ['digits in groups no card has', '41 1111 1111 1111 11'],
    ['nothing but one digit', '4444 4444 4444 4444 4'],
    ['a date and times', '2026-03-03 10:00 2026-04-03 11:00'],
    ['numbers in a column', '4111\n1111\n1111\n1111'],
  ])('is not seen in %s', (_, text) => {
    expect(findCards(text)).toEqual([]);
  });

  it('alone makes a code worth destroying', () => {
    expect(findCards('Security code 123 opens the gate; valid until 09/27.')).toEqual([]);
  });

  it('reads a letter of digits in time', () => {
    const begun = performance.now();
    findCards('4111 1111 1111 111x '.repeat(15_000));
    findCards('4'.repeat(300_000));
    findCards('4 '.repeat(150_000));
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('passes its check digit', () => {
    expect(luhn('79927398713')).toBe(true);
    expect(luhn('79927398710')).toBe(false);
  });
});

describe('a statement about oneself', () => {
  it.each([
    ['en', 'age', 'I am 63 years old, and I want my data.', 'I am 63 years old'],
    ['en', 'age', 'My date of birth is 12.03.1961. Erase me.', '12.03.1961'],
    ['en', 'age', 'Date of birth: 12/03/1961\nName: W.', '12/03/1961'],
    ['en', 'health', 'I’ve been diagnosed with lymphoma. Stop writing.', 'lymphoma'],
    ['en', 'religion', 'I am a Catholic, please stop.', 'Catholic'],
    ['en', 'sexuality', 'Why? I’m gay and it is no business of yours.', 'gay'],
    ['de', 'age', 'Ich bin 71 Jahre alt, bitte löschen Sie alles.', '71'],
    ['fr', 'health', 'Je suis diabétique. Effacez tout.', 'diabétique'],
    [null, 'health', 'I am pregnant. Delete my data.', 'pregnant'],
  ])('in %s about %s is taken out to the end of its clause', (language, kind, text, value) => {
    const found = findStatements(text, language);
    expect(found.map((one) => one.kind)).toEqual([kind]);
    expect(takeOut(text, found)).not.toContain(value);
  });

  it.each([
    'Do you hold data on my health or religion?',
    'Your event on faith and print was good.',
    'My colleague is Catholic.',
    'The customer said "I am gay" on the phone.',
    '> I am 63 years old, he wrote.',
    'I am 2 weeks late with the invoice.',
    'We were diagnosed with slow printing.',
    'I am aware of the union.',
    'I was born ready for HALO.',
    'I am a Christian Dior reseller of 20 years. Stop.'.replace('a Christian Dior', 'the Dior'),
  ])('is not seen in: %s', (text) => {
    expect(findStatements(text, 'en')).toEqual([]);
  });

  it('leaves the request that stands beside it', () => {
    const text = 'I am 63 years old, please delete everything. Thank you.';
    expect(takeOut(text, findStatements(text, 'en'))).toBe(
      '[destroyed on receipt], please delete everything. Thank you.',
    );
  });
});
