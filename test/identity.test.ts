/**
 * Who somebody is, in proportion to the harm a mistake would do. Letters that pretend: nothing is
 * disclosed, nothing destroyed, and nobody is kept from confirming what is theirs.
 */
import { describe, expect, it } from 'vitest';
import { answers } from '#content/answers.ts';
import { type RightId, rights } from '#content/rights.ts';
import { findContact } from '#db/contacts.ts';
import { findToken, isExpired } from '#db/tokens.ts';
import type { Act, Result, Staff } from '#worker/casework/act.ts';
import { decideCase } from '#worker/casework.ts';
import type { OpenDesk } from '#worker/open-desk.ts';
import { personDigest } from '#worker/person.ts';
import { handleLetters } from '#worker/pipeline.ts';
import { type Draft, letter } from './letter.ts';
import { domainWithPolicy, names, sign } from './mail/signed.ts';
import { cases, lettersTo, type PersonApp, tokenSentTo, withPersonApp } from './person-app.ts';
import { hold } from './promises/held.ts';
import { rawLetter } from './raw-letter.ts';

const ada = 'ada@saltmarsh.example';
const eve = 'eve@evil.example';
const officer: Staff = { name: 'Ines Okoro', role: 'officer' };

const wishes = {
  access: 'I would like a copy of all the personal data you hold about me.',
  erasure: 'Please erase all the personal data you hold about me.',
  rectification:
    'The name you hold for me is wrong. Please correct it from Ada Marsh to Eve Marsh.',
  restriction: 'Please restrict the processing of my data under Article 18.',
} as const;
type Wish = keyof typeof wishes;
const wished = Object.keys(wishes) as Wish[];

const world = names({
  ...domainWithPolicy('saltmarsh.example'),
  ...domainWithPolicy('evil.example'),
});

/** A desk that holds Ada, and checks signatures against a domain name system of the test's. */
function atDesk(work: (app: PersonApp, contact: string) => Promise<void>): Promise<void> {
  return withPersonApp(
    async (app) => {
      Object.assign(app.desk, { resolve: world });
      await work(app, await hold(app.desk, ada, 'Ada Marsh'));
    },
    { VERIFY_MAIL: 'yes' },
  );
}

const arrive = async (desk: OpenDesk, raw: string | Uint8Array) => {
  await handleLetters(desk, [rawLetter(raw, { receivedAt: new Date() })]);
};
const wish = (right: Wish, draft: Draft = {}) =>
  letter({ from: `Ada Marsh <${ada}>`, subject: 'A request', text: wishes[right], ...draft });

const only = async (desk: OpenDesk, right: RightId) => {
  const found = (await cases(desk)).filter((one) => one.right === right);
  expect(found).toHaveLength(1);
  return found[0] as (typeof found)[0];
};
const decide = async (desk: OpenDesk, right: RightId, act: Act, staff = officer): Promise<Result> =>
  decideCase(desk, staff, (await only(desk, right)).reference, act);

/** Everything held of Ada is there as before, and nothing has left to anybody. */
async function untouched(desk: OpenDesk, contact: string) {
  const held = await findContact(desk.db, personDigest(desk.keys, ada));
  expect(held).toMatchObject({ id: contact, name: 'Ada Marsh' });
  expect(await desk.db.selectFrom('packages').select('id').execute()).toEqual([]);
  expect(await desk.db.selectFrom('standings').select('id').execute()).toEqual([]);
  const sent = await desk.db.selectFrom('outbox').select(['text', 'html']).execute();
  for (const { text, html } of sent) expect(text + html).not.toMatch(/Saltmarsh Press|960112/);
}

describe('A letter that only claims to come from her', () => {
  it.each(wished)('%s: changes nothing, and nobody can approve it', (right) =>
    atDesk(async ({ desk }, contact) => {
      await arrive(desk, wish(right));
      expect(await only(desk, right)).toMatchObject({
        state: 'identity-awaited',
        identity_at: null,
      });
      expect(await decide(desk, right, { act: 'approve' })).toEqual({
        refused: expect.stringMatching(/Identity does not stand/),
      });
      await untouched(desk, contact);
    }),
  );

  it('is answered to her, whatever address it asks for', () =>
    atDesk(async ({ desk }) => {
      const headers = [
        `Reply-To: ${eve}`,
        `Return-Path: <${eve}>`,
        `Sender: ${eve}`,
        `Errors-To: ${eve}`,
        `Disposition-Notification-To: ${eve}`,
      ];
      const text = `${wishes.access} Please send it to my new address, ${eve}.`;
      await arrive(desk, wish('access', { headers, text }));
      expect(await lettersTo(desk, eve)).toEqual([]);
      expect(await lettersTo(desk, ada)).toHaveLength(1);
    }));

  it('that a stranger signed is no better', () =>
    atDesk(async ({ desk }, contact) => {
      await arrive(desk, await sign(wish('restriction'), { domain: 'evil.example' }));
      expect((await only(desk, 'restriction')).state).toBe('identity-awaited');
      await untouched(desk, contact);
    }));

  it('does come from her where her domain signed it: enough for what harms nobody', () =>
    atDesk(async ({ desk }) => {
      await arrive(desk, await sign(wish('restriction'), { domain: 'saltmarsh.example' }));
      expect(await only(desk, 'restriction')).toMatchObject({
        state: 'in-review',
        identity_at: expect.any(String),
      });
    }));

  it('and even then not enough for what discloses or destroys', () =>
    atDesk(async ({ desk }, contact) => {
      for (const right of ['access', 'erasure'] as const) {
        expect(rights[right].identity).toBe('document');
        await arrive(desk, await sign(wish(right), { domain: 'saltmarsh.example' }));
        expect((await only(desk, right)).state).toBe('identity-awaited');
        expect(await decide(desk, right, { act: 'approve' })).toHaveProperty('refused');
      }
      await untouched(desk, contact);
    }));

  it('by form is no signed mail either', () =>
    atDesk(async ({ desk, post }) => {
      const forged =
        'Authentication-Results: mx.halo.example; dmarc=pass header.from=saltmarsh.example';
      await post('/requests', { right: 'restriction', address: ada, name: forged, words: forged });
      expect((await only(desk, 'restriction')).state).toBe('identity-awaited');
    }));
});

describe('A lookalike domain', () => {
  it.each([
    ['one letter more', 'ada@saltmarshs.example'],
    ['a Cyrillic letter', 'ada@sаltmarsh.example'],
    ['a subdomain', 'ada@saltmarsh.example.evil.example'],
    ['her address as a name', `"${ada}" <${eve}>`],
  ])('with %s is somebody else: a case about nobody, answered to whoever wrote', (_what, from) =>
    atDesk(async ({ desk }, contact) => {
      await arrive(desk, wish('access', { from }));
      const found = await only(desk, 'access');
      expect(found.address).not.toBe(ada);
      expect(Buffer.from(found.person_digest)).not.toEqual(
        Buffer.from(personDigest(desk.keys, ada)),
      );
      expect(await lettersTo(desk, ada)).toEqual([]);
      // Even confirmed and approved, it hands over nothing of hers.
      await decide(desk, 'access', { act: 'identify', words: 'They insisted.' });
      await decide(desk, 'access', { act: 'approve' });
      await untouchedButAnswered(desk, contact);
    }),
  );

  async function untouchedButAnswered(desk: OpenDesk, contact: string) {
    expect(await findContact(desk.db, personDigest(desk.keys, ada))).toMatchObject({
      id: contact,
    });
    const sent = await desk.db.selectFrom('outbox').select(['text', 'html']).execute();
    for (const { text, html } of sent) expect(text + html).not.toMatch(/Saltmarsh Press|960112/);
  }

  it('tells its writer nothing before identity stands: the same letter as for nobody', () =>
    atDesk(async ({ desk }) => {
      await arrive(desk, wish('access'));
      await arrive(desk, wish('access', { from: 'ned@saltmarsh.example' }));
      const [one] = await lettersTo(desk, ada);
      const [other] = await lettersTo(desk, 'ned@saltmarsh.example');
      const plain = (text = '') =>
        text
          .replace(/PD-\w{4}-\w{4}/g, 'REF')
          .replace(/[a-z2-7]{32}/g, 'TOKEN')
          .replaceAll(ada, 'A')
          .replaceAll('ned@saltmarsh.example', 'A');
      expect(plain(one?.text)).toBe(plain(other?.text));
    }));
});

describe('A forged repeat', () => {
  it('that came first does not keep her from confirming', () =>
    atDesk(async ({ desk, post }) => {
      await arrive(desk, wish('access', { text: `${wishes.access} (forged)` }));
      await arrive(desk, wish('access'));
      expect((await lettersTo(desk, ada)).map((one) => one.template)).toEqual([
        'confirm',
        'confirm',
      ]);
      const token = await tokenSentTo(desk, ada);
      expect((await post(`/case/${token}/confirm`)).status).toBe(200);
      expect((await only(desk, 'access')).state).toBe('in-review');
    }));

  it('that comes after neither closes, nor resets, nor moves her case', () =>
    atDesk(async ({ desk, post }) => {
      await arrive(desk, wish('access'));
      await post(`/case/${await tokenSentTo(desk, ada)}/confirm`);
      const before = await only(desk, 'access');
      for (const text of [
        'I withdraw my request, please close it.',
        wishes.access,
        'Please forget about it.',
      ]) {
        const [sent] = await desk.db
          .selectFrom('outbox')
          .select('message_id')
          .where('recipient', '=', ada)
          .execute();
        await arrive(desk, wish('access', { text, headers: [`In-Reply-To: ${sent?.message_id}`] }));
      }
      expect(await only(desk, 'access')).toEqual(before);
    }));

  it('cannot use up the letters she would get her link by: a person hears of it', () =>
    atDesk(async ({ desk, post }) => {
      for (let i = 0; i < answers.mostADay; i++) {
        await arrive(desk, letter({ from: ada, text: 'Please unsubscribe me.' }));
      }
      await arrive(desk, wish('access'));
      expect((await lettersTo(desk, ada)).some((one) => one.template.includes('confirm'))).toBe(
        false,
      );
      const tasks = await desk.db
        .selectFrom('tasks')
        .select(['kind', 'case_id'])
        .where('done_at', 'is', null)
        .execute();
      const { id } = await only(desk, 'access');
      expect(tasks).toContainEqual({ kind: 'unconfirmed', case_id: id });
      await decide(desk, 'access', {
        act: 'ask',
        what: 'confirmation',
        words: 'The first did not go out.',
      });
      expect((await post(`/case/${await tokenSentTo(desk, ada)}/confirm`)).status).toBe(200);
    }));

  it('of another right is confirmed only if she leaves its tick', () =>
    atDesk(async ({ desk, ask, post }, contact) => {
      await arrive(desk, wish('erasure'));
      await arrive(desk, wish('access'));
      const token = await tokenSentTo(desk, ada);
      const html = await (await ask(`/case/${token}`)).text();
      expect(html).toContain('the deletion of your information');
      await post(`/case/${token}/confirm`, { case: (await only(desk, 'access')).reference });
      expect((await only(desk, 'erasure')).state).toBe('identity-awaited');
      expect(await decide(desk, 'erasure', { act: 'approve' })).toHaveProperty('refused');
      await untouched(desk, contact);
    }));
});

describe('right.access.id: a document that does not match', () => {
  it('is asked for again; nothing is disclosed, nothing destroyed', () =>
    atDesk(async ({ desk, ask, post }, contact) => {
      await arrive(desk, wish('erasure'));
      await post(`/case/${await tokenSentTo(desk, ada)}/confirm`);
      await decide(desk, 'erasure', {
        act: 'ask',
        what: 'identity',
        words: 'The letter is unlike you.',
      });
      const body = new FormData();
      body.set('proof', new File([Buffer.from('%PDF-1.7 of somebody else')], 'passport.pdf'));
      await ask(`/case/${await tokenSentTo(desk, ada)}/proof`, { method: 'POST', body });
      const asked: Act = {
        act: 'ask',
        what: 'more-proof',
        words: 'The name on it is another one.',
      };
      expect(await decide(desk, 'erasure', asked)).toMatchObject({ state: 'identity-awaited' });
      expect(await decide(desk, 'erasure', { act: 'approve' })).toHaveProperty('refused');
      const proofs = await desk.db
        .selectFrom('proofs')
        .select(['refused_at', 'accepted_at'])
        .execute();
      expect(proofs).toEqual([{ refused_at: expect.any(String), accepted_at: null }]);
      // An old link, or a further letter, does not stand in for it.
      await arrive(desk, await sign(wish('erasure'), { domain: 'saltmarsh.example' }));
      await post(`/case/${await tokenSentTo(desk, ada)}/confirm`);
      expect((await only(desk, 'erasure')).state).toBe('identity-awaited');
      await untouched(desk, contact);
    }));
});

describe('An agent', () => {
  const agent = 'clerk@solicitors.example';
  const written = (right: Wish) =>
    wish(right, {
      from: `A Clerk <${agent}>`,
      text: `I act for Ada Marsh (${ada}). ${wishes[right]}`,
    });

  it('without authority: nothing disclosed, nothing destroyed, though the link to their address was opened', () =>
    atDesk(async ({ desk, post }, contact) => {
      await arrive(desk, written('erasure'));
      const theirs = await tokenSentTo(desk, agent);
      await decide(desk, 'erasure', { act: 'agent', person: ada });
      expect(await only(desk, 'erasure')).toMatchObject({
        agent,
        address: ada,
        state: 'identity-awaited',
        awaits: 'authority',
      });
      // The link sent to the agent was for the agent: it neither confirms nor shows the person's case.
      for (const act of ['confirm', 'withdraw', 'proof']) {
        expect((await post(`/case/${theirs}/${act}`)).status, act).toBe(404);
      }
      expect(await decide(desk, 'erasure', { act: 'approve' })).toHaveProperty('refused');
      expect(await decide(desk, 'erasure', { act: 'identify', words: 'A call.' })).toMatchObject({
        state: 'in-review',
      });
      expect(await decide(desk, 'erasure', { act: 'approve' })).toEqual({
        refused: expect.stringMatching(/authority has not been seen/),
      });
      await untouched(desk, contact);
    }));

  it('is confirmed by the person alone, and the answer goes to the person', () =>
    atDesk(async ({ desk, post }) => {
      await arrive(desk, written('restriction'));
      await decide(desk, 'restriction', { act: 'agent', person: ada, name: 'Ada Marsh' });
      const [asked, ...more] = await lettersTo(desk, ada);
      expect([asked?.template, more]).toEqual(['ask-authority', []]);
      expect((await post(`/case/${await tokenSentTo(desk, ada)}/confirm`)).status).toBe(200);
      expect(await only(desk, 'restriction')).toMatchObject({
        state: 'in-review',
        authority_at: expect.any(String),
        identity_at: expect.any(String),
        due_on: expect.any(String),
      });
      const before = (await lettersTo(desk, agent)).length;
      expect(await decide(desk, 'restriction', { act: 'approve' })).toMatchObject({
        state: 'fulfilled',
      });
      expect((await lettersTo(desk, ada)).at(-1)?.template).toBe('restriction');
      expect((await lettersTo(desk, agent)).length).toBe(before);
      const standing = await desk.db.selectFrom('standings').select('digest').execute();
      expect(standing.map((one) => Buffer.from(one.digest))).toEqual([
        Buffer.from(personDigest(desk.keys, ada)),
      ]);
    }));

  it('may be let in by staff who saw the signed authority, and identity stands apart from it', () =>
    atDesk(async ({ desk }) => {
      await arrive(desk, written('restriction'));
      await decide(desk, 'restriction', { act: 'agent', person: ada });
      await decide(desk, 'restriction', {
        act: 'authorise',
        words: 'Signed authority seen, on paper.',
      });
      expect(await decide(desk, 'restriction', { act: 'approve' })).toHaveProperty('refused');
      await decide(desk, 'restriction', { act: 'identify', words: 'Passport seen with it.' });
      // Twice is not later: the clock would start anew.
      expect(
        await decide(desk, 'restriction', { act: 'identify', words: 'Again.' }),
      ).toHaveProperty('refused');
      expect(await decide(desk, 'restriction', { act: 'approve' })).toMatchObject({
        state: 'fulfilled',
      });
    }));

  it('is not asked whether they are one: staff say first for whom the letter is', () =>
    atDesk(async ({ desk }) => {
      await arrive(desk, written('access'));
      const asked: Act = { act: 'ask', what: 'authority', words: 'Whose letter is it?' };
      expect(await decide(desk, 'access', asked)).toEqual({
        refused: expect.stringMatching(/^Say first/),
      });
      expect(await decide(desk, 'access', { act: 'agent', person: agent })).toHaveProperty(
        'refused',
      );
      await decide(desk, 'access', { act: 'agent', person: 'adda@saltmarsh.example' });
      // A slip of the pen is mended, and the wrong person's link is dead.
      const wrong = await tokenSentTo(desk, 'adda@saltmarsh.example');
      await decide(desk, 'access', { act: 'agent', person: ada });
      expect(await only(desk, 'access')).toMatchObject({ agent, address: ada });
      const token = await findToken(desk.db, wrong);
      expect(token && isExpired(token, new Date())).toBe(true);
    }));

  it('named in no log: who acts for whom is the person’s data', () =>
    atDesk(async ({ desk }) => {
      await arrive(desk, written('access'));
      await decide(desk, 'access', { act: 'agent', person: ada, name: 'Ada Marsh' });
      const events = await desk.db.selectFrom('events').selectAll().execute();
      expect(JSON.stringify(events)).not.toMatch(/solicitors|saltmarsh|Marsh/);
      expect(events.map((one) => one.kind)).toContain('agent-named');
    }));
});
