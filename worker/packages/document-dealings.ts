/** The part of the document with what the person asked before, and what passed between them and us. */
import { html } from 'hono/html';
import type { Language } from '#content/language.ts';
import type { Described } from './describe.ts';
import { grid, type Html } from './grid.ts';
import { moment, nameOf } from './show.ts';

export function dealingsPart({ dealings, held }: Described, language: Language): Html {
  const { packages, replies } = language;
  const words = packages.access;
  const { reference, right, received, closed, detail, when } = words.columns;
  const requests = dealings.requests.map((one) => [
    one.reference,
    one.right ? nameOf(replies.rights, one.right) : '',
    moment(one.received, language),
    one.closed ? moment(one.closed, language) : words.open,
  ]);
  const proofs = dealings.proofs.map(({ at, filename }) => [filename, moment(at, language)]);
  return html`<section id="requests"><h2>${words.requests}</h2><p>${words.requestsLead}</p>
${grid([reference, right, received, closed], requests)}
${written(words.letters, dealings.letters, language)}
${written(words.answers, dealings.answers, language)}
${written(
  words.notes,
  held.notes.map((note) => ({ ...note, subject: '' })),
  language,
)}
${proofs.length > 0 ? html`<h3>${words.proofs}</h3>${grid([detail, when], proofs)}` : ''}
</section>`;
}

function written(
  title: string,
  texts: readonly { at: string; subject: string; text: string }[],
  language: Language,
): Html | '' {
  if (texts.length === 0) return '';
  return html`<h3>${title}</h3>
${texts.map(
  ({ at, subject, text }) =>
    html`<article><p class="soft">${moment(at, language)}${subject === '' ? '' : ` · ${subject}`}</p><p>${text.trim()}</p></article>`,
)}`;
}
