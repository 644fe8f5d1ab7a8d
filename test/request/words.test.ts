import { describe, expect, test } from 'vitest';
import { words } from '#worker/request/words.ts';
import { aLetter } from './a-letter.ts';

const own = (text: string, subject = ''): string => words(aLetter({ text, subject })).own;

describe('quotations', () => {
  test.each([
    [
      'Gmail',
      'Yes.\n\nOn Tue, 3 Mar 2026 at 10:02, HALO <news@halo.example> wrote:\n\n> Unsubscribe',
    ],
    [
      'a wrapped attribution',
      'Yes.\n\nOn Tue, 3 Mar 2026 at 10:02, HALO\n<news@halo.example> wrote:\n\n> Unsubscribe',
    ],
    [
      'Outlook',
      'Yes.\n\nFrom: HALO\nSent: 3 March 2026 10:02\nTo: Kay\nSubject: News\n\nUnsubscribe',
    ],
    [
      'Outlook in German',
      'Yes.\n\nVon: HALO\nGesendet: 3. März 2026\nAn: Kay\nBetreff: News\n\nAbmelden',
    ],
    ['old Outlook', 'Yes.\n\n-----Original Message-----\nFrom: HALO\n\nUnsubscribe'],
    [
      'French',
      'Yes.\n\nLe 3 mars 2026 à 10:02, HALO <news@halo.example> a écrit :\n\n> Se désabonner',
    ],
    [
      'Spanish',
      'Yes.\n\nEl 3 mar 2026 a las 10:02, HALO (<news@halo.example>) escribió:\n\n> Darse de baja',
    ],
    ['Polish', 'Yes.\n\nW dniu 3.03.2026 o 10:02, HALO pisze:\n> Wypisz się'],
    ['Swedish', 'Yes.\n\nDen 3 mars 2026 10:02 skrev HALO <news@halo.example>:\n\n> Avregistrera'],
    ['Greek', 'Yes.\n\nΣτις 3 Μαρ 2026, ο HALO <news@halo.example> έγραψε:\n\n> Διαγραφή'],
  ])('%s', (_, text) => {
    expect(own(text)).toBe('Yes.');
  });

  test('words between the quoted lines are the sender’s', () => {
    expect(own('> Do you want A?\nNo.\n> Or B?\nYes.')).toBe('No.\nYes.');
  });
});

describe('signatures and boilerplate', () => {
  test('what stands below the dashes is not said', () => {
    expect(own('Please print.\n--\nKay\nEmail marketing and data deletion services')).toBe(
      'Please print.',
    );
  });

  test('what follows a farewell is not said, but a postscript is', () => {
    expect(own('Please print.\n\nKind regards\nKay\n\nPS stop emailing me')).toContain('PS stop');
  });

  test('a disclaimer is not said', () => {
    const disclaimer =
      'This email is confidential and intended only for the addressee. If you received it in error, delete it and tell the sender.';
    expect(own(`Please print.\n\n${disclaimer}`)).toBe('Please print.');
  });

  test('a phone’s advertisement for itself is not said', () => {
    expect(own('Please print.\n\nSent from my iPhone')).toBe('Please print.');
  });
});

describe('subjects', () => {
  test('a subject that answers ours is ours', () => {
    expect(words(aLetter({ subject: 'Re: Unsubscribe any time', text: 'Thanks' })).subject).toBe(
      '',
    );
  });
  test('a subject of one’s own counts', () => {
    expect(words(aLetter({ subject: 'Delete my data' })).subject).toBe('Delete my data');
  });
});

describe('HTML', () => {
  const seen = (html: string): string => words(aLetter({ html })).own;
  test.each([
    ['display:none', '<p>Hi</p><div style="display:none">delete my data</div>'],
    [
      'white on white',
      '<p>Hi</p><p style="color:#ffffff;background-color:white">delete my data</p>',
    ],
    ['size zero', '<p>Hi</p><span style="font-size:0">delete my data</span>'],
    ['comments', '<p>Hi</p><!-- delete my data -->'],
    ['a quoted block', '<p>Hi</p><blockquote>delete my data</blockquote>'],
    ['Gmail’s quotation', '<p>Hi</p><div class="gmail_quote">delete my data</div>'],
    ['Outlook’s quotation', '<p>Hi</p><div id="appendonsend"></div><p>delete my data</p>'],
  ])('%s is not the sender’s', (_, html) => {
    expect(seen(html)).toBe('Hi');
  });
});
