/** Single values as a person reads them, in their language. Pure. */
import type { Language } from '#content/language.ts';
import { type Field, type RecordId, records } from '#content/records.ts';
import type { Value } from './held.ts';

/** `3 May 2024`, `3 May 2024, 14:05`, `£1,250.00`, `from you`, or the text as it stands. */
export function show(record: RecordId, field: string, value: Value, language: Language): string {
  const fields: Readonly<Record<string, Field>> = records[record].fields;
  const form = fields[field]?.form ?? 'text';
  const { packages, words, day } = language;
  switch (form) {
    case 'time':
      return moment(String(value), language);
    case 'day':
      return day(String(value).slice(0, 10));
    case 'pence':
      return pounds(Number(value), language.code);
    case 'yes-no':
      return value ? packages.yes : packages.no;
    case 'source':
      return nameOf(words.sources, String(value));
    case 'code':
      return nameOf(packages.codes, String(value));
    default:
      return String(value);
  }
}

/** An instant, in the time it is stored in. */
export function moment(at: string, { day }: Language): string {
  const time = at.slice(11, 16);
  return time === '' ? day(at) : `${day(at.slice(0, 10))}, ${time}`;
}

/** What a field is called; a field nobody named keeps its own name. */
export function fieldName(field: string, { packages }: Language): string {
  return nameOf(packages.fields, field);
}

export function nameOf(names: Readonly<Record<string, string>>, id: string): string {
  return (Object.hasOwn(names, id) ? names[id] : undefined) ?? id;
}

function pounds(pence: number, code: string): string {
  return new Intl.NumberFormat(code === 'en' ? 'en-GB' : code, {
    style: 'currency',
    currency: 'GBP',
  }).format(pence / 100);
}
