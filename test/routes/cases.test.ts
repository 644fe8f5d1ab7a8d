/** The person's own page: what it shows, what its buttons do, and what nobody gets by it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RightId } from '#content/rights.ts';
import { mintToken } from '#db/tokens.ts';
import { destroyKey, unseal } from '#db/vault.ts';
import type { Act, Staff } from '#worker/casework/act.ts';
import { decideCase } from '#worker/casework.ts';
import { filesIn } from '#worker/files.ts';
import type { OpenDesk } from '#worker/open-desk.ts';
import {
  cases,
  lettersTo,
  type PersonApp,
  rowCount,
  tokenSentTo,
  withPersonApp,
} from '../person-app.ts';

const dana = 'dana@okafor.example';
const rune = 'rune@okafor.example';
const officer: Staff = { name: 'Ines Okoro', role: 'officer' };

/** Asks for a right by form. @returns the token of the link in the answer */
async function ask(app: PersonApp, right: RightId, address = dana): Promise<string> {
  await app.post('/requests', { right, address, words: 'Please.' });
  return tokenSentTo(app.desk, address);
}

const decide = async (desk: OpenDesk, act: Act, index = 0) => {
  const reference = (await cases(desk))[index]?.reference ?? '';
  return decideCase(desk, officer, reference, act);
};

const states = async (desk: OpenDesk) =>
  Object.fromEntries((await cases(desk)).map((one) => [one.right, one.state]));

const jpeg = (size = 2_000) => {
  const bytes = new Uint8Array(size).fill(0x5a);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
};

function send(app: PersonApp, token: string, name: string, bytes: Uint8Array<ArrayBuffer>) {
  const body = new FormData();
  body.set('proof', new File([bytes], name));
  return app.ask(`/case/${token}/proof`, { method: 'POST', body });
}

describe('The page', () => {
  it('says where the case stands, and opening it changes nothing', () =>
    withPersonApp(async (app) => {
      const token = await ask(app, 'access');
      const before = await rowCount(app.desk);
      const answers = await Promise.all([app.ask(`/case/${token}`), app.ask(`/case/${token}`)]);
      const html = await (answers[0]?.text() ?? '');
      expect(html).toContain((await cases(app.desk))[0]?.reference);
      expect(html).toContain('a copy of the information we hold about you');
      expect(html).toMatch(/class="now" aria-current="step"><b>You show that it is you/);
      expect(answers[0]?.headers.get('Cache-Control')).toBe('no-store');
      expect(answers[0]?.headers.get('X-Robots-Tag')).toContain('noindex');
      for (const act of ['confirm', 'withdraw', 'proof']) {
        const answer = await app.ask(`/case/${token}/${act}`);
        expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/case/${token}`]);
      }
      expect(await rowCount(app.desk)).toBe(before);
      expect((await cases(app.desk))[0]?.state).toBe('identity-awaited');
    }));

  it('says the day of the answer as people do, and how it comes about', () =>
    withPersonApp(async (app) => {
      const token = await ask(app, 'access');
      await app.post(`/case/${token}/confirm`);
      const html = await (await app.ask(`/case/${token}`)).text();
      expect(html).toMatch(
        /<b>in \d+ days<\/b> <span class="small muted">(Mon|Tue|Wed|Thu|Fri) <time datetime="\d{4}-\d\d-\d\d">/,
      );
      expect(html).toMatch(/<details>.*The clock starts on/s);
    }));

  it('says so when we are late, and where to go then', () =>
    withPersonApp(async (app) => {
      const token = await ask(app, 'complaint').catch(() => '');
      expect(token).toBe('');
      const [found] = await cases(app.desk);
      const page = await mintToken(app.desk.db, found?.id ?? '', 'case', new Date(), null);
      await app.desk.db.updateTable('clock_events').set({ at: '2026-01-05T09:00:00Z' }).execute();
      const html = await (await app.ask(`/case/${page}`)).text();
      expect(html).toMatch(/We are \d+ days late/);
      expect(html).toContain('Information Commissioner');
    }));

  it('that ended says how, and offers nothing more', () =>
    withPersonApp(async (app) => {
      const token = await ask(app, 'access');
      await decide(app.desk, { act: 'refuse', words: 'It was answered last week.' });
      const html = await (await app.ask(`/case/${token}`)).text();
      expect(html).toContain('Refused.');
      expect(html).not.toContain('<form');
      expect(html).not.toContain('later');
    }));

  it.each([
    'a'.repeat(32),
    'A'.repeat(32),
    'short',
    '%00',
    '..%2f..',
    'é'.repeat(32),
    "' or 1=1 --",
  ])('is not there for a token we never sent: %s', (token) =>
    withPersonApp(async (app) => {
      await ask(app, 'access');
      const before = await rowCount(app.desk);
      for (const path of ['', '/confirm', '/withdraw', '/proof']) {
        const method = path === '' ? 'GET' : 'POST';
        const answer = await app.ask(`/case/${token}${path}`, { method });
        expect(answer.status, path).toBeGreaterThanOrEqual(400);
        expect(answer.status, path).toBeLessThan(500);
      }
      expect(await rowCount(app.desk)).toBe(before);
    }),
  );

  it('is not there when its time is over, and says no more than for one never sent', () =>
    withPersonApp(async (app) => {
      await ask(app, 'access');
      const [found] = await cases(app.desk);
      const past = new Date(Date.now() - 1_000);
      const old = await mintToken(app.desk.db, found?.id ?? '', 'case', past, past);
      const answers = [await app.ask(`/case/${old}`), await app.ask(`/case/${'b'.repeat(32)}`)];
      expect(answers.map((one) => one.status)).toEqual([404, 404]);
      expect(await answers[0]?.text()).toBe(await answers[1]?.text());
    }));

  it('does not open by a link to a package or an organisation', () =>
    withPersonApp(async (app) => {
      await ask(app, 'access');
      const [found] = await cases(app.desk);
      for (const purpose of ['package', 'organisation'] as const) {
        const token = await mintToken(app.desk.db, found?.id ?? '', purpose, new Date(), null);
        expect((await app.ask(`/case/${token}`)).status).toBe(404);
        expect((await app.post(`/case/${token}/withdraw`)).status).toBe(404);
      }
      expect((await cases(app.desk))[0]?.state).toBe('identity-awaited');
    }));
});

describe('Confirming', () => {
  it('works once, and starts the clock', () =>
    withPersonApp(async (app) => {
      const token = await ask(app, 'access');
      expect((await cases(app.desk))[0]?.due_on).toBeNull();
      const first = await app.post(`/case/${token}/confirm`);
      expect(first.status).toBe(200);
      expect(await first.text()).toMatch(/class="notice good" role="status"/);
      expect((await cases(app.desk))[0]).toMatchObject({
        state: 'in-review',
        identity_at: expect.any(String),
        due_on: expect.any(String),
      });
      const before = await rowCount(app.desk);
      const second = await app.post(`/case/${token}/confirm`);
      expect(second.status).toBe(409);
      expect(await second.text()).toMatch(/role="alert">There is nothing to confirm/);
      expect(await rowCount(app.desk)).toBe(before);
    }));

  it('of two at once, one succeeds', () =>
    withPersonApp(async (app) => {
      const token = await ask(app, 'access');
      const answers = await Promise.all([1, 2].map(() => app.post(`/case/${token}/confirm`)));
      expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
    }));

  it('stands for every request of that person that waits, each named, and for nobody else’s', () =>
    withPersonApp(async (app) => {
      await ask(app, 'erasure');
      const token = await ask(app, 'access');
      await ask(app, 'access', rune);
      const html = await (await app.ask(`/case/${token}`)).text();
      expect(html).toContain('the deletion of your information');
      const shown = [...html.matchAll(/name="case" value="(PD-[^"]+)" checked/g)].map(
        (one) => one[1],
      );
      const all = await cases(app.desk);
      const hers = all.filter((one) => one.address === dana).map((one) => one.reference);
      expect(shown.sort()).toEqual(hers.sort());
      await app.post(`/case/${token}/confirm`, { case: shown as string[] });
      const after = await cases(app.desk);
      expect(after.filter((one) => one.state === 'in-review').map((one) => one.address)).toEqual([
        dana,
        dana,
      ]);
    }));

  it('leaves alone what the person did not ask for: a stranger’s request in her name', () =>
    withPersonApp(async (app) => {
      await ask(app, 'erasure');
      const token = await ask(app, 'access');
      const mine = (await cases(app.desk)).find((one) => one.right === 'access')?.reference ?? '';
      expect((await app.post(`/case/${token}/confirm`, { case: ['', mine] })).status).toBe(200);
      expect(await states(app.desk)).toEqual({ erasure: 'identity-awaited', access: 'in-review' });
    }));

  it('nothing is refused, and the link still works', () =>
    withPersonApp(async (app) => {
      await ask(app, 'erasure');
      const token = await ask(app, 'access');
      const none = await app.post(`/case/${token}/confirm`, { case: '' });
      expect([none.status, await none.text()]).toEqual([
        409,
        expect.stringContaining('No request was ticked'),
      ]);
      expect((await app.post(`/case/${token}/confirm`)).status).toBe(200);
    }));

  it('another person’s case by its reference does nothing', () =>
    withPersonApp(async (app) => {
      const token = await ask(app, 'access');
      await ask(app, 'access', rune);
      const other = (await cases(app.desk)).find((one) => one.address === rune)?.reference ?? '';
      expect((await app.post(`/case/${token}/confirm`, { case: other })).status).toBe(409);
      expect((await cases(app.desk)).map((one) => one.state)).toEqual([
        'identity-awaited',
        'identity-awaited',
      ]);
    }));

  it('is not enough where documents were asked for', () =>
    withPersonApp(async (app) => {
      const token = await ask(app, 'access');
      await decide(app.desk, { act: 'ask', what: 'identity', words: 'The writing is unlike you.' });
      expect(await (await app.ask(`/case/${token}`)).text()).not.toContain('/confirm"');
      expect((await app.post(`/case/${token}/confirm`)).status).toBe(409);
      expect(await states(app.desk)).toEqual({ access: 'identity-awaited' });
      expect(await decide(app.desk, { act: 'approve' })).toEqual({
        refused: expect.stringMatching(/Identity/),
      });
    }));

  it('of another case does not replace documents either', () =>
    withPersonApp(async (app) => {
      await ask(app, 'access');
      await decide(app.desk, { act: 'ask', what: 'identity', words: 'We are not sure.' });
      const token = await ask(app, 'rectification');
      await app.post(`/case/${token}/confirm`);
      expect(await states(app.desk)).toEqual({
        access: 'identity-awaited',
        rectification: 'in-review',
      });
    }));

  it('can be asked for again by staff, with a link of its own', () =>
    withPersonApp(async (app) => {
      await ask(app, 'access');
      await decide(app.desk, { act: 'ask', what: 'confirmation', words: 'Once more.' });
      const letters = await lettersTo(app.desk, dana);
      expect(letters.map((one) => one.template)).toEqual(['confirm', 'confirm']);
      const token = await tokenSentTo(app.desk, dana);
      expect((await app.post(`/case/${token}/confirm`)).status).toBe(200);
    }));
});

describe('Withdrawing', () => {
  it('ends the case, tells the person, and stays ended', () =>
    withPersonApp(async (app) => {
      const token = await ask(app, 'erasure');
      expect((await app.post(`/case/${token}/withdraw`)).status).toBe(200);
      expect(await states(app.desk)).toEqual({ erasure: 'withdrawn' });
      expect((await lettersTo(app.desk, dana)).at(-1)?.template).toBe('withdrawn');
      for (const act of ['withdraw', 'confirm']) {
        expect((await app.post(`/case/${token}/${act}`)).status, act).toBe(409);
      }
      expect((await send(app, token, 'passport.jpg', jpeg())).status).toBe(409);
      expect(await states(app.desk)).toEqual({ erasure: 'withdrawn' });
    }));

  it('ends the case of the link alone, and nobody else’s', () =>
    withPersonApp(async (app) => {
      await ask(app, 'access', rune);
      const token = await ask(app, 'erasure');
      await app.post(`/case/${token}/withdraw`);
      expect((await cases(app.desk)).map((one) => [one.address, one.state])).toEqual([
        [rune, 'identity-awaited'],
        [dana, 'withdrawn'],
      ]);
    }));
});

describe('Proof', () => {
  const asked = async (app: PersonApp) => {
    await ask(app, 'access');
    await decide(app.desk, { act: 'ask', what: 'identity', words: 'We are not sure.' });
    return tokenSentTo(app.desk, dana);
  };
  const proofs = (desk: OpenDesk) => desk.db.selectFrom('proofs').selectAll().execute();

  it('right.access.id: is accepted as the published kinds, and goes on to a person', () =>
    withPersonApp(async (app) => {
      const token = await asked(app);
      const html = await (await app.ask(`/case/${token}`)).text();
      expect(html).toMatch(/driving licence.* or .*passport/s);
      expect((await send(app, token, 'passport.jpg', jpeg())).status).toBe(200);
      expect(await states(app.desk)).toEqual({ access: 'in-review' });
      expect(await proofs(app.desk)).toMatchObject([
        { kind: 'identity', media_type: 'image/jpeg', filename: 'passport.jpg' },
      ]);
    }));

  it('is sealed at rest, under a key of its own that can be destroyed', () =>
    withPersonApp(async (app) => {
      const secret = 'PASSPORT-OF-DANA-OKAFOR-925665416';
      const bytes = jpeg(100_000);
      bytes.set(Buffer.from(secret), 5_000);
      const token = await asked(app);
      await send(app, token, 'passport.jpg', bytes);
      const folder = dirname(filesIn(app.desk.config.dataDir).database);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) =>
        one.isFile(),
      );
      const whole = Buffer.concat(files.map((one) => readFileSync(join(one.parentPath, one.name))));
      expect(whole.length).toBeGreaterThan(100_000);
      expect(whole.includes(secret)).toBe(false);
      const [proof] = await proofs(app.desk);
      if (!proof) throw new Error('No proof was kept.');
      const opened = await unseal(app.desk.db, app.desk.keys, proof.key_id, proof.sealed);
      expect(Buffer.from(opened ?? [])).toEqual(Buffer.from(bytes));
      const letters = await app.desk.db.selectFrom('letters').select('key_id').execute();
      expect(letters.map((one) => one.key_id)).not.toContain(proof.key_id);
      await destroyKey(app.desk.db, proof.key_id, new Date());
      expect(await unseal(app.desk.db, app.desk.keys, proof.key_id, proof.sealed)).toBeNull();
    }));

  const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
  it.each([
    ['a page with script', 'passport.jpg', bytesOf('<html><script>alert(1)</script>'), 400],
    ['a drawing with script', 'passport.svg', bytesOf('<svg onload="alert(1)">'), 400],
    ['a program', 'passport.pdf', bytesOf('MZ\x90\0'), 400],
    ['an archive', 'passport.zip', bytesOf('PK\x03\x04'), 400],
    ['nothing in it', 'passport.jpg', new Uint8Array(), 400],
    ['a start too short to tell', 'passport.jpg', new Uint8Array([0xff, 0xd8]), 400],
    ['more than we take', 'passport.jpg', jpeg(10_100_000), 413],
  ])('with %s is refused in a sentence, and nothing is kept', (_what, name, bytes, status) =>
    withPersonApp(async (app) => {
      const token = await asked(app);
      const before = await rowCount(app.desk);
      const answer = await send(app, token, name, bytes);
      expect(answer.status).toBe(status);
      expect(await answer.text()).toMatch(/class="notice bad" role="alert">[A-Z][^<]+\./);
      expect(await rowCount(app.desk)).toBe(before);
      expect(await states(app.desk)).toEqual({ access: 'identity-awaited' });
    }),
  );

  it('of exactly the size we say we take is taken', () =>
    withPersonApp(async (app) => {
      expect((await send(app, await asked(app), 'passport.jpg', jpeg(10_000_000))).status).toBe(
        200,
      );
    }));

  it.each([
    'application/json',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
  ])('in a body of %s is no file', (type) =>
    withPersonApp(async (app) => {
      const token = await asked(app);
      const init = {
        method: 'POST',
        headers: { 'Content-Type': type },
        body: 'proof=passport.jpg',
      };
      expect((await app.ask(`/case/${token}/proof`, init)).status).toBe(400);
    }),
  );

  it.each([
    ['../../../etc/passwd'],
    ['<img src=x onerror=alert(1)>.jpg'],
    ['pass\u202egpj.exe'],
    ['a"; drop table proofs; --.jpg'],
    [`${'a'.repeat(99)}𝒜𝒜.jpg`],
    ['\u0000\r\n'],
    ['паспорт Дана.jpg'],
    [`${'x'.repeat(5_000)}.jpg`],
  ])('called %j is kept under a name that harms nobody', (name) =>
    withPersonApp(async (app) => {
      const token = await asked(app);
      const answer = await send(app, token, name, jpeg());
      expect(answer.status).toBe(200);
      const [proof] = await proofs(app.desk);
      expect(proof?.filename).toMatch(/^[\p{L}\p{N}_-][\p{L}\p{N}. _-]*$/u);
      expect(proof?.filename).not.toContain('..');
      expect([...(proof?.filename ?? '')].length).toBeLessThanOrEqual(100);
      expect(await answer.text()).not.toMatch(/<img src=x|\u202e/);
    }),
  );

  it('that staff cannot use is asked for again; nothing is approved meanwhile', () =>
    withPersonApp(async (app) => {
      await send(app, await asked(app), 'blurred.jpg', jpeg());
      await decide(app.desk, {
        act: 'ask',
        what: 'more-proof',
        words: 'The photograph is blurred.',
      });
      const [letter] = (await lettersTo(app.desk, dana)).slice(-1);
      expect(letter?.text).toContain('The photograph is blurred.');
      const token = await tokenSentTo(app.desk, dana);
      const html = await (await app.ask(`/case/${token}`)).text();
      expect(html).toMatch(/blurred\.jpg <span>Could not be used/);
      expect(await decide(app.desk, { act: 'approve' })).toHaveProperty('refused');
      expect((await send(app, token, 'sharp.jpg', jpeg())).status).toBe(200);
      expect(await states(app.desk)).toEqual({ access: 'in-review' });
    }));

  it('is taken ten times and no more', () =>
    withPersonApp(async (app) => {
      const token = await asked(app);
      const statuses: number[] = [];
      for (let i = 0; i < 11; i++)
        statuses.push((await send(app, token, `${i}.jpg`, jpeg())).status);
      expect(statuses).toEqual([...Array(10).fill(200), 409]);
    }));
});
