/** How the file pair is made: markup read back as a tree, and stylesheets kept to the banner. */
import { expect, test } from 'vitest';
import { linkedFrom, readMarkup } from '../../site/build/markup.ts';
import { scoped } from '../../site/build/scoped.ts';

test('Markup is read as what a browser would make of it', () => {
  const html =
    '<p class="a" hidden>One &amp; <b>two</b><!-- no --></p><template data-consent="x"><script async src="https://x.example/?a=1&amp;b"></script></template><input value="&quot;">';
  expect(readMarkup(html)).toEqual([
    ['p', { class: 'a', hidden: '' }, 'One & ', ['b', {}, 'two']],
    [
      'template',
      { 'data-consent': 'x' },
      ['script', { async: '', src: 'https://x.example/?a=1&b' }],
    ],
    ['input', { value: '"' }],
  ]);
});

test.each(['<p>', '<p></b>', '</p>', '<p>&nbsp;</p>'])('%s stops the build', (html) => {
  expect(() => readMarkup(html)).toThrow();
});

test('A link leads to our site from any other, and one that does already stays', () => {
  const tree = readMarkup(
    '<p><a href="/cookies/#choice">a</a><a href="https://x.example/">b</a></p>',
  );
  expect(linkedFrom(tree, 'https://ours.example')).toEqual([
    [
      'p',
      {},
      ['a', { href: 'https://ours.example/cookies/#choice' }, 'a'],
      ['a', { href: 'https://x.example/' }, 'b'],
    ],
  ]);
});

test('A rule keeps to the banner, or is left out when it is about nothing there', () => {
  const scope = { names: new Set(['p', '.consent', '.acts']), roots: ['.consent'] };
  const root = ':is(#consent-,[data-planted])';
  const of = (css: string) => scoped(css, scope);
  expect(of(':root{--a:1}')).toBe(`${root}{--a:1}`);
  expect(of('p,table{a:b}')).toBe(`${root} p{a:b}`);
  expect(of('.consent .acts{a:b}')).toBe(`.consent${root} .acts{a:b}`);
  expect(of('.acts:not([hidden],:hover){a:b}')).toBe(`${root} .acts:not([hidden],:hover){a:b}`);
  expect(of('@media print{p{a:b}.desk{c:d}}')).toBe(`@media print{${root} p{a:b}}`);
  expect(of('html{a:b}.masthead{a:b}@media print{body{a:b}}')).toBe('');
  expect(of('[data-consent=""] .acts{a:b}')).toBe(`[data-consent=""] ${root} .acts{a:b}`);
});
