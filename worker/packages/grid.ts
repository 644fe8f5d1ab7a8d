import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** A table whose first row names its columns. */
export function grid(columns: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<table><thead><tr>${columns.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>
${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
</tbody></table>`;
}
