/** The register as CSV, a page of rows after the other, so that a hundred thousand need no more memory. */
import { stringify } from 'csv-stringify/sync';
import { type ListedCase, pageRegister, type RegisterKey, type Search } from '#db/register.ts';
import type { Desk } from '../desk.ts';
import type { DeskContext } from './access.ts';

const PAGE = 1_000;

const columns = [
  'reference',
  'right',
  'state',
  'name',
  'address',
  'way_in',
  'received_at',
  'due_on',
  'closed_at',
] as const satisfies readonly (keyof ListedCase)[];

export function registerCsv(desk: Desk, c: DeskContext, search: Search): Response {
  const pages = pagesOf(desk, search);
  const encoder = new TextEncoder();
  let first = true;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pages.next();
      if (!done || first) controller.enqueue(encoder.encode(inCsv(value ?? [], first)));
      first = false;
      if (done) controller.close();
    },
  });
  c.header('Cache-Control', 'no-store');
  c.header('Content-Disposition', 'attachment; filename="register.csv"');
  c.header('Content-Type', 'text/csv; charset=utf-8');
  return c.body(stream);
}

async function* pagesOf(desk: Desk, search: Search): AsyncGenerator<ListedCase[], undefined> {
  let after: RegisterKey | null = null;
  for (;;) {
    const page: ListedCase[] = await pageRegister(desk.db, search, after, PAGE);
    const last = page.at(-1);
    if (!last) return undefined;
    yield page;
    after = { received: last.received_at, id: last.id };
  }
}

function inCsv(rows: readonly ListedCase[], header: boolean): string {
  return stringify([...rows], {
    header,
    columns: [...columns],
    // A name that begins with "=" is a formula to a spreadsheet.
    escape_formulas: true,
  });
}
