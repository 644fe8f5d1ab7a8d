/** Every act that the desk has a form for, posted as the form would be, and what became of the case. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addHeld } from '#db/held.ts';
import { decideCase } from '#worker/casework.ts';
import { letter } from '../letter.ts';
import { lettersTo } from '../person-app.ts';
import { hold, origin } from '../promises/held.ts';
import { type DeskApp, type Fields, hiddenIn, withDeskApp } from './desk-app.ts';
import { arrive, caseOf } from './filled.ts';
import { ines, sessionFor } from './signed-in.ts';

const wren = 'wren@saltmarsh.example';
const officer = { name: ines.name, role: 'officer' } as const;

async function erasure(app: DeskApp) {
  await hold(app.desk, wren, 'Wren Fenwick');
  const text = 'Please erase all the personal data you hold about me.';
  await arrive(app.desk, letter({ from: `Wren Fenwick <${wren}>`, subject: 'Request', text }));
  const { id, reference } = await caseOf(app.desk, wren, 'erasure');
  const secret = await sessionFor(app.desk, ines);
  const base = `/desk/cases/${reference}`;
  return {
    id,
    reference,
    read: async () => (await app.get(base, secret)).text(),
    post: (path: string, fields: Fields = {}) => app.post(`${base}${path}`, secret, fields),
    now: () =>
      app.desk.db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  };
}

interface Tried {
  readonly fields: Fields;
  readonly state: string;
  /** Part of the last letter to the person. */
  readonly told?: string;
}

const acts: Readonly<Record<string, Tried>> = {
  'it asks for something else': {
    fields: { act: 'settle', right: 'access' },
    state: 'identity-awaited',
  },
  'identity stands': {
    fields: { act: 'identify', words: 'Called on the number on file.' },
    state: 'in-review',
  },
  'documents are asked for': {
    fields: { act: 'ask', what: 'identity', words: 'Two people of that name are held.' },
    state: 'identity-awaited',
    told: 'Two people of that name are held.',
  },
  'the link is sent again': {
    fields: { act: 'ask', what: 'confirmation', words: '' },
    state: 'identity-awaited',
    told: '/case/',
  },
  'it was written for somebody else': {
    fields: { act: 'agent', person: 'principal@saltmarsh.example', name: 'Petra Principal' },
    state: 'identity-awaited',
  },
  'the opt-out is forgotten too': {
    fields: { act: 'detail', keepOptOut: 'no' },
    state: 'identity-awaited',
  },
  'it is refused': {
    fields: { act: 'refuse', words: 'The law makes us keep it.' },
    state: 'refused',
    told: 'The law makes us keep it.',
  },
  'the person has withdrawn it': {
    fields: { act: 'withdraw', words: 'Said so on the telephone.' },
    state: 'withdrawn',
  },
};

describe('by the form on its page', () => {
  test.each(Object.entries(acts))('%s', (_, { fields, state, told }) =>
    withDeskApp(async (app) => {
      const page = await erasure(app);
      const form = new RegExp(`name="act" value="${fields['act']}"`);
      expect(await page.read(), 'there is a form for it').toMatch(form);
      const answer = await page.post('/act', fields);
      expect(answer.status).toBe(303);
      expect((await page.now()).state).toBe(state);
      const last = (await lettersTo(app.desk, wren)).at(-1)?.text ?? '';
      if (told) expect(last.replaceAll('\n', ' ')).toContain(told);
    }),
  );

  test('a question is asked, and answered on the telephone', () =>
    withDeskApp(async (app) => {
      const page = await erasure(app);
      await decideCase(app.desk, officer, page.reference, { act: 'identify', words: 'Called.' });
      const ask = { act: 'ask', what: 'clarification', words: 'All of it, or the invoices?' };
      expect((await page.post('/act', ask)).status).toBe(303);
      expect((await page.now()).state).toBe('clarification-awaited');
      expect(await page.read()).toContain('name="act" value="clarified"');
      const answer = await page.post('/act', { act: 'clarified', words: 'She said: all of it.' });
      expect(answer.status).toBe(303);
      expect((await page.now()).state).toBe('in-review');
      expect(await page.read()).toContain('She said: all of it.');
    }));

  test('what is corrected runs on its own clock at once, in the queue too', () =>
    withDeskApp(async (app) => {
      const page = await erasure(app);
      await decideCase(app.desk, officer, page.reference, { act: 'identify', words: 'Called.' });
      await page.post('/act', { act: 'settle', right: 'complaint' });
      const shown = /<dt>Answer<\/dt><dd><time[^>]*datetime="([^"]*)"/.exec(await page.read());
      expect((await page.now()).due_on).toBe(shown?.[1]);
      await page.post('/act', { act: 'settle', right: 'consent-withdrawal' });
      const then = /<dt>Answer<\/dt><dd><time[^>]*datetime="([^"]*)"/.exec(await page.read());
      expect((await page.now()).due_on).toBe(then?.[1]);
    }));

  test('more time is taken, and the person told why', () =>
    withDeskApp(async (app) => {
      const page = await erasure(app);
      await decideCase(app.desk, officer, page.reference, { act: 'identify', words: 'Called.' });
      const before = (await page.now()).due_on ?? '';
      const fields = { act: 'extend', ground: 'complex', words: 'Twelve years of letters.' };
      expect((await page.post('/act', fields)).status).toBe(303);
      expect(((await page.now()).due_on ?? '') > before).toBe(true);
    }));
});

test('After approval each recipient who has to be told by hand is, with a button.', () =>
  withDeskApp(async (app) => {
    const page = await erasure(app);
    await decideCase(app.desk, officer, page.reference, { act: 'identify', words: 'Called.' });
    await page.post('/act', { act: 'approve', seen: hiddenIn(await page.read(), 'seen') });
    const shown = await page.read();
    expect(shown).toContain('Recipients who are told');
    const [, id] = /\/notices\/([\w-]+)"/.exec(shown) ?? [];
    expect((await page.post(`/notices/${id}`)).status).toBe(303);
    expect(await page.read()).not.toContain(`/notices/${id}"`);
    expect((await page.post(`/notices/${id}`)).status, 'a second time').toBe(409);
  }));

/** Another person stands in a letter that the company wrote, and in none of the sources. */
async function colleagueNamed(app: DeskApp, contact_id: string): Promise<void> {
  const now = app.desk.clock();
  const letter = { at: now.toISOString(), direction: 'out' as const, channel: 'email' };
  const body = 'Your log-in is ready, and so is that of your colleague Priya Nair.';
  const row = { id: randomUUID(), contact_id, ...letter, subject: 'Log-in', body };
  await addHeld(app.desk.db, 'communications', [row], origin, now);
}

test.each(['provenance', 'portability'])(
  'Nobody has to decide on names that %s does not hand over.',
  (right) =>
    withDeskApp(async (app) => {
      const page = await erasure(app);
      const contact = await app.desk.db.selectFrom('contacts').select('id').executeTakeFirst();
      await colleagueNamed(app, contact?.id ?? '');
      await page.post('/act', { act: 'settle', right: 'access' });
      await decideCase(app.desk, officer, page.reference, { act: 'identify', words: 'Called.' });
      expect(await page.read(), 'access does').toContain('Priya Nair');
      await page.post('/act', { act: 'settle', right });
      const shown = await page.read();
      expect(shown).not.toContain('Priya Nair');
      const answer = await page.post('/act', { act: 'approve', seen: hiddenIn(shown, 'seen') });
      expect(answer.status).toBe(303);
      expect((await page.now()).state).toBe('fulfilled');
    }),
);

test('A restriction that stands is lifted from the case that made it.', () =>
  withDeskApp(async (app) => {
    const page = await erasure(app);
    await page.post('/act', { act: 'settle', right: 'restriction' });
    await decideCase(app.desk, officer, page.reference, { act: 'identify', words: 'Called.' });
    await page.post('/act', { act: 'approve', seen: hiddenIn(await page.read(), 'seen') });
    expect(await page.read()).toContain('Lift the restriction');
    expect((await page.post('/lift')).status).toBe(303);
    expect(await page.read()).not.toContain('Lift the restriction');
    expect((await page.post('/lift')).status).toBe(409);
  }));

test('A case that is not there is not found, whatever is asked of it.', () =>
  withDeskApp(async ({ desk, get, post }) => {
    const secret = await sessionFor(desk, ines);
    for (const path of ['', '/proofs/1', '/letters/1', '/evidence.zip']) {
      expect((await get(`/desk/cases/PD-0000-0000${path}`, secret)).status, path).toBe(404);
    }
    expect((await post('/desk/cases/PD-0000-0000/notices/1', secret)).status).toBe(404);
    const fields = { act: 'withdraw' };
    expect((await post('/desk/cases/PD-0000-0000/act', secret, fields)).status).toBe(404);
  }));
