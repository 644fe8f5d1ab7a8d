/** What a model of the operator's own guessed, on the page of a case that a person has to settle. */
import { html } from 'hono/html';
import type { Suggestion } from '#db/suggestions.ts';
import type { Html } from '../routes/page.ts';
import { line } from './shown.ts';
import { rightNames } from './words.ts';

export function suggestionPart(suggestion: Suggestion | null): Html | string {
  if (!suggestion) return '';
  const item = ({ right, words }: Suggestion['rights'][number]) =>
    html`<li>A model of your own suggests: <b>${rightNames[right]}</b>${words === null ? '' : html` <q>${line(words)}</q>`}</li>`;
  return html`<div class="notice readings" role="note"><ul>${suggestion.rights.map(item)}</ul>
<p class="muted">This is a guess by ${line(suggestion.model)}, and it has changed nothing. What the letter asks is for you to say.</p></div>`;
}
