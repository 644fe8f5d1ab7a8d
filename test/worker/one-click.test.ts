/** One-click unsubscribing (RFC 8058) and the preferences page, over HTTP, against the whole worker. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openDriver } from '#db/driver.ts';
import { keepLinks } from '#db/links.ts';
import { liftSuppressions } from '#db/suppressions.ts';
import { filesIn } from '#worker/files.ts';
import { mintLink } from '#worker/link.ts';
import { personDigest } from '#worker/person.ts';
import { type RunningDesk, withWorker } from '../desk.ts';
import { letter } from '../letter.ts';
import { sendTo } from '../send.ts';
import { until } from '../wait.ts';

const dana = 'dana@okafor.example';

async function linkFor({ desk }: RunningDesk, list = 'marketing', address = dana): Promise<string> {
  const { token, row } = mintLink(desk.keys, address, list, new Date());
  await keepLinks(desk.db, [row]);
  return token;
}

const standing = ({ desk }: RunningDesk) =>
  desk.db
    .selectFrom('suppressions')
    .select(['address', 'channel', 'list', 'way_in'])
    .where('lifted_at', 'is', null)
    .orderBy('channel')
    .execute();

/** Everything the database holds that a request could have changed, as one text. */
async function everything({ desk }: RunningDesk): Promise<string> {
  const tables = [
    'suppressions',
    'links',
    'events',
    'cases',
    'outbox',
    'tasks',
    'letters',
  ] as const;
  const all = await Promise.all(
    tables.map((table) => sql`select * from ${sql.table(table)}`.execute(desk.db)),
  );
  return JSON.stringify(all.map(({ rows }) => rows));
}

const oneClick = {
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: 'List-Unsubscribe=One-Click',
};

describe('GET and HEAD', () => {
  it('a thousand of them on links and preferences change nothing', () =>
    withWorker(async (running) => {
      const token = await linkFor(running);
      const before = await everything(running);
      for (let n = 0; n < 1_000; n += 50) {
        const some = Array.from({ length: 50 }, async (_, at) => {
          const page = at % 4 < 2 ? 'unsubscribe' : 'preferences';
          const method = at % 2 === 0 ? 'GET' : 'HEAD';
          const answer = await fetch(`${running.origin}/${page}/${token}`, { method });
          await answer.text();
          return answer.status;
        });
        expect(new Set(await Promise.all(some))).toEqual(new Set([200]));
      }
      expect(await everything(running)).toBe(before);
    }));

  it('show a page with a button, for nobody to keep', () =>
    withWorker(async (running) => {
      const answer = await fetch(`${running.origin}/unsubscribe/${await linkFor(running)}`);
      const text = await answer.text();
      expect(text).toContain('<form method="post">');
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect(answer.headers.get('X-Robots-Tag')).toContain('noindex');
      expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(text).toContain('d•••@okafor.example');
      expect(text).not.toContain(dana);
    }));
});

describe('POST', () => {
  it('fifty at once of one link are one suppression', () =>
    withWorker(async (running) => {
      const url = `${running.origin}/unsubscribe/${await linkFor(running)}`;
      const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(url, oneClick)));
      expect(answers.map((one) => one.status)).toEqual(Array(50).fill(200));
      expect(await standing(running)).toEqual([
        { address: dana, channel: 'email', list: 'marketing', way_in: 'one-click' },
      ]);
    }));

  it('of many links at once are one suppression each', () =>
    withWorker(async (running) => {
      const tokens = await Promise.all(
        Array.from({ length: 60 }, (_, n) => linkFor(running, '', `p${n}@x.example`)),
      );
      await Promise.all(
        tokens.map((token) => fetch(`${running.origin}/unsubscribe/${token}`, oneClick)),
      );
      expect(await standing(running)).toHaveLength(60);
    }));

  it('sets no cookie and sends nobody elsewhere (RFC 8058, 3.1)', () =>
    withWorker(async (running) => {
      const url = `${running.origin}/unsubscribe/${await linkFor(running)}`;
      const answer = await fetch(url, { ...oneClick, redirect: 'manual' });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Set-Cookie')).toBeNull();
      expect(answer.headers.get('Location')).toBeNull();
    }));

  it('is taken as multipart/form-data too', () =>
    withWorker(async (running) => {
      const body = new FormData();
      body.set('List-Unsubscribe', 'One-Click');
      const url = `${running.origin}/unsubscribe/${await linkFor(running)}`;
      expect((await fetch(url, { method: 'POST', body })).status).toBe(200);
      expect(await standing(running)).toHaveLength(1);
    }));

  it('is taken with a token in capitals', () =>
    withWorker(async (running) => {
      const token = (await linkFor(running)).toUpperCase();
      const answer = await fetch(`${running.origin}/unsubscribe/${token}`, oneClick);
      expect(answer.status).toBe(200);
      expect(await standing(running)).toHaveLength(1);
    }));

  it('a second time is answered alike and changes nothing', () =>
    withWorker(async (running) => {
      const url = `${running.origin}/unsubscribe/${await linkFor(running)}`;
      const first = await (await fetch(url, oneClick)).text();
      const before = await everything(running);
      expect(await (await fetch(url, oneClick)).text()).toBe(first);
      expect(await everything(running)).toBe(before);
    }));

  it('stops again what was lifted in between', () =>
    withWorker(async (running) => {
      const url = `${running.origin}/unsubscribe/${await linkFor(running)}`;
      await fetch(url, oneClick);
      const digest = personDigest(running.desk.keys, dana);
      await liftSuppressions(running.desk.db, digest, ['email'], 'desk', new Date());
      expect(await standing(running)).toEqual([]);
      await fetch(url, oneClick);
      expect(await standing(running)).toHaveLength(1);
    }));

  it('is answered 503, to be tried again, when the database cannot be written', () =>
    withWorker(async (running) => {
      const url = `${running.origin}/unsubscribe/${await linkFor(running)}`;
      await sql`pragma query_only = on`.execute(running.desk.db);
      const answer = await fetch(url, oneClick);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('Retry-After')).toBe('60');
      await sql`pragma query_only = off`.execute(running.desk.db);
      expect((await fetch(url, oneClick)).status).toBe(200);
      expect(running.said.join('\n')).not.toContain(url.split('/').at(-1));
    }));

  it('is on the disk when it is answered', () =>
    withWorker(async (running) => {
      await fetch(`${running.origin}/unsubscribe/${await linkFor(running)}`, oneClick);
      const { database } = filesIn(running.config.dataDir);
      const reader = openDriver(`file:${database}?mode=ro`);
      expect(reader.prepare('select address from suppressions').all([])).toEqual([
        { address: dana },
      ]);
      reader.close();
    }));
});

describe('A link that is not ours', () => {
  it('is answered 404 with the same page, whether forged, cut off, altered or never handed out', () =>
    withWorker(async (running) => {
      const token = await linkFor(running);
      const never = mintLink(running.desk.keys, 'nobody@x.example', '', new Date()).token;
      const wrong = [
        never,
        'a'.repeat(32),
        token.slice(0, -1),
        token.slice(1),
        `${token}a`,
        (token.startsWith('a') ? 'b' : 'a') + token.slice(1),
        '0',
        '%00',
        '%ff%fe',
        '%E0%A4%A',
        "'%20or%201=1--",
        'x'.repeat(5_000),
      ];
      const pages = new Set<string>();
      for (const page of ['unsubscribe', 'preferences']) {
        for (const one of wrong) {
          for (const init of [{ method: 'GET' }, oneClick]) {
            const answer = await fetch(`${running.origin}/${page}/${one}`, init);
            expect(answer.status, `${init.method} ${page} ${one}`).toBe(404);
            pages.add(await answer.text());
          }
        }
      }
      expect(pages.size).toBe(1);
      expect(await standing(running)).toEqual([]);
    }));

  it('is answered with the same headers as one that was never handed out', () =>
    withWorker(async (running) => {
      const never = mintLink(running.desk.keys, 'nobody@x.example', '', new Date()).token;
      const headers = async (token: string) => {
        const answer = await fetch(`${running.origin}/unsubscribe/${token}`);
        return [...answer.headers].filter(([name]) => name !== 'date');
      };
      expect(await headers('a'.repeat(32))).toEqual(await headers(never));
    }));
});

describe('The same token as a mail address', () => {
  it('unsubscribes whom it names, and they are told', () =>
    withWorker(async (running) => {
      const token = await linkFor(running);
      const to = `${token}@halo-crm.co.uk`;
      const mail = letter({
        from: 'phone@elsewhere.example',
        to,
        subject: 'unsubscribe',
        text: '',
      });
      await sendTo(running.config.listenPort, 'phone@elsewhere.example', to, mail);
      await until('it is applied', async () => (await standing(running)).length === 1);
      expect(await standing(running)).toEqual([
        { address: dana, channel: 'email', list: 'marketing', way_in: 'mailto' },
      ]);
      const answers = await running.desk.db.selectFrom('outbox').select('recipient').execute();
      expect(answers).toEqual([{ recipient: dana }]);
    }));

  it('that was forged is refused by the listener, as any unknown mailbox is', () =>
    withWorker(async (running) => {
      const to = `${'a'.repeat(32)}@halo-crm.co.uk`;
      await expect(sendTo(running.config.listenPort, dana, to, letter({ to }))).rejects.toThrow(
        /550/,
      );
    }));
});

describe('Preferences', () => {
  const save = (origin: string, token: string, fields: [string, string][]) =>
    fetch(`${origin}/preferences/${token}`, { method: 'POST', body: new URLSearchParams(fields) });

  it('what is unticked stops at once, and may start again when it is ticked', () =>
    withWorker(async (running) => {
      const token = await linkFor(running, '');
      const first = await save(running.origin, token, [
        ['saved', 'yes'],
        ['allow', 'email'],
        ['allow', 'post'],
      ]);
      expect(first.status).toBe(200);
      expect((await standing(running)).map((row) => row.channel)).toEqual(['phone', 'sms']);
      await save(running.origin, token, [
        ['saved', 'yes'],
        ['allow', 'phone'],
      ]);
      expect((await standing(running)).map((row) => row.channel)).toEqual(['email', 'post', 'sms']);
      const page = await (await fetch(`${running.origin}/preferences/${token}`)).text();
      expect(page.match(/value="(\w+)" checked/g)).toEqual(['value="phone" checked']);
    }));

  it('one button stops everything', () =>
    withWorker(async (running) => {
      const token = await linkFor(running);
      await save(running.origin, token, [
        ['saved', 'yes'],
        ['stop', 'yes'],
        ['allow', 'email'],
      ]);
      expect(await standing(running)).toHaveLength(4);
    }));

  it('unsubscribing by one click shows on the page', () =>
    withWorker(async (running) => {
      const token = await linkFor(running, '');
      await fetch(`${running.origin}/unsubscribe/${token}`, oneClick);
      const page = await (await fetch(`${running.origin}/preferences/${token}`)).text();
      expect(page).not.toContain('value="email" checked');
      expect(page).toContain('value="phone" checked');
    }));

  it('a form that arrived damaged changes nothing', () =>
    withWorker(async (running) => {
      const token = await linkFor(running);
      for (const fields of [[], [['allow', 'email']], [['SAVED', 'yes']]] as [string, string][][]) {
        expect((await save(running.origin, token, fields)).status).toBe(400);
      }
      expect(await standing(running)).toEqual([]);
    }));

  it('a channel that does not exist is not one', () =>
    withWorker(async (running) => {
      const token = await linkFor(running);
      await save(running.origin, token, [
        ['saved', 'yes'],
        ['allow', 'pigeon'],
        ['allow', '__proto__'],
        ['allow', 'email'],
      ]);
      expect((await standing(running)).map((row) => row.channel)).toEqual(['phone', 'post', 'sms']);
    }));
});
