import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { BadRequest } from '../bad-request.ts';

export interface CsvRow {
  readonly row: Readonly<Record<string, string>>;
  /** Line of the file that the row ends on, from 1. */
  readonly line: number;
}

/**
 * The rows of a CSV file whose first line names the columns. Streams, so that a list of millions
 * needs no more memory than one of ten.
 *
 * @param column one that must be there
 * @throws BadRequest when the file is missing, no CSV, or without that column
 */
export async function* readCsv(file: string, column: string): AsyncGenerator<CsvRow> {
  const parser = parse({
    columns: true,
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    info: true,
  });
  const source = createReadStream(file);
  // A pipe hands on what was read, not that reading failed.
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{
      record: Record<string, string>;
      info: { lines: number };
    }>) {
      if (!(column in record)) throw withoutColumn(file, column, Object.keys(record));
      yield { row: record, line: info.lines };
    }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === 'ENOENT') throw new BadRequest(`There is no file ${file}.`);
    if (code === 'EISDIR') throw new BadRequest(`${file} is a folder, not a CSV file.`);
    if (String(code).startsWith('CSV_')) {
      throw new BadRequest(`${file} is not a CSV file: ${message}`);
    }
    throw error;
  } finally {
    source.destroy();
  }
}

function withoutColumn(file: string, column: string, names: readonly string[]): BadRequest {
  return new BadRequest(
    `${file} has no column «${column}»; it has: ${names.join(', ')}. Its first line names the columns.`,
  );
}
