/** How visitors choose about cookies: the numbers of the desk are those of the receipts, and no more. */
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { Desk } from '#worker/desk.ts';
import { withDeskApp } from './desk-app.ts';
import { chooseOn } from './receipts.ts';
import { ines, odd, sessionFor } from './signed-in.ts';

const DAY = 86_400_000;
const ago = (desk: Desk, days: number) => new Date(desk.clock().getTime() - days * DAY);
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** Twelve choices in the last week, ten more in the month, one in the quarter, one before it. */
async function seed(desk: Desk): Promise<void> {
  await chooseOn(desk, ago(desk, 0), 'accept', 4);
  await chooseOn(desk, ago(desk, 0), 'reject', 3, 'gpc');
  await chooseOn(desk, ago(desk, 0), 'save', 2, 'dnt');
  await chooseOn(desk, ago(desk, 2), 'allow', 1);
  await chooseOn(desk, ago(desk, 2), 'withdraw', 2);
  await chooseOn(desk, ago(desk, 20), 'reject', 10);
  await chooseOn(desk, ago(desk, 80), 'accept', 1);
  await chooseOn(desk, ago(desk, 200), 'accept', 1);
}

/** The words of each row of the tables of a page. */
const rowsOf = (page: string): string[] =>
  [...page.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    row
      .replace(/<svg.*?<\/svg>/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

test('The numbers of the page are those of the receipts, by action with its share and by day.', () =>
  withDeskApp(async ({ desk, get }) => {
    await seed(desk);
    const page = await (await get('/desk/consent', await sessionFor(desk, ines))).text();
    expect(page).toContain('22 choices');
    const rows = rowsOf(page);
    expect(rows.slice(1, 7)).toEqual([
      'Accepted all 4 18%',
      'Rejected all 13 59%',
      'Chose one by one 2 9%',
      'Allowed one 1 5%',
      'Withdrew 2 9%',
      'With Global Privacy Control 3 14%',
    ]);
    const days = rows.slice(8);
    expect(days, 'from the first choice to today, quiet days too').toHaveLength(21);
    expect(days[0]).toMatch(/ 4 3 2 0 0 9 3$/);
    expect(days[1]).toMatch(/ 0 0 0 0 0 0 0$/);
    expect(days[2]).toMatch(/ 0 0 0 1 2 3 0$/);
    expect(days[20]).toMatch(/ 0 10 0 0 0 10 0$/);
    expect(page).toContain(`datetime="${dayOf(ago(desk, 20))}"`);
  }));

test('Seven, thirty or ninety days are chosen by a link, and anything else means thirty.', () =>
  withDeskApp(async ({ desk, get }) => {
    await seed(desk);
    const secret = await sessionFor(desk, ines);
    for (const [query, total] of [
      ['?days=7', '12 choices'],
      ['?days=30', '22 choices'],
      ['?days=90', '23 choices'],
      ['?days=9000', '22 choices'],
      ['?days=x', '22 choices'],
    ] as const) {
      const page = await (await get(`/desk/consent${query}`, secret)).text();
      expect(page, query).toContain(total);
      expect(page.match(/aria-current="true"/g), query).toHaveLength(1);
    }
  }));

test('The CSV has the same days and numbers.', () =>
  withDeskApp(async ({ desk, get }) => {
    await seed(desk);
    const secret = await sessionFor(desk, ines);
    const answer = await get('/desk/consent.csv?days=7', secret);
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="consent.csv"');
    const rows = parse(await answer.text(), { columns: true });
    const none = { accept: '0', reject: '0', save: '0', allow: '0', withdraw: '0' };
    expect(rows).toEqual([
      {
        day: dayOf(ago(desk, 0)),
        ...none,
        accept: '4',
        reject: '3',
        save: '2',
        all: '9',
        gpc: '3',
      },
      { day: dayOf(ago(desk, 1)), ...none, all: '0', gpc: '0' },
      { day: dayOf(ago(desk, 2)), ...none, allow: '1', withdraw: '2', all: '3', gpc: '0' },
    ]);
  }));

test('Before the first choice the page says so, and the CSV has its head alone.', () =>
  withDeskApp(async ({ desk, get }) => {
    const secret = await sessionFor(desk, ines);
    const page = await (await get('/desk/consent', secret)).text();
    expect(page).toContain('Nobody has chosen');
    expect(page).not.toContain('<table');
    const csv = await (await get('/desk/consent.csv', secret)).text();
    expect(csv).toBe('day,accept,reject,save,allow,withdraw,all,gpc\n');
  }));

test('A reader sees it, nobody does who is not signed in, and no receipt is named.', () =>
  withDeskApp(async ({ desk, get }) => {
    await seed(desk);
    const answer = await get('/desk/consent', await sessionFor(desk, odd));
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('No person, address or browser is behind a number');
    expect(page).toContain('<a href="/desk/consent" aria-current="page">Consent</a>');
    expect(page, 'the content policy forbids it').not.toMatch(/\bstyle=/);
    const receipts = await desk.db.selectFrom('consent_receipts').select('id').execute();
    expect(receipts.filter(({ id }) => page.includes(id))).toEqual([]);
    for (const path of ['/desk/consent', '/desk/consent.csv']) {
      expect((await get(path, '')).headers.get('Location'), path).toMatch(/^\/desk\/sign-in/);
    }
  }));
