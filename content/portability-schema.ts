/**
 * The JSON Schema (2020-12) of what a person takes along (UK GDPR Art. 20: structured, commonly
 * used, machine-readable). It is made from records.ts and published, so that another organisation
 * can read a file years later. A change that breaks a reader needs a new version in the path.
 */
import { site } from './company.ts';
import type { PackageWords } from './packages.ts';
import { sources } from './provenance.ts';
import { type Field, type Form, givenBy, type RecordId, recordIds, records } from './records.ts';

export const schemaPath = '/schema/portability-1.json';
export const schemaUrl = `${site.origin}${schemaPath}`;

/** Nouns of which something may have been given by the person. */
export const portable: readonly RecordId[] = recordIds.filter(
  (id) => records[id].given !== 'never',
);

const shapes: Readonly<Record<Form, object>> = {
  text: { type: 'string' },
  prose: { type: 'string' },
  code: { type: 'string' },
  day: { type: 'string', format: 'date' },
  time: { type: 'string', format: 'date-time' },
  pence: { type: 'integer' },
  'yes-no': { type: 'boolean' },
  number: { type: 'number' },
  source: { enum: Object.keys(sources) },
};

export function isGivenBy(source: string): boolean {
  return givenBy.sources.some((one) => one === source);
}

export function portabilitySchema(words: PackageWords): object {
  const about = words.portability.schemaFields;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: schemaUrl,
    title: words.portability.title,
    description: words.portability.schema,
    type: 'object',
    required: ['$schema', 'made', 'controller', 'subject', 'records'],
    additionalProperties: false,
    properties: {
      $schema: { const: schemaUrl },
      made: { type: 'string', format: 'date-time', description: about.made },
      controller: { type: 'string', description: about.controller },
      subject: { type: 'string', description: about.subject },
      records: {
        type: 'object',
        description: about.records,
        additionalProperties: false,
        properties: Object.fromEntries(portable.map((id) => [id, rows(id, words)])),
      },
    },
  };
}

function rows(id: RecordId, words: PackageWords): object {
  const fields: Readonly<Record<string, Field>> = records[id].fields;
  const names: Readonly<Record<string, string>> = words.fields;
  const described = Object.entries(fields).map(([name, { form }]) => [
    name,
    { ...shapes[form], description: names[name] },
  ]);
  return {
    type: 'array',
    description: words.records[id],
    items: {
      type: 'object',
      required: ['id'],
      additionalProperties: false,
      properties: {
        id: { type: 'string', description: words.portability.schemaFields.id },
        ...Object.fromEntries(described),
      },
    },
  };
}
