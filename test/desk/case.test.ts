/** The page of a case: what it shows, what can be done there, and that nothing in a letter does anything. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decideCase } from '#worker/casework.ts';
import { plain } from '#worker/desk/shown.ts';
import type { Desk } from '#worker/desk.ts';
import { letter } from '../letter.ts';
import { tokenSentTo } from '../person-app.ts';
import { hold } from '../promises/held.ts';
import { type DeskApp, hiddenIn, withDeskApp } from './desk-app.ts';
import { arrive, caseOf, dot, fillDesk, hostile } from './filled.ts';
import { ines, odd, sessionFor } from './signed-in.ts';

const staff = { name: ines.name, role: 'officer' } as const;
const wren = 'wren@saltmarsh.example';

async function write(desk: Desk, text: string, subject = 'Request'): Promise<void> {
  await arrive(desk, letter({ from: `Wren Fenwick <${wren}>`, subject, text }));
}

async function opened(app: DeskApp, reference: string) {
  const secret = await sessionFor(app.desk, ines);
  const base = `/desk/cases/${reference}`;
  return {
    read: async () => (await app.get(base, secret)).text(),
    act: (fields: Record<string, string | string[]>) => app.post(`${base}/act`, secret, fields),
    post: (path: string, fields: Record<string, string> = {}) =>
      app.post(`${base}${path}`, secret, fields),
    get: (path: string) => app.get(`${base}${path}`, secret),
  };
}

describe('the letter', () => {
  test('is shown with the words that decided marked, and quotations folded', () =>
    withDeskApp(async (app) => {
      await write(
        app.desk,
        'Hello,\n\nplease erase all the personal data\nyou hold about me.\n\nOn Mon, 2 Mar 2026, HALO wrote:\n> To stop, unsubscribe here.',
      );
      const page = await (
        await opened(app, (await caseOf(app.desk, wren, 'erasure')).reference)
      ).read();
      expect(page).toMatch(/<mark>[^<]*erase all the personal data\s+you hold about me/);
      const own = /<div class="own"[^>]*>([\s\S]*?)<\/div>/.exec(page)?.[1] ?? '';
      expect(own).not.toContain('unsubscribe');
      expect(page).toMatch(/<summary>What they quoted<\/summary>[\s\S]*unsubscribe here/);
    }));

  test('that would be a page of its own is text, and text alone', () =>
    withDeskApp(async (app) => {
      await arrive(app.desk, hostile);
      const { reference } = await caseOf(app.desk, 'mallory@hostile.example', 'any');
      const page = await (await opened(app, reference)).read();
      const ours = /<div class="case">([\s\S]*)<\/main>/.exec(page)?.[1] ?? '';
      expect(ours).not.toMatch(/<script|<img|<link|<style|<input name="password"|onerror=[^&]*>/);
      expect(page).not.toContain('https://tracker.example');
      expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      expect(page, 'a mark that turns the line is named').toContain('‹U+202E›');
      expect(page).toContain('&lt;img src=x onerror=alert(3)&gt;.pdf');
    }));

  test('is saved as it came, and never opened', () =>
    withDeskApp(async (app) => {
      await write(app.desk, 'Please erase all the personal data you hold about me.');
      const { id, reference } = await caseOf(app.desk, wren, 'erasure');
      const { letter_id } = await app.desk.db
        .selectFrom('case_letters')
        .selectAll()
        .where('case_id', '=', id)
        .executeTakeFirstOrThrow();
      const page = await opened(app, reference);
      const answer = await page.get(`/letters/${letter_id}`);
      expect(answer.headers.get('Content-Disposition')).toBe(
        `attachment; filename="${reference}.eml"`,
      );
      expect(answer.headers.get('Content-Security-Policy')).toMatch(/^sandbox/);
      expect(await answer.text()).toContain('Subject: Request');
      expect((await page.get(`/letters/${randomUUID()}`)).status).toBe(404);
    }));
});

test('Of very many letters the first and the last are shown, and how many are not.', () =>
  withDeskApp(async (app) => {
    for (let index = 0; index < 34; index++) {
      await write(
        app.desk,
        `Number ${index}. Please erase all the personal data you hold about me.`,
      );
    }
    const { reference } = await caseOf(app.desk, wren, 'erasure');
    const page = await (await opened(app, reference)).read();
    expect(page).toContain('4 letters between the first and the last are not shown.');
    expect(page).toContain('Number 0.');
    expect(page).toContain('Number 33.');
    expect(page).not.toContain('Number 6.');
  }));

test('No page of the desk has a link by which somebody could act as the person.', () =>
  withDeskApp(async (app) => {
    await write(app.desk, 'Please erase all the personal data you hold about me.');
    const token = await tokenSentTo(app.desk, wren);
    await write(
      app.desk,
      `It is me.\n\n> open this: http://127.0.0.1:8080/case/${token}`,
      'Re: Confirm',
    );
    const { id, reference } = await caseOf(app.desk, wren, 'erasure');
    const page = await (await opened(app, reference)).read();
    expect(page).toContain('We wrote');
    expect(page).not.toContain(token);
    expect(page).toContain('/case/…');
    const reader = await sessionFor(app.desk, odd);
    const theirs = await app.desk.db
      .selectFrom('case_letters')
      .select('letter_id')
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow();
    for (const path of [
      `/desk/cases/${reference}/letters/${theirs.letter_id}`,
      `/desk/letters/${theirs.letter_id}/raw`,
    ]) {
      const answer = await app.get(path, reader);
      expect(answer.status, 'the bytes as they came may quote one').toBe(403);
    }
  }));

test('Marks that cannot be seen are shown as what they are; scripts that join letters stay whole.', () => {
  expect(plain('a\u202Eb\u200Bc\u0007')).toBe('a‹U+202E›b‹U+200B›c‹U+0007›');
  expect(plain('می\u200cخواهم 👩\u200d💻')).toBe('می\u200cخواهم 👩\u200d💻');
});

test('A classification is corrected by one decision.', () =>
  withDeskApp(async (app) => {
    await write(
      app.desk,
      'Hello, is this the right address for a question about the magazine you print?',
    );
    const { reference } = await caseOf(app.desk, wren, null);
    const page = await opened(app, reference);
    expect(await page.read()).toContain('What does it ask for?');
    const answer = await page.act({ act: 'settle', right: 'suppliers' });
    expect(answer.headers.get('Location')).toBe(`/desk/cases/${reference}?done=settle`);
    expect((await caseOf(app.desk, wren, 'suppliers')).state).toBe('in-review');
  }));

test('A plan that became another since it was seen is not carried out.', () =>
  withDeskApp(async (app) => {
    await hold(app.desk, wren, 'Wren Fenwick');
    await write(app.desk, 'Please erase all the personal data you hold about me.');
    const { reference } = await caseOf(app.desk, wren, 'erasure');
    await decideCase(app.desk, staff, reference, { act: 'identify', words: 'By telephone.' });
    const page = await opened(app, reference);
    const seen = hiddenIn(await page.read(), 'seen');
    await decideCase(app.desk, staff, reference, { act: 'detail', details: { keepOptOut: false } });
    const answer = await page.act({ act: 'approve', seen });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('has changed since you looked');
    expect(
      (await page.act({ act: 'approve', seen: hiddenIn(await page.read(), 'seen') })).status,
    ).toBe(303);
  }));

test('Everybody else who is named is decided on at once, and the copy goes out.', () =>
  withDeskApp(async (app) => {
    await fillDesk(app.desk);
    const { id, reference } = await caseOf(
      app.desk,
      'dana.reed@fenland-quarterly.example',
      'access',
    );
    const page = await opened(app, reference);
    const shown = await page.read();
    const names = [...shown.matchAll(/name="(words-\d+)" value="([^"]*)"/g)];
    expect(names.length).toBeGreaterThan(2);
    const fields = Object.fromEntries(names.map(([, name = '', value = '']) => [name, value]));
    const disclosed = { 'consent-0': 'yes', 'why-0': 'She agreed on the telephone.' };
    expect((await page.post('/redactions', { ...fields, ...disclosed })).status).toBe(303);
    const rows = await app.desk.db
      .selectFrom('redactions')
      .select(['words', 'decision', 'decided_by'])
      .where('case_id', '=', id)
      .execute();
    expect(new Set(rows.map((one) => one.decided_by))).toEqual(new Set([ines.name]));
    for (const { words, decision } of rows) {
      expect(decision, words).toBe(words === names[0]?.[2] ? 'disclose' : 'redact');
    }
    const answer = await page.act({ act: 'approve', seen: hiddenIn(await page.read(), 'seen') });
    expect(answer.status).toBe(303);
  }));

test('A proof is shown as the picture it is, without anything around it; other bytes are saved.', () =>
  withDeskApp(async (app) => {
    await fillDesk(app.desk);
    const { id, reference } = await caseOf(
      app.desk,
      'dana.reed@fenland-quarterly.example',
      'access',
    );
    const page = await opened(app, reference);
    const proof = await app.desk.db
      .selectFrom('proofs')
      .select('id')
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow();
    const answer = await page.get(`/proofs/${proof.id}`);
    expect(answer.headers.get('Content-Type')).toBe('image/png');
    expect(answer.headers.get('Content-Security-Policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(dot);
    const other = await caseOf(app.desk, 'hal@undrell.example', 'complaint');
    const stranger = await opened(app, other.reference);
    expect((await stranger.get(`/proofs/${proof.id}`)).status, 'of another case').toBe(404);
  }));

test('Every look is logged, once an hour for one person and case.', () =>
  withDeskApp(async (app) => {
    await write(app.desk, 'Please erase all the personal data you hold about me.');
    const { id, reference } = await caseOf(app.desk, wren, 'erasure');
    const page = await opened(app, reference);
    await page.read();
    await page.read();
    const views = () =>
      app.desk.db
        .selectFrom('events')
        .select('actor')
        .where('case_id', '=', id)
        .where('kind', '=', 'viewed')
        .execute();
    expect(await views()).toEqual([{ actor: ines.name }]);
    const secret = await sessionFor(app.desk, { name: 'Moss Vale', role: 'reader' });
    await app.get(`/desk/cases/${reference}`, secret);
    expect(await views()).toHaveLength(2);
  }));

describe('a form that is not right', () => {
  const wrong: readonly (readonly [string, Record<string, string>])[] = [
    ['no act', {}],
    ['an act nobody knows', { act: 'constructor' }],
    ['no right', { act: 'settle', right: '__proto__' }],
    ['a question without words', { act: 'ask', what: 'clarification', words: '  ' }],
    ['nothing known asked', { act: 'ask', what: 'toString', words: 'x' }],
    ['no reason', { act: 'refuse', words: '' }],
    ['no ground', { act: 'extend', ground: 'busy', words: 'We are busy.' }],
    ['no day', { act: 'identify', words: 'x', on: '2026-13-45' }],
    ['no address', { act: 'agent', person: 'nobody' }],
    ['nothing entered', { act: 'detail' }],
  ];

  test.each(wrong)('is sent back with a sentence: %s', (_, fields) =>
    withDeskApp(async (app) => {
      await write(app.desk, 'Please erase all the personal data you hold about me.');
      const { reference } = await caseOf(app.desk, wren, 'erasure');
      const page = await opened(app, reference);
      const answer = await page.act(fields);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toMatch(/class="notice bad" role="alert">/);
    }),
  );

  test('and what the database could not hold is made whole first', () =>
    withDeskApp(async (app) => {
      await write(app.desk, 'Please erase all the personal data you hold about me.');
      const { reference } = await caseOf(app.desk, wren, 'erasure');
      const page = await opened(app, reference);
      expect((await page.act({ act: 'refuse', words: 'no\0 \ud800' })).status).toBe(303);
      expect(await page.read()).toContain('no \ufffd');
    }));
});
