/** The pieces that the desk's forms are made of. */
import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import type { Html } from '../routes/page.ts';

/** Ties a label to its field within one page, and means nothing else. */
const freshId = () => `f${randomUUID().slice(0, 8)}`;

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly required?: boolean;
  readonly rows?: number;
  readonly type?: string;
  readonly max?: string;
}

export function textField({
  name,
  label,
  hint,
  value = '',
  required,
  type = 'text',
  max,
}: Field): Html {
  const id = freshId();
  return html`<p class="field"><label for="${id}">${label}</label>${hintFor(id, hint)}
<input id="${id}" name="${name}" type="${type}" value="${value}"${max ? html` max="${max}"` : ''}${required ? html` required` : ''}${hint ? html` aria-describedby="${id}-hint"` : ''}></p>`;
}

export function area({ name, label, hint, value = '', required, rows = 3 }: Field): Html {
  const id = freshId();
  return html`<p class="field"><label for="${id}">${label}</label>${hintFor(id, hint)}
<textarea id="${id}" name="${name}" rows="${rows}"${required ? html` required` : ''}${hint ? html` aria-describedby="${id}-hint"` : ''}>
${value}</textarea></p>`;
}

export function select(
  { name, label, hint, value = '' }: Field,
  options: readonly (readonly [string, string])[],
): Html {
  const id = freshId();
  const shown = options.map(
    ([key, text]) =>
      html`<option value="${key}"${key === value ? html` selected` : ''}>${text}</option>`,
  );
  return html`<p class="field"><label for="${id}">${label}</label>${hintFor(id, hint)}
<select id="${id}" name="${name}"${hint ? html` aria-describedby="${id}-hint"` : ''}>${shown}</select></p>`;
}

function hintFor(id: string, hint: string | undefined): Html | string {
  return hint ? html` <span class="hint" id="${id}-hint">${hint}</span>` : '';
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** A form that stays folded until somebody wants it. */
export function folded(title: string, form: Html): Html {
  return html`<details class="act"><summary>${title}</summary>${form}</details>`;
}
