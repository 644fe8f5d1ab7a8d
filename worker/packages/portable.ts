/** What a person gave, and the files they take along (content/portability-schema.ts). Pure. */
import { strToU8 } from 'fflate';
import { company } from '#content/company.ts';
import type { Language } from '#content/language.ts';
import { isGivenBy, portabilitySchema, schemaUrl } from '#content/portability-schema.ts';
import { type Given, type RecordId, records } from '#content/records.ts';
import { type PackageFile, zip } from './archive.ts';
import type { Held, Row, Source } from './held.ts';
import { toCsv } from './tables.ts';

export interface Cover {
  readonly reference: string;
  /** The address the person is known by. */
  readonly subject: string;
  readonly made: Date;
}

/** Without what came from elsewhere, what was inferred and what we wrote. */
export function givenByPerson({ records: nouns, sources }: Held): Held['records'] {
  return new Map(
    [...nouns].map(([id, rows]) => [
      id,
      id === 'contacts'
        ? rows.flatMap((row) => fieldsGiven(row, sources))
        : rows.filter((row) => isGiven(records[id].given, row)),
    ]),
  );
}

function isGiven(given: Given, { values }: Row): boolean {
  switch (given) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'incoming':
      return values.direction === 'in';
    case 'by-source':
      return isGivenBy(String(values.source));
  }
}

/** Each field by its latest source: what the person told us and we bought anew later is not theirs. */
function fieldsGiven(row: Row, sources: readonly Source[]): Row[] {
  const latest = new Map(
    sources
      .filter(({ record, recordId }) => record === 'contacts' && recordId === row.id)
      .map(({ field, source }) => [field, source]),
  );
  const values = Object.entries(row.values).filter(([field]) => isGivenBy(latest.get(field) ?? ''));
  return values.length === 0 ? [] : [{ id: row.id, values: Object.fromEntries(values) }];
}

/** The JSON by itself, and an archive with it, the tables and the schema. */
export function portableFiles(held: Held, cover: Cover, language: Language): PackageFile[] {
  const made = cover.made.toISOString();
  const name = `portable-${cover.reference}`;
  const nouns = [...held.records].filter(([, rows]) => rows.length > 0);
  const json = `${JSON.stringify(portableJson(nouns, cover.subject, made), null, 2)}\n`;
  const schema = `${JSON.stringify(portabilitySchema(language.packages), null, 2)}\n`;
  const tables = nouns.map(([id, rows]) => [`csv/${id}.csv`, toCsv(id, rows)]);
  const texts = { 'data.json': json, 'schema.json': schema, ...Object.fromEntries(tables) };
  return [
    { filename: `${name}.json`, mediaType: 'application/json', bytes: strToU8(json) },
    zip(`${name}.zip`, texts, made),
  ];
}

function portableJson(
  nouns: readonly (readonly [RecordId, readonly Row[]])[],
  subject: string,
  made: string,
) {
  const rows = nouns.map(([id, some]) => [id, some.map((row) => ({ id: row.id, ...row.values }))]);
  return {
    $schema: schemaUrl,
    made,
    controller: company.legalName,
    subject,
    records: Object.fromEntries(rows),
  };
}
