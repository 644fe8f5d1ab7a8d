/** What can be done by keys, in a window that `?` opens. Without script it stays shut, and nothing is lost. */
import { html } from 'hono/html';

const keys: readonly (readonly [string, string])[] = [
  ['j  k', 'next, previous row'],
  ['Enter', 'open the row'],
  ['/', 'search all cases'],
  ['a', 'to what there is to do on a case'],
  ['g q', 'queue'],
  ['g t', 'to look at'],
  ['g r', 'register'],
  ['g o', 'opt-outs'],
  ['g e', 'enter a request'],
  ['g c', 'consent, by day'],
  ['?', 'this list'],
];

const combination = (text: string) => text.split(/ +/).map((key) => html`<kbd>${key}</kbd> `);

export const shortcuts = html`<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">By keyboard</h2>
<dl>${keys.map(([key, does]) => html`<div><dt>${combination(key)}</dt><dd>${does}</dd></div>`)}</dl>
<form method="dialog"><button class="button quiet">Close</button></form></dialog>`;
