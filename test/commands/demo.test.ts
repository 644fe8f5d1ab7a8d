import { expect, it } from 'vitest';
import { recordIds, records } from '#content/records.ts';
import { recordKinds } from '#db/record-kinds.ts';
import { fillDemo } from '#worker/demo/fill.ts';
import { waiting } from '#worker/demo/inbox.ts';
import { people } from '#worker/demo/people.ts';
import type { Desk } from '#worker/desk.ts';
import { withDesk } from '../desk.ts';

/**
 * Everything in the tables of what is held. Digests are keyed by installation, and the ids of standings
 * drawn by lot.
 */
async function dump(desk: Desk): Promise<string[]> {
  const tables = [...new Set(recordIds.map((id) => recordKinds[id].table))];
  const rows: string[] = [];
  for (const table of tables) {
    const all = await desk.db
      .selectFrom(table as 'contacts')
      .selectAll()
      .execute();
    const drawn = table === 'standings' ? { digest: null, id: null } : { digest: null };
    rows.push(...all.map((row) => JSON.stringify({ table, ...row, ...drawn })));
  }
  return rows.sort();
}

it('fills every noun that is published as held', () =>
  withDesk(async (desk) => {
    expect(await fillDemo(desk)).toBe(people.length);
    for (const id of recordIds) {
      const { table } = recordKinds[id];
      const row = await desk.db
        .selectFrom(table as 'contacts')
        .selectAll()
        .limit(1)
        .execute();
      expect(row, `${id}: ${records[id].fact}`).toHaveLength(1);
    }
  }));

it('is the same every time', async () => {
  const first = await withDesk(async (desk) => {
    await fillDemo(desk);
    return dump(desk);
  });
  const second = await withDesk(async (desk) => {
    await fillDemo(desk);
    return dump(desk);
  });
  expect(second).toEqual(first);
  expect(first.length).toBeGreaterThan(250);
});

it('refuses a database that holds anybody, and adds nothing', () =>
  withDesk(async (desk) => {
    await fillDemo(desk);
    const before = await dump(desk);
    expect(await fillDemo(desk)).toBeNull();
    expect(await dump(desk)).toEqual(before);
  }));

it('invents everybody: reserved domains and the telephone numbers of drama', () =>
  withDesk(async (desk) => {
    await fillDemo(desk);
    const contacts = await desk.db.selectFrom('contacts').selectAll().execute();
    for (const { email, phone, mobile } of contacts) {
      expect(email).toMatch(/^[a-z.]+@[a-z-]+\.example$/);
      expect(phone).toMatch(/^01632 960\d{3}$/);
      if (mobile) expect(mobile).toMatch(/^07700 900\d{3}$/);
    }
    const names = new Set(people.map(({ name }) => name));
    for (const { from } of waiting) expect(names).toContain(from);
  }));
