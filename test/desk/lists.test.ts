/** Queue, register, things to look at, opt-outs and entries. */
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { standingSuppressions } from '#db/suppressions.ts';
import { readPasted } from '#worker/desk/bulk.ts';
import type { Desk } from '#worker/desk.ts';
import { personDigest } from '#worker/person.ts';
import { letter } from '../letter.ts';
import { until } from '../wait.ts';
import { withDeskApp } from './desk-app.ts';
import { arrive, caseOf, fillDesk } from './filled.ts';
import { ines, sessionFor } from './signed-in.ts';

const references = (page: string) =>
  [...page.matchAll(/href="\/desk\/cases\/(PD-[\w-]+)" data-row/g)].map(([, one]) => one ?? '');

async function manyCases(desk: Desk, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `id-${String(index).padStart(4, '0')}`,
    reference: `PD-${String(index).padStart(4, '0')}-TEST`,
    right: 'access' as const,
    state: 'in-review',
    person_digest: personDigest(desk.keys, `person${index}@example.com`),
    address: `person${index}@example.com`,
    name: index === 7 ? '=HYPERLINK("https://evil.example")' : `Person ${index} of 100%`,
    language: 'en',
    way_in: 'mail' as const,
    received_at: `2026-03-02T10:00:00.${String(index % 1_000).padStart(3, '0')}Z`,
    closed_at: null,
    due_on: index % 10 === 0 ? null : `2026-04-${String((index % 28) + 1).padStart(2, '0')}`,
  }));
  await desk.db.insertInto('cases').values(rows).execute();
}

/** Every page of a list, one after the other, as somebody would who presses "Next". */
async function allPages(get: (path: string) => Promise<Response>, first: string) {
  const found: string[] = [];
  for (let path: string | undefined = first; path; ) {
    const page: string = await (await get(path)).text();
    found.push(...references(page));
    path = /rel="next" href="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  }
  return found;
}

test('The queue goes by due date, those whose clock waits last, and no case twice or never.', () =>
  withDeskApp(async ({ desk, get }) => {
    await manyCases(desk, 180);
    const secret = await sessionFor(desk, ines);
    const found = await allPages((path) => get(path, secret), '/desk');
    expect(new Set(found).size).toBe(180);
    const rows = await desk.db.selectFrom('cases').select(['reference', 'due_on']).execute();
    const due = new Map(rows.map((one) => [one.reference, one.due_on ?? '9999']));
    const order = found.map((one) => due.get(one) ?? '');
    expect(order).toEqual([...order].sort());
    const late = await allPages((path) => get(path, secret), '/desk?show=late');
    expect(late).toHaveLength(162);
    expect(await (await get('/desk?show=waiting', secret)).text()).toContain(
      'Nobody is keeping us waiting',
    );
  }));

test('An empty queue says so, and how the next case comes.', () =>
  withDeskApp(async ({ desk, get }) => {
    const page = await (await get('/desk', await sessionFor(desk, ines))).text();
    expect(page).toContain('Nothing is open');
  }));

test('The register is searched by name, reference and address, newest first, page by page.', () =>
  withDeskApp(async ({ desk, get }) => {
    await manyCases(desk, 230);
    const secret = await sessionFor(desk, ines);
    const search = (query: string) => allPages((path) => get(path, secret), `/desk/cases?${query}`);
    const all = await search('');
    expect(all).toHaveLength(230);
    expect(all[0]).toBe('PD-0229-TEST');
    const whole = await get('/desk/cases?q=pd-0042-test', secret);
    expect(whole.headers.get('Location')).toBe('/desk/cases/PD-0042-TEST');
    expect(await search('q=pd-0042')).toEqual(['PD-0042-TEST']);
    expect(await search('q=person%2042%20of')).toEqual(['PD-0042-TEST']);
    expect(await search('q=person42%40example.com')).toEqual(['PD-0042-TEST']);
    expect(await search('q=100%25'), 'a sign that means anything means itself').toHaveLength(229);
    expect(await search('q=person_42')).toEqual([]);
    expect(await search('right=erasure')).toEqual([]);
    expect(await search('right=access&state=in-review')).toHaveLength(230);
  }));

test('A person is found by their whole address after erasure has taken it from the case.', () =>
  withDeskApp(async ({ desk, get }) => {
    await manyCases(desk, 3);
    await desk.db
      .updateTable('cases')
      .set({ address: null, name: null })
      .where('id', '=', 'id-0001')
      .execute();
    const secret = await sessionFor(desk, ines);
    const page = await (await get('/desk/cases?q=Person1%40Example.com', secret)).text();
    expect(references(page)).toEqual(['PD-0001-TEST']);
  }));

test('The CSV has every case that was searched for, and no cell is a formula.', () =>
  withDeskApp(async ({ desk, get }) => {
    await manyCases(desk, 2_100);
    const secret = await sessionFor(desk, ines);
    const answer = await get('/desk/cases.csv?state=in-review', secret);
    const rows = parse(await answer.text(), { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(2_100);
    expect(rows.find((one) => one['reference'] === 'PD-0007-TEST')?.['name']).toMatch(/^'=/);
    const none = await (await get('/desk/cases.csv?q=nobody-here', secret)).text();
    expect(none.trim().split('\n')).toEqual([
      'reference,right,state,name,address,way_in,received_at,due_on,closed_at',
    ]);
  }));

test('A thing to look at is done with a button, and stays done.', () =>
  withDeskApp(async ({ desk, get, post }) => {
    await fillDesk(desk);
    const secret = await sessionFor(desk, ines);
    const page = await (await get('/desk/tasks', secret)).text();
    const [, id] = /action="\/desk\/tasks\/([\w-]+)"/.exec(page) ?? [];
    await post(`/desk/tasks/${id}`, secret);
    expect(await (await get('/desk/tasks', secret)).text()).not.toContain(`/desk/tasks/${id}"`);
    const logged = await desk.db
      .selectFrom('events')
      .select('actor')
      .where('kind', '=', 'task-done')
      .execute();
    expect(logged).toEqual([{ actor: ines.name }]);
  }));

test('Pasted addresses are taken out of whatever is around them.', () => {
  const pasted =
    'Ann Lee <ANN@example.com>, bob@example.com; mailto:cy@example.com\nann@example.com not an address: @nobody a@b@c\t"d@example.com".';
  expect(readPasted(pasted)).toEqual({
    addresses: ['ann@example.com', 'bob@example.com', 'cy@example.com', 'd@example.com'],
    wrong: ['@nobody', 'a@b@c'],
  });
});

test('Thousands of opt-outs are added at once, with what became of them; one is lifted.', () =>
  withDeskApp(async ({ desk, get, post }) => {
    const secret = await sessionFor(desk, ines);
    const addresses = Array.from(
      { length: 6_000 },
      (_, index) => `person${index}@example.com`,
    ).join('\n');
    const answer = await post('/desk/suppressions/add', secret, {
      addresses,
      channel: ['email', 'phone'],
    });
    const where = answer.headers.get('Location') ?? '';
    const seen = await get(where, secret);
    expect(await seen.text()).toContain('of 6,000 addresses');
    await until('all are added', async () =>
      (await (await get(where, secret)).text()).includes('12,000 opt-outs are new'),
    );
    const digest = personDigest(desk.keys, 'person77@example.com');
    expect(await standingSuppressions(desk.db, [digest])).toHaveLength(2);
    const found = await (await get('/desk/suppressions?q=person77%40example.com', secret)).text();
    expect(found).toContain('Lift all');
    const lifted = await post('/desk/suppressions/lift', secret, {
      address: 'person77@example.com',
    });
    expect(lifted.headers.get('Location')).toContain('lifted=2');
    expect(await standingSuppressions(desk.db, [digest])).toEqual([]);
  }));

test('A request from paper is entered on the clock of the day it arrived.', () =>
  withDeskApp(async ({ desk, get, post }) => {
    const secret = await sessionFor(desk, ines);
    const arrived = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
    const fields = {
      right: 'erasure',
      address: 'paper@saltmarsh.example',
      name: 'Petra Per',
      received: arrived,
      words: 'Delete me, please.',
      language: 'en',
    };
    const answer = await post('/desk/enter', secret, fields);
    const where = answer.headers.get('Location') ?? '';
    expect(where).toMatch(/^\/desk\/cases\/PD-[\w-]+\?done=entered$/);
    const found = await caseOf(desk, fields.address, 'erasure');
    expect(found.received_at.slice(0, 10)).toBe(arrived);
    expect(await (await get(where, secret)).text()).toContain('Delete me, please.');
    for (const wrong of [
      { address: 'x' },
      { received: '2999-01-01' },
      { words: ' ' },
      { right: 'x' },
    ]) {
      const bad = await post('/desk/enter', secret, { ...fields, ...wrong });
      expect(bad.status).toBe(400);
      expect(await bad.text()).toContain('Petra Per');
    }
  }));

test('A letter that belongs to no case can be read where the task for it stands.', () =>
  withDeskApp(async ({ desk, get }) => {
    await arrive(
      desk,
      letter({ from: 'Ada <ada@example.com>', subject: 'Hello', text: 'Please unsubscribe me.' }),
    );
    const { id } = await desk.db.selectFrom('letters').select('id').executeTakeFirstOrThrow();
    const secret = await sessionFor(desk, ines);
    expect(await (await get(`/desk/letters/${id}`, secret)).text()).toContain(
      'Please unsubscribe me.',
    );
    expect((await get('/desk/letters/none', secret)).status).toBe(404);
  }));
