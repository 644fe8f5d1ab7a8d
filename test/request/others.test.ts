/** Who else is named in what is about to be disclosed. */
import { describe, expect, it, test } from 'vitest';
import { type Known, othersNamed } from '#worker/request/others.ts';
import { BAR, redact } from '#worker/request/redact.ts';

const known: Known = {
  people: ['Dana Reed', 'Marion Blyth'],
  things: ['Fenland Quarterly Ltd', 'HALO Spring Workshop', 'Priya Prints'],
  addresses: ['dana@fenland.example'],
  domains: ['halo-crm.co.uk'],
  phones: ['+44 (0)1502 725800', '01553 496012'],
};

const words = (text: string, more: readonly string[] = []) =>
  othersNamed([text, ...more], known)[0]?.map((one) => one.words) ?? [];

describe('others are found', () => {
  test.each([
    ['by whole name', 'Then Ottilie Marsh decided it.', 'Ottilie Marsh'],
    ['by title', 'I shall ask Mrs. Thwaite.', 'Thwaite'],
    ['by title with a particle', 'Herr von der Heide rief an.', 'von der Heide'],
    ['by greeting', 'Dear Zebulon,\n\nthank you.', 'Zebulon'],
    ['by a word before', 'my colleague Xanthippe will ring', 'Xanthippe'],
    ['by given name alone', 'so Priya stayed at home', 'Priya'],
    ['across a line', 'went to Ottilie\nMarsh yesterday', 'Ottilie Marsh'],
    ['with an initial', 'signed by J. K. Tunnicliffe', 'J. K. Tunnicliffe'],
    ['with an apostrophe', "the plan of Niamh O'Brien is late", "Niamh O'Brien"],
    ['with accents', 'wie Jürgen Höß sagte', 'Jürgen Höß'],
    ['in Greek', 'Η Ελένη Παπαδοπούλου τηλεφώνησε', 'Ελένη Παπαδοπούλου'],
    ['by mail address', 'write to o.marsh@elsewhere.example.', 'o.marsh@elsewhere.example'],
    ['by telephone', 'ring 07700 900 456 today', '07700 900 456'],
    ['by telephone from abroad', 'ring +49 (221) 555-0199 today', '+49 (221) 555-0199'],
    ['whose company is named after them', 'Priya herself rang', 'Priya'],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toContain(expected);
  });

  it('by one name where another letter has both', () => {
    expect(
      words('Yours is better than what Tunnicliffe drew.', ['Howard Tunnicliffe rang.']),
    ).toEqual(['Tunnicliffe']);
  });
});

describe('nobody is found', () => {
  test.each([
    ['in the person who asks', 'Dana Reed wrote, and Dana rang twice.'],
    ['in our own staff', 'Asked Marion Blyth to change it. Marion did.'],
    ['in their own address and telephone', 'dana@fenland.example or 01553 496012'],
    ['in our address and telephone', 'privacy@halo-crm.co.uk, +44 1502 725800'],
    ['in companies, events and products', 'Fenland Quarterly came to the HALO Spring Workshop.'],
    ['in days, months and places', 'On Monday 3 May we go to Great Yarmouth Road.'],
    ['in days and numbers of invoices', 'Paid on 2024-05-03, INV-2024-0042, £1,250.00.'],
    ['at the end of a letter', 'Kind Regards\nDana'],
    ['in abbreviations', 'The PDF and the CSV are on the CD.'],
    ['in nothing', ''],
  ])('%s', (_, text) => {
    expect(words(text)).toEqual([]);
  });
});

it('a hostile text takes no longer than its length', () => {
  const text = `${'Aa '.repeat(60_000)}${'a'.repeat(60_000)}@${'1 '.repeat(60_000)}`;
  const before = performance.now();
  othersNamed([text], known);
  expect(performance.now() - before).toBeLessThan(3_000);
});

describe('what is redacted', () => {
  const cut = (text: string, ...cuts: string[]) =>
    redact(
      text,
      cuts.map((one) => ({ words: one, sentence: false })),
    );

  it('is gone, and so is its length', () => {
    expect(cut('Ask Ned or Bartholomew.', 'Ned', 'Bartholomew')).toBe(`Ask ${BAR} or ${BAR}.`);
  });
  it('is whole words in either case of writing', () => {
    expect(cut('NED ORCHARD, Ned\nOrchard, Nedder', 'Ned Orchard')).toBe(`${BAR}, ${BAR}, Nedder`);
  });
  it('does not take a common word for a name', () => {
    expect(cut('Will you ask? I will.', 'Will')).toBe(`${BAR} you ask? I will.`);
  });
  it('takes the longest first', () => {
    expect(cut('Ned Orchard and Ned', 'Ned', 'Ned Orchard')).toBe(`${BAR} and ${BAR}`);
  });
  it('may be any text at all', () => {
    expect(cut('a.b-c+d@x-y.example (1) [2] $3', 'a.b-c+d@x-y.example', '(1)', '$3')).not.toMatch(
      /example|1|3/,
    );
  });
  it('takes the sentence where the rest would tell', () => {
    const text = 'Good morning. Only the deputy,\nNed, could know that. See you.\n\nYours';
    const done = redact(text, [{ words: 'Ned', sentence: true }]);
    expect(done).toBe(`Good morning. ${BAR} See you.\n\nYours`);
  });
});
