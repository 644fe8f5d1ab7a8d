/** Who comes in: invitation, password with a code, sessions, origins, and what is refused. */
import { TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { inviteStaff, removeStaff } from '#worker/staff.ts';
import { type DeskApp, hiddenIn, secretIn, withDeskApp } from './desk-app.ts';
import { ines, sessionFor } from './signed-in.ts';

const password = 'four words in a row';

/** @returns what her authenticator app keeps */
async function join({ desk, get, post }: DeskApp, name: string): Promise<string> {
  const { pathname } = new URL((await inviteStaff(desk, name, 'officer', false)).link);
  const secret = hiddenIn(await (await get(pathname, '')).text(), 'secret');
  const answer = await post(pathname, '', { password, secret, code: codeOf(secret) });
  expect(answer.status).toBe(303);
  return secret;
}

/** @param steps how many half minutes from now */
function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
}

describe('password and code', () => {
  test('open the desk, and a code opens it once', () =>
    withDeskApp(async (app) => {
      const secret = await join(app, 'Nell Marsh');
      const fields = { name: 'Nell Marsh', password, code: codeOf(secret) };
      const first = await app.post('/desk/sign-in', '', fields);
      expect(first.headers.get('Location')).toBe('/desk');
      expect((await app.get('/desk', secretIn(first))).status).toBe(200);
      expect((await app.post('/desk/sign-in', '', fields)).status, 'the same code').toBe(403);
    }));

  test('a wrong password, a wrong code and a name nobody has are told apart by nothing', () =>
    withDeskApp(async (app) => {
      const secret = await join(app, 'Nell Marsh');
      const pages = [];
      for (const fields of [
        { name: 'Nell Marsh', password: 'wrong wrong wrong', code: codeOf(secret, 1) },
        { name: 'Nell Marsh', password, code: '000000' },
        { name: 'Nobody', password, code: '000000' },
      ]) {
        const answer = await app.post('/desk/sign-in', '', fields);
        expect(answer.status).toBe(403);
        pages.push(await answer.text());
      }
      expect(new Set(pages).size).toBe(1);
    }));

  test('after five wrong answers even the right one waits', () =>
    withDeskApp(async (app) => {
      const secret = await join(app, 'Nell Marsh');
      const wrong = { name: 'Nell Marsh', password, code: '000000' };
      for (let i = 0; i < 5; i++) await app.post('/desk/sign-in', '', wrong);
      const right = { ...wrong, code: codeOf(secret, 1) };
      expect((await app.post('/desk/sign-in', '', right)).status).toBe(429);
    }));

  test('only a page of the desk is led to after signing in', () =>
    withDeskApp(async (app) => {
      const secret = await join(app, 'Nell Marsh');
      const fields = { name: 'Nell Marsh', password, code: codeOf(secret) };
      const answer = await app.post('/desk/sign-in?next=https://evil.example', '', fields);
      expect(answer.headers.get('Location')).toBe('/desk');
    }));
});

describe('an invitation', () => {
  test('works once, and is no longer than its day', () =>
    withDeskApp(async (app) => {
      const { pathname } = new URL((await inviteStaff(app.desk, 'Nell', 'officer', false)).link);
      const secret = hiddenIn(await (await app.get(pathname, '')).text(), 'secret');
      const fields = { password, secret, code: codeOf(secret) };
      expect((await app.post(pathname, '', { ...fields, password: 'short' })).status).toBe(400);
      expect((await app.post(pathname, '', { ...fields, code: '123' })).status).toBe(400);
      const junk = await app.post(`${pathname}/passkey`, '', { id: 'junk' });
      expect(junk.status, 'no passkey').toBe(400);
      expect((await app.post(pathname, '', fields)).status).toBe(303);
      expect((await app.get(pathname, '')).status).toBe(404);
      const late = new URL((await inviteStaff(app.desk, 'Moss', 'officer', false)).link).pathname;
      await app.desk.db
        .updateTable('invitations')
        .set({ expires_at: '2026-01-01T00:00:00.000Z' })
        .execute();
      expect((await app.get(late, '')).status).toBe(404);
    }));
});

describe('a session', () => {
  test('revoked elsewhere is out at once', () =>
    withDeskApp(async ({ desk, get, post }) => {
      const here = await sessionFor(desk, ines);
      const there = await sessionFor(desk, ines);
      const account = await (await get('/desk/account', here)).text();
      const [, id] = /\/desk\/account\/sessions\/([\w-]+)/.exec(account) ?? [];
      expect((await get('/desk', there)).status).toBe(200);
      await post(`/desk/account/sessions/${id}`, here);
      expect((await get('/desk', there)).headers.get('Location')).toBe(
        '/desk/sign-in?next=%2Fdesk',
      );
      expect((await get('/desk', here)).status).toBe(200);
    }));

  test('of another member of staff cannot be ended by its id', () =>
    withDeskApp(async ({ desk, get, post }) => {
      const mine = await sessionFor(desk, ines);
      const other = await sessionFor(desk, { name: 'Moss Vale', role: 'officer' });
      const { id } = await desk.db
        .selectFrom('sessions')
        .innerJoin('staff', 'staff.id', 'sessions.staff_id')
        .select('sessions.id')
        .where('staff.name', '=', ines.name)
        .executeTakeFirstOrThrow();
      await post(`/desk/account/sessions/${id}`, other);
      expect((await get('/desk', mine)).status).toBe(200);
    }));

  test('ends with the sign-out, and with its owner being let go', () =>
    withDeskApp(async ({ desk, get, post }) => {
      const one = await sessionFor(desk, ines);
      await post('/desk/sign-out', one);
      expect((await get('/desk', one)).status).toBe(303);
      const two = await sessionFor(desk, ines);
      await removeStaff(desk, ines.name);
      expect((await get('/desk', two)).status).toBe(303);
    }));
});

describe('a form from elsewhere', () => {
  const strangers = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    {},
    { Origin: 'http://127.0.0.1:8080', 'Sec-Fetch-Site': 'cross-site' },
  ];

  test.each(strangers)('changes nothing: %o', (headers) =>
    withDeskApp(async ({ desk, get, post }) => {
      const secret = await sessionFor(desk, ines);
      for (const path of ['/desk/sign-out', '/desk/enter', '/desk/suppressions/add']) {
        expect((await post(path, secret, {}, headers as never)).status).toBe(403);
      }
      expect((await get('/desk', secret)).status).toBe(200);
    }),
  );
});

test('Without a session nothing behind the door answers.', () =>
  withDeskApp(async ({ get, post }) => {
    for (const path of [
      '/desk',
      '/desk/cases',
      '/desk/cases.csv',
      '/desk/cases/PD-1',
      '/desk/tasks',
      '/desk/suppressions',
      '/desk/account',
      '/desk/staff',
      '/desk/enter',
      '/desk/letters/1',
    ]) {
      const answer = await get(path, '');
      expect(answer.status, path).toBe(303);
      expect(answer.headers.get('Location'), path).toContain('/desk/sign-in');
    }
    expect((await post('/desk/cases/PD-1/act', '')).status).toBe(403);
  }));
