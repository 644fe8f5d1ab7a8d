/** The forms of the site: what they take, what they refuse, and what they never tell. */
import { describe, expect, it } from 'vitest';
import { requestForm, wordsNeeded } from '#content/request-form.ts';
import { channels, type RightId, rightIds, rights } from '#content/rights.ts';
import { unseal } from '#db/vault.ts';
import { parseLetter } from '#worker/mail/parse.ts';
import {
  cases,
  type Fields,
  lettersTo,
  type PersonApp,
  rowCount,
  withPersonApp,
} from '../person-app.ts';
import { fill as holdPerson, wilhelmina } from '../rights/person.ts';

const dana = 'dana@okafor.example';
const words = 'I moved, and my number is 01632 960123 now.';
const filled = (right: RightId, more: Fields = {}): Fields => ({
  right,
  address: dana,
  name: 'Dana Okafor',
  words,
  ...more,
});

describe('A request by form', () => {
  it.each(rightIds)('%s opens the case that a letter would, on the same clock', (right) =>
    withPersonApp(async ({ desk, post }) => {
      const answer = await post('/requests', filled(right));
      expect(answer.status).toBe(200);
      const [opened, ...others] = await cases(desk);
      expect(others).toEqual([]);
      const { identity, approver } = rights[right];
      const waits = identity === 'none' ? 'in-review' : 'identity-awaited';
      expect(opened).toMatchObject({
        right,
        address: dana,
        name: 'Dana Okafor',
        way_in: 'form',
        state: approver === 'nobody' ? 'fulfilled' : waits,
      });
      expect(await lettersTo(desk, dana)).toHaveLength(1);
    }),
  );

  it('keeps the words as a sealed letter', () =>
    withPersonApp(async ({ desk, post }) => {
      await post('/requests', filled('rectification'));
      const { key_id, sealed } = await desk.db
        .selectFrom('letters')
        .select(['key_id', 'sealed'])
        .executeTakeFirstOrThrow();
      const raw = await unseal(desk.db, desk.keys, key_id ?? '', sealed ?? new Uint8Array());
      expect(Buffer.from(raw ?? []).toString()).toContain(words);
    }));

  it('to opt out takes the channels ticked, and all of them where none is', () =>
    withPersonApp(async ({ desk, post }) => {
      const stopped = async (address: string) => {
        const rows = await desk.db
          .selectFrom('suppressions')
          .select('channel')
          .where('address', '=', address)
          .execute();
        return rows.map(({ channel }) => channel).sort();
      };
      await post('/requests', filled('opt-out', { channel: ['phone', 'post', 'pigeon'] }));
      expect(await stopped(dana)).toEqual(['phone', 'post']);
      await post('/requests', filled('opt-out', { address: 'rune@okafor.example' }));
      expect(await stopped('rune@okafor.example')).toEqual([...channels].sort());
    }));

  it('is answered in the language of the page the form stood on', () =>
    withPersonApp(async ({ desk, post }) => {
      await post('/requests', filled('access', { language: 'en' }));
      expect((await cases(desk))[0]?.language).toBe('en');
    }));

  it('comes as multipart too, in any script, and loses no character', () =>
    withPersonApp(async ({ desk, ask }) => {
      const body = new FormData();
      const long = 'Ζητώ διόρθωση 🖋️. '.repeat(500).trim();
      for (const [name, value] of Object.entries(filled('rectification', { words: long }))) {
        body.set(name, String(value));
      }
      expect((await ask('/requests', { method: 'POST', body })).status).toBe(200);
      const letter = await desk.db
        .selectFrom('letters')
        .select(['key_id', 'sealed'])
        .executeTakeFirstOrThrow();
      const raw = await unseal(
        desk.db,
        desk.keys,
        letter.key_id ?? '',
        letter.sealed ?? new Uint8Array(),
      );
      expect((await parseLetter(raw ?? new Uint8Array())).text?.trim()).toBe(long);
    }));

  it('whose name is hostile is still from the address given', () =>
    withPersonApp(async ({ desk, post }) => {
      for (const name of [
        'Eve <eve@evil.example>, ',
        'a\r\nBcc: eve@evil.example\r\n',
        '"><script>alert(1)</script>',
        '\u202eedocne\u0000',
        '=?utf-8?q?eve=40evil.example?=',
        '\ud83d',
      ]) {
        expect((await post('/requests', filled('access', { name }))).status, name).toBe(200);
      }
      const opened = await cases(desk);
      expect(opened.map((one) => one.address)).toEqual([dana]);
      const recipients = await desk.db.selectFrom('outbox').select('recipient').execute();
      expect(new Set(recipients.map((one) => one.recipient))).toEqual(new Set([dana]));
    }));

  it('repeated joins the open case, and sends the link again', () =>
    withPersonApp(async ({ desk, post }) => {
      await post('/requests', filled('access'));
      await post('/requests', filled('access'));
      expect(await cases(desk)).toHaveLength(1);
      expect((await lettersTo(desk, dana)).map((one) => one.template)).toEqual([
        'confirm',
        'confirm',
      ]);
    }));
});

describe('Bad input', () => {
  const refused = async (app: PersonApp, fields: Fields, sentence: RegExp) => {
    const answer = await app.post('/requests', fields);
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toMatch(sentence);
    expect(html).toMatch(/role="alert"/);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await rowCount(app.desk)).toBe(0);
    return html;
  };

  it.each([
    ['none', ''],
    ['no address', 'Dana Okafor'],
    ['no name on the net', 'dana@okafor'],
    ['twice at', 'dana@@okafor.example'],
    ['two', 'a@okafor.example, b@okafor.example'],
    ['one with a header behind it', 'a@okafor.example\r\nBcc: b@okafor.example'],
    ['a local part too long', `${'a'.repeat(65)}@okafor.example`],
    ['far too long', `${'a'.repeat(60)}@${'b.'.repeat(300)}example`],
  ])('an address that is %s', (_what, address) =>
    withPersonApp(async (app) => {
      const html = await refused(
        app,
        filled('access', { address }),
        /Please give an email address/,
      );
      // Nothing lost: the form comes back as it was filled in, the mailbox not glued to the sentence.
      expect(html).toContain(words);
      expect(html).toContain('value="Dana Okafor"');
      expect(html).toMatch(/id="address"[^>]*aria-invalid="true"/);
      expect(html).not.toContain('example.com.<a');
    }),
  );

  it.each([{}, { right: 'everything' }, { right: '__proto__' }])(
    'a right that is none: %o',
    (more) =>
      withPersonApp(async (app) => {
        const { right: _, ...rest } = filled('access');
        await refused(app, { ...rest, ...more }, /choose what you would like/);
      }),
  );

  it.each(wordsNeeded)('%s without a word', (right) =>
    withPersonApp(async (app) => {
      const html = await refused(app, filled(right, { words: ' \r\n ' }), /in your own words/);
      expect(html).toMatch(/<textarea[^>]*aria-invalid="true"/);
      expect(html).toContain(`value="${dana}"`);
    }),
  );

  it('words longer than the form takes come back whole', () =>
    withPersonApp(async (app) => {
      const long = `${'x'.repeat(requestForm.most.words)} the end`;
      const html = await refused(
        app,
        filled('access', { words: long }),
        /shorten your words to 10,000/,
      );
      expect(html).toContain(long);
    }));

  it('what comes back is text, whatever it was meant to be', () =>
    withPersonApp(async (app) => {
      const evil = '</textarea><script>alert(1)</script>"><img src=x onerror=y>';
      const html = await refused(
        app,
        filled('access', { words: evil, name: evil, address: evil }),
        /address/,
      );
      expect(html).not.toMatch(/<script|<img/);
    }));

  it.each([
    'application/json',
    'text/plain',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
  ])('a body that is no form (%s)', (type) =>
    withPersonApp(async (app) => {
      const init = {
        method: 'POST',
        headers: { 'Content-Type': type },
        body: '{"right":"access"}',
      };
      const answer = await app.ask('/requests', init);
      expect(answer.status).toBe(400);
      expect(await rowCount(app.desk)).toBe(0);
    }),
  );

  it('a body that is too large', () =>
    withPersonApp(async ({ desk, post }) => {
      const answer = await post('/requests', filled('access', { words: 'x'.repeat(70_000) }));
      expect(answer.status).toBe(413);
      expect(await answer.text()).toMatch(/too large/);
      expect(await rowCount(desk)).toBe(0);
    }));

  it('GET shows where the forms are, and changes nothing', () =>
    withPersonApp(async ({ desk, ask }) => {
      const query = new URLSearchParams({ right: 'opt-out', address: dana });
      const answer = await ask(`/requests?${query}`);
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/rights/']);
      expect(await rowCount(desk)).toBe(0);
    }));
});

describe('Programs', () => {
  it('that fill in the field people do not see are thanked, and nothing is kept', () =>
    withPersonApp(async ({ desk, post }) => {
      const fields = filled('opt-out', { website: 'https://spam.example/' });
      const caught = await (await post('/requests', fields)).text();
      expect(await rowCount(desk)).toBe(0);
      const honest = await (await post('/requests', filled('opt-out'))).text();
      expect(caught).toBe(honest);
    }));

  it('get few from one connection in an hour; what was written comes back', () =>
    withPersonApp(async ({ desk, post }) => {
      const statuses: number[] = [];
      let last = '';
      for (let i = 0; i < 11; i++) {
        const answer = await post(
          '/requests',
          filled('access', { address: `p${i}@okafor.example` }),
        );
        statuses.push(answer.status);
        last = await answer.text();
      }
      expect(statuses).toEqual([...Array(10).fill(200), 429]);
      expect(last).toMatch(/try later/);
      expect(last).toContain(words);
      expect(await cases(desk)).toHaveLength(10);
    }));
});

describe('Whether anybody is held', () => {
  it.each(rightIds)('%s: the form answers the same for whoever is and whoever is not', (right) =>
    withPersonApp(async ({ desk, post }) => {
      await holdPerson(desk);
      const ask = async (address: string) => {
        const answer = await post('/requests', filled(right, { address }));
        return { status: answer.status, headers: [...answer.headers], body: await answer.text() };
      };
      expect(await ask(wilhelmina.address)).toEqual(await ask('nobody@okafor.example'));
    }),
  );

  it.each(rightIds.filter((right) => right !== 'opt-out'))(
    '%s: the letter is the same but for address, reference and link',
    (right) =>
      withPersonApp(async ({ desk, post }) => {
        await holdPerson(desk);
        // As long as hers, so that even the length tells nothing.
        const stranger = 'wilhelmina.unknownqq@quillfeather.example';
        const before = (await lettersTo(desk, wilhelmina.address)).length;
        const letters = [];
        for (const address of [wilhelmina.address, stranger]) {
          await post('/requests', filled(right, { address }));
          const all = await lettersTo(desk, address);
          const { subject, text } = all.at(-1) ?? { subject: '', text: '' };
          letters.push(neutral(`${subject}\n${text}`, address));
        }
        expect((await lettersTo(desk, wilhelmina.address)).length).toBe(before + 1);
        expect(letters[0]).toBe(letters[1]);
      }),
  );
});

function neutral(text: string, address: string): string {
  return text
    .replaceAll(address, 'ADDRESS')
    .replace(/PD-[0-9A-Z]{4}-[0-9A-Z]{4}/g, 'REFERENCE')
    .replace(/[a-z2-7]{32}/g, 'TOKEN');
}
