/** The files of a package: the document, the JSON, a CSV a noun, and all of them as one archive. Pure. */
import { strToU8, zipSync } from 'fflate';
import type { Language } from '#content/language.ts';
import type { Described } from './describe.ts';
import { toDocument } from './document.ts';
import { table, toCsv } from './tables.ts';

export interface PackageFile {
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export type Texts = Readonly<Record<string, string>>;

/** The document by itself, and the archive with everything. */
export function accessFiles(data: Described, language: Language): PackageFile[] {
  const document = toDocument(data, language);
  const name = `information-${data.cover.reference}`;
  const texts = { [`${name}.html`]: document, 'data.json': toJson(data), ...accessTables(data) };
  return [
    { filename: `${name}.html`, mediaType: 'text/html; charset=utf-8', bytes: strToU8(document) },
    zip(`${name}.zip`, texts, data.cover.made),
  ];
}

/** @param at stands on every file in it, so that the same data makes the same archive */
export function zip(filename: string, texts: Texts, at: string): PackageFile {
  const entries = Object.entries(texts).map(([name, text]) => [name, strToU8(text)] as const);
  const bytes = zipSync(Object.fromEntries(entries), { mtime: at, level: 9 });
  return { filename, mediaType: 'application/zip', bytes };
}

/** As the document has it: the rows of each noun, with their ids. */
function toJson(data: Described): string {
  const { held, cover, sources, dealings, ...told } = data;
  const records = [...held.records].map(([id, rows]) => [
    id,
    rows.map((row) => ({ id: row.id, ...row.values })),
  ]);
  const { notes } = held;
  const json = {
    ...cover,
    ...told,
    sources,
    records: Object.fromEntries(records),
    ...dealings,
    notes,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function accessTables({ held, sources, dealings, purposes, recipients, periods }: Described) {
  const nouns = [...held.records].filter(([, rows]) => rows.length > 0);
  const joined = <T extends object>(rows: readonly T[]) =>
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          Array.isArray(value) ? value.join(' ') : value,
        ]),
      ),
    );
  return Object.fromEntries([
    ...nouns.map(([id, rows]) => [`csv/${id}.csv`, toCsv(id, rows)] as const),
    [
      'csv/sources.csv',
      table(['record', 'recordId', 'field', 'source', 'detail', 'at'], joined(sources)),
    ],
    ['csv/purposes.csv', table(['id', 'purpose', 'bases'], joined(purposes))],
    ['csv/recipients.csv', table(['id', 'name', 'does', 'receives', 'where'], joined(recipients))],
    ['csv/periods.csv', table(['id', 'record', 'period', 'ends'], joined(periods))],
    [
      'csv/requests.csv',
      table(['reference', 'right', 'state', 'received', 'closed'], joined(dealings.requests)),
    ],
    ['csv/letters.csv', table(['at', 'subject', 'text'], joined(dealings.letters))],
    ['csv/answers.csv', table(['at', 'subject', 'text'], joined(dealings.answers))],
    ['csv/notes.csv', table(['at', 'text'], joined(held.notes))],
    ['csv/proofs.csv', table(['at', 'filename'], joined(dealings.proofs))],
  ]);
}
