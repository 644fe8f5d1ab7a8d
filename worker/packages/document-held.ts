/** The part of the document with the information itself: a noun a section, laid out as it reads best. */
import { html } from 'hono/html';
import { fill } from '#content/fill.ts';
import type { Language } from '#content/language.ts';
import { type Field, type RecordId, records } from '#content/records.ts';
import { BAR } from '../request/redact.ts';
import type { Described } from './describe.ts';
import { grid, type Html } from './grid.ts';
import type { Row } from './held.ts';
import { fieldName, show } from './show.ts';

/** More columns than this and a row is read more easily downwards. */
const MOST_COLUMNS = 6;

export function heldPart({ held }: Described, language: Language): Html {
  const { packages, list } = language;
  const words = packages.access;
  const nouns = [...held.records];
  const none = nouns.flatMap(([id, rows]) => (rows.length === 0 ? [packages.records[id]] : []));
  const some = nouns.filter(([, rows]) => rows.length > 0);
  const cut = JSON.stringify([...held.records.values()]).includes(BAR);
  return html`<section id="held"><h2>${words.held}</h2><p>${words.heldLead}</p>
${cut ? html`<p><b>${BAR}</b> ${packages.redacted}</p>` : ''}
${some.map(([id, rows]) => noun(id, rows, language))}
${none.length > 0 ? html`<p class="soft">${fill(words.nothing, { records: list(none) })}</p>` : ''}
</section>`;
}

function noun(id: RecordId, rows: readonly Row[], language: Language): Html {
  const fields: Readonly<Record<string, Field>> = records[id].fields;
  const names = Object.keys(fields).filter((name) => rows.some(({ values }) => name in values));
  const written = names.some((name) => fields[name]?.form === 'prose');
  const body = written
    ? rows.map((row) => text(id, row, names, fields, language))
    : rows.length === 1 || names.length > MOST_COLUMNS
      ? rows.map((row) => pairs(id, row, names, language))
      : grid(
          names.map((name) => fieldName(name, language)),
          rows.map((row) => names.map((name) => cell(id, row, name, language))),
        );
  return html`<h3>${language.packages.records[id]}</h3>
${body}`;
}

function cell(id: RecordId, row: Row, name: string, language: Language): string {
  const value = row.values[name];
  return value === undefined ? '' : show(id, name, value, language);
}

function pairs(id: RecordId, row: Row, names: readonly string[], language: Language): Html {
  const held = names.filter((name) => name in row.values);
  return html`<dl>
${held.map((name) => html`<dt>${fieldName(name, language)}</dt><dd>${cell(id, row, name, language)}</dd>`)}
</dl>`;
}

/** What was written freely stands as text, under a line that says what it is. */
function text(
  id: RecordId,
  row: Row,
  names: readonly string[],
  fields: Readonly<Record<string, Field>>,
  language: Language,
): Html {
  const held = names.filter((name) => name in row.values);
  const facts = held
    .filter((name) => fields[name]?.form !== 'prose')
    .map((name) => `${fieldName(name, language)}: ${cell(id, row, name, language)}`);
  const prose = held.filter((name) => fields[name]?.form === 'prose');
  const labelled = prose.length > 1;
  return html`<article><p class="soft">${facts.join(' · ')}</p>
${prose.map((name) => html`<p>${labelled ? html`<b>${fieldName(name, language)}:</b> ` : ''}${cell(id, row, name, language)}</p>`)}
</article>`;
}
