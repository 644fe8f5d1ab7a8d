/** What a role may not do is refused, whatever is posted; what it may not see is not on its pages. */
import { expect, test } from 'vitest';
import { decideCase } from '#worker/casework.ts';
import { letter } from '../letter.ts';
import { rowCount } from '../person-app.ts';
import { hold } from '../promises/held.ts';
import { type DeskApp, hiddenIn, withDeskApp } from './desk-app.ts';
import { arrive, caseOf } from './filled.ts';
import { faye, ines, odd, rhys, sessionFor } from './signed-in.ts';

const writer = 'wren@saltmarsh.example';
const asks = {
  access: 'I would like a copy of all the personal data you hold about me.',
  complaint: 'I wish to make a formal complaint about how you handled my personal data.',
};

async function asked({ desk }: DeskApp, right: keyof typeof asks): Promise<string> {
  await hold(desk, writer, 'Wren Fenwick');
  await arrive(
    desk,
    letter({ from: `Wren Fenwick <${writer}>`, subject: 'Request', text: asks[right] }),
  );
  const { reference } = await caseOf(desk, writer, right);
  return reference;
}

test('A reader sees a case and can change nothing.', () =>
  withDeskApp(async (app) => {
    const reference = await asked(app, 'access');
    const secret = await sessionFor(app.desk, odd);
    const base = `/desk/cases/${reference}`;
    const page = await (await app.get(base, secret)).text();
    expect(page).toContain('You may look at cases and change none.');
    expect(page.match(/<form[^>]*method="post"[^>]*>/g), 'signing out alone').toHaveLength(1);
    const before = await rowCount(app.desk);
    const posts: readonly (readonly [string, Record<string, string>])[] = [
      [`${base}/act`, { act: 'settle', right: 'erasure' }],
      [`${base}/act`, { act: 'identify', words: 'By telephone.' }],
      [`${base}/act`, { act: 'approve' }],
      [`${base}/act`, { act: 'refuse', words: 'No.' }],
      [`${base}/act`, { act: 'withdraw' }],
      [`${base}/redactions`, { 'words-0': 'Ada' }],
      [`${base}/redactions/add`, { place: 'a\nb\nc', words: 'Ada' }],
      [`${base}/notices/1`, {}],
      [`${base}/lift`, {}],
      ['/desk/tasks/1', {}],
      ['/desk/enter', { right: 'access', address: writer, received: '2026-03-02', words: 'x' }],
      ['/desk/suppressions/add', { addresses: writer }],
      ['/desk/suppressions/lift', { address: writer }],
      ['/desk/staff/remove', { name: ines.name }],
    ];
    for (const [path, fields] of posts) {
      const answer = await app.post(path, secret, fields);
      expect(answer.status, path).toBe(403);
      expect(await answer.text()).toContain('You may look at cases and change none.');
    }
    expect(await rowCount(app.desk)).toBe(before);
  }));

test('A complaint is decided by the director, and by no officer.', () =>
  withDeskApp(async (app) => {
    const reference = await asked(app, 'complaint');
    const base = `/desk/cases/${reference}`;
    const officer = await sessionFor(app.desk, ines);
    const seen = await (await app.get(base, officer)).text();
    expect(seen).toContain('The Commercial Director must approve complaint.');
    const director = await sessionFor(app.desk, rhys);
    const fields = {
      act: 'approve',
      words: 'We are sorry, and this is what we changed.',
      seen: hiddenIn(await (await app.get(base, director)).text(), 'seen'),
    };
    const refused = await app.post(`${base}/act`, officer, fields);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('The Commercial Director must approve complaint.');
    expect((await caseOf(app.desk, writer, 'complaint')).state).toBe('in-review');
    expect((await app.post(`${base}/act`, director, fields)).status).toBe(303);
    expect((await caseOf(app.desk, writer, 'complaint')).state).toBe('fulfilled');
  }));

test('Financial rows are on the pages of those alone whom they are given to; everybody sees how many.', () =>
  withDeskApp(async (app) => {
    const reference = await asked(app, 'access');
    await decideCase(app.desk, { name: ines.name, role: 'officer' }, reference, {
      act: 'identify',
      words: 'By telephone.',
    });
    const page = async (who: typeof ines) =>
      (await app.get(`/desk/cases/${reference}`, await sessionFor(app.desk, who))).text();
    for (const who of [ines, rhys, odd]) {
      const shown = await page(who);
      expect(shown, who.name).toContain('Purchases</span>');
      expect(shown, who.name).not.toMatch(/INV-|480\.00|HALO licence|Quay Row/);
    }
    const shown = await page(faye);
    expect(shown).toContain('£480.00');
    const views = await app.desk.db
      .selectFrom('events')
      .select(['actor', 'detail'])
      .where('kind', '=', 'viewed')
      .where('detail', 'like', '%purchases%')
      .execute();
    expect(views).toEqual([{ actor: faye.name, detail: '{"part":"purchases"}' }]);
  }));

test('The staff list is the director’s, who lets others go and not themselves.', () =>
  withDeskApp(async ({ desk, get, post }) => {
    const officer = await sessionFor(desk, ines);
    const director = await sessionFor(desk, rhys);
    expect((await get('/desk/staff', officer)).status).toBe(403);
    expect((await post('/desk/staff/remove', officer, { name: rhys.name })).status).toBe(403);
    expect((await post('/desk/staff/remove', director, { name: rhys.name })).status).toBe(403);
    expect((await post('/desk/staff/remove', director, { name: ines.name })).status).toBe(303);
    expect((await get('/desk', officer)).status, 'out at once').toBe(303);
    expect((await get('/desk', director)).status).toBe(200);
  }));
