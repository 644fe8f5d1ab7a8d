/** Records as CSV (RFC 4180, UTF-8): one table a noun, a column a field, values as in the JSON. Pure. */
import { stringify } from 'csv-stringify/sync';
import { type RecordId, records } from '#content/records.ts';
import type { Row, Value } from './held.ts';

export function toCsv(id: RecordId, rows: readonly Row[]): string {
  const columns = ['id', ...Object.keys(records[id].fields)];
  return table(
    columns,
    rows.map((row) => ({ id: row.id, ...row.values })),
  );
}

/** @param rows what has no value is left empty */
export function table(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, Value | null | undefined>>[],
): string {
  const lines = rows.map((row) => columns.map((column) => harmless(row[column] ?? '')));
  return stringify([[...columns], ...lines], { record_delimiter: '\r\n' });
}

/**
 * A spreadsheet runs a cell that begins like a formula, and much of what is held was written by
 * strangers. Numbers and telephone numbers stay as they are.
 */
function harmless(value: Value): string {
  const text = String(value);
  if (/^[+-][\d\s().-]+$/.test(text)) return text;
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
