import { expect, test } from 'vitest';
import { choiceLasts, register, snapshotOf } from '#content/consent.ts';
import { en } from '#content/en/language.ts';
import { consentRates, findReceipts, findSnapshot } from '#db/consent-receipts.ts';
import { freshReceiptId, makeConsents } from '#worker/consent.ts';
import { keptText } from '#worker/consent-choice.ts';
import type { OpenDesk } from '#worker/open-desk.ts';
import { consentRoutes } from '#worker/routes/consent.ts';
import { withDesk } from '../desk.ts';

/** What a page of today sends, for the tests to change. */
async function onDesk(
  work: (given: {
    readonly desk: OpenDesk;
    readonly revision: string;
    post(fields: Fields, headers?: Record<string, string>): Promise<Response>;
    get(path: string, headers?: Record<string, string>): Promise<Response>;
    /** The text that the module of a page sends. */
    kept(id: string, allowed: readonly string[], refused: readonly string[], at?: Date): string;
  }) => Promise<void>,
): Promise<void> {
  await withDesk(async (desk) => {
    const consents = makeConsents(desk);
    const app = consentRoutes(desk, consents);
    const { digest } = await desk.db
      .selectFrom('consent_snapshots')
      .select('digest')
      .executeTakeFirst()
      .then(async (row) => row ?? (await firstSnapshot(desk, consents)));
    const own = { 'Sec-Fetch-Site': 'same-origin' };
    await work({
      desk,
      revision: consents.revision,
      post: async (fields, headers = own) =>
        app.request('/consent', {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
          body: `${new URLSearchParams([['shown', digest], ...fields])}`,
        }),
      get: async (path, headers = {}) => app.request(path, { headers }),
      kept: (id, allowed, refused, at = new Date()) =>
        keptText(id, consents.revision, at, { allowed, refused }),
    });
  });
}

type Fields = [string, string][];

async function firstSnapshot(desk: OpenDesk, consents: ReturnType<typeof makeConsents>) {
  await consents.shown('none');
  return desk.db.selectFrom('consent_snapshots').select('digest').executeTakeFirstOrThrow();
}

const count = async (desk: OpenDesk) =>
  (await desk.db.selectFrom('consent_receipts').select('id').execute()).length;

const ga = 'google-analytics';
const cookieOf = (answer: Response) =>
  answer.headers.getSetCookie().find((one) => one.startsWith('consent=')) ?? '';

test('A plain form is kept with a receipt, and the cookie comes with the answer', () =>
  onDesk(async ({ desk, post, get, revision }) => {
    const answer = await post([['choice', 'save']]);
    expect(answer.status).toBe(303);
    const where = answer.headers.get('Location') ?? '';
    const id = where.split('/').at(-1) ?? '';
    expect(cookieOf(answer)).toMatch(
      new RegExp(
        `^consent=${id}\\.${revision}\\.\\w+\\.\\.${ga}; Max-Age=${choiceLasts}; Path=/; SameSite=Lax$`,
      ),
    );
    const [receipt] = await findReceipts(desk.db, [id]);
    expect(receipt).toMatchObject({ action: 'save', revision, language: 'en', signal: null });
    expect(JSON.parse(receipt?.choices ?? '')).toEqual({ [ga]: 'refused' });
    expect(await (await get(where)).text()).toContain('Google Analytics: refused');
  }));

test('A receipt holds no address and no user agent, whatever the request says of itself', () =>
  onDesk(async ({ desk, post, kept }) => {
    const id = freshReceiptId();
    await post(
      [
        ['choice', 'accept'],
        ['kept', kept(id, [ga], [])],
      ],
      {
        'Sec-Fetch-Site': 'same-origin',
        'Sec-GPC': '1',
        'User-Agent': 'Telltale/1.0',
        'X-Forwarded-For': '203.0.113.7',
        'Accept-Language': 'de',
      },
    );
    const rows = await desk.db.selectFrom('consent_receipts').selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/Telltale|203\.0\.113/);
    expect(rows).toMatchObject([{ id, signal: 'gpc', previous: null }]);
  }));

test('Sent twice, a choice is one; another choice under its number is refused', () =>
  onDesk(async ({ desk, post, kept }) => {
    const id = freshReceiptId();
    const send = (choice: string, text: string) =>
      post([
        ['choice', choice],
        ['kept', text],
      ]);
    const statuses = await Promise.all(
      Array.from({ length: 3 }, () => send('accept', kept(id, [ga], []))),
    );
    expect(statuses.map(({ status }) => status)).toEqual([204, 204, 204]);
    const other = await send('reject', kept(id, [], [ga]));
    expect(other.status).toBe(409);
    expect(other.headers.getSetCookie()).toEqual([]);
    expect(await count(desk)).toBe(1);
  }));

test('Many choices at once are all kept', () =>
  onDesk(async ({ desk, post, kept }) => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        post([
          ['choice', 'reject'],
          ['kept', kept(freshReceiptId(), [], [ga])],
        ]),
      ),
    );
    expect(answers.filter(({ status }) => status !== 204)).toEqual([]);
    expect(await count(desk)).toBe(100);
    const today = new Date().toISOString().slice(0, 10);
    expect(await consentRates(desk.db, today)).toEqual([
      { day: today, action: 'reject', count: 100, gpc: 0 },
    ]);
  }));

const id = '0'.repeat(28);
test.each<[string, Fields, number]>([
  ['no button', [], 400],
  ['a button we have not', [['choice', 'perhaps']], 400],
  [
    'a service we have not',
    [
      ['choice', 'save'],
      ['service', 'spy'],
    ],
    400,
  ],
  [
    'a service that is no choice',
    [
      ['choice', 'allow'],
      ['service', 'consent'],
    ],
    400,
  ],
  ['to allow nothing', [['choice', 'allow']], 400],
  [
    'a number that is none',
    [
      ['choice', 'accept'],
      ['kept', `short.REV.mlhvso00.${ga}.`],
    ],
    400,
  ],
  [
    'accepting less than all',
    [
      ['choice', 'accept'],
      ['kept', `${id}.REV.mlhvso00..${ga}`],
    ],
    400,
  ],
  [
    'rejecting and allowing',
    [
      ['choice', 'reject'],
      ['kept', `${id}.REV.mlhvso00.${ga}.`],
    ],
    400,
  ],
  [
    'both at once',
    [
      ['choice', 'save'],
      ['kept', `${id}.REV.mlhvso00.${ga}.${ga}`],
    ],
    400,
  ],
  [
    'texts we never showed',
    [
      ['choice', 'accept'],
      ['shown', 'x'.repeat(22)],
    ],
    409,
  ],
])('A form with %s is not taken, and sets no cookie', (_, fields, status) =>
  onDesk(async ({ desk, post, revision }) => {
    const filled = fields.map(([name, value]): [string, string] => [
      name,
      value.replace('REV', revision),
    ]);
    // The first of two fields counts, so `shown` is taken out where the case brings its own.
    const own = filled.find(([name]) => name === 'shown');
    const answer = own ? await postShown(desk, filled) : await post(filled);
    expect(answer.status).toBe(status);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await count(desk)).toBe(0);
  }),
);

const postShown = async (desk: OpenDesk, fields: Fields) =>
  consentRoutes(desk).request('/consent', {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams(fields),
  });

test('Another site’s form cannot say yes for a visitor; an old browser’s Origin tells it too', () =>
  onDesk(async ({ desk, post }) => {
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'https://elsewhere.example', Host: 'www.example.com' },
      { Origin: 'null' },
      {} as Record<string, string>,
    ]) {
      const answer = await post([['choice', 'accept']], headers);
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(await count(desk)).toBe(0);
    expect((await post([['choice', 'reject']], { Origin: 'null' })).status).toBe(303);
  }));

test('Another site of ours may pass a choice on: an old browser’s Origin is what its proxy was asked for', () =>
  onDesk(async ({ desk, post }) => {
    const headers = { Origin: 'https://www.shop.example', Host: 'privacy.example' };
    const forwarded = { ...headers, 'X-Forwarded-Host': 'www.shop.example' };
    expect((await post([['choice', 'accept']], headers)).status).toBe(403);
    const answer = await post([['choice', 'accept']], forwarded);
    expect(answer.status).toBe(303);
    expect(cookieOf(answer), 'it is that site’s cookie').toMatch(/; SameSite=Lax; Secure$/);
    const other = { ...forwarded, 'X-Forwarded-Host': 'elsewhere.example' };
    expect((await post([['choice', 'accept']], other)).status).toBe(403);
    expect(await count(desk)).toBe(1);
  }));

test('A no on another site of ours clears that site’s cookies, on each of its parent domains', () =>
  onDesk(async ({ post }) => {
    const answer = await post([['choice', 'reject']], {
      'Sec-Fetch-Site': 'same-origin',
      Origin: 'https://www.shop.example',
      Cookie: '_ga=1',
    });
    const gone = answer.headers.getSetCookie().filter((one) => one.startsWith('_ga='));
    expect(gone).toContain('_ga=; Max-Age=0; Path=/; Domain=shop.example');
    expect(gone).toContain('_ga=; Max-Age=0; Path=/; Domain=www.shop.example');
  }));

test('A yes to one service adds to what was decided before', () =>
  onDesk(async ({ post, revision }) => {
    const before = `consent=${id}.${revision}.mlhvso00..`;
    const answer = await post(
      [
        ['choice', 'allow'],
        ['service', ga],
      ],
      {
        'Sec-Fetch-Site': 'same-origin',
        Cookie: before,
      },
    );
    expect(cookieOf(answer)).toContain(`.${ga}.;`);
  }));

test('Saying no takes away the cookies that the request shows, on every parent domain', () =>
  onDesk(async ({ post }) => {
    const answer = await post([['choice', 'reject']], { Cookie: '_ga=1; _ga_AB1=2; theirs=3' });
    const gone = answer.headers.getSetCookie().filter((one) => one.includes('Max-Age=0'));
    expect(gone).toContain('_ga=; Max-Age=0; Path=/');
    expect(gone.some((one) => one.startsWith('_ga_AB1='))).toBe(true);
    expect(gone.some((one) => one.startsWith('theirs='))).toBe(false);
  }));

test('The browser’s own time is believed for a week, and no time to come', () =>
  onDesk(async ({ desk, post, kept }) => {
    const hours = (count: number) => new Date(Date.now() - count * 3_600_000);
    for (const [made, believed] of [
      [hours(5), true],
      [hours(9 * 24), false],
      [hours(-2), false],
    ] as const) {
      const fresh = freshReceiptId();
      await post([
        ['choice', 'accept'],
        ['kept', kept(fresh, [ga], [], made)],
      ]);
      const [row] = await findReceipts(desk.db, [fresh]);
      const told = Math.abs(Date.parse(row?.at ?? '') - made.getTime()) < 1_000;
      expect(told, made.toISOString()).toBe(believed);
    }
  }));

test('The receipt can be downloaded with every word that was shown, and deleted', () =>
  onDesk(async ({ desk, post, get, kept }) => {
    const fresh = freshReceiptId();
    const answer = await post([
      ['choice', 'accept'],
      ['kept', kept(fresh, [ga], [])],
    ]);
    const document = await (await get(`/consent/${fresh}/receipt.json`)).json();
    expect(document).toMatchObject({
      record_id: fresh,
      pii_processing: { notice: JSON.parse(JSON.stringify(snapshotOf(en, register))) },
      events: [{ event_type: 'accept', event_state: { [ga]: 'allowed' } }],
    });
    const app = consentRoutes(desk);
    const remove = (headers: Record<string, string>) =>
      app.request(`/consent/${fresh}/delete`, { method: 'POST', headers });
    expect((await remove({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(404);
    const removed = await remove({
      'Sec-Fetch-Site': 'same-origin',
      Cookie: cookieOf(answer).split(';')[0] ?? '',
    });
    expect(cookieOf(removed)).toContain('Max-Age=0');
    expect((await get(`/consent/${fresh}`)).status).toBe(404);
  }));

test('The receipts of a browser are listed, the newest first', () =>
  onDesk(async ({ post, get, kept }) => {
    const [first, second] = [freshReceiptId(), freshReceiptId()];
    await post([
      ['choice', 'accept'],
      ['kept', kept(first, [ga], [])],
    ]);
    const answer = await post([
      ['choice', 'withdraw'],
      ['kept', kept(second, [], [ga])],
      ['previous', first],
    ]);
    const page = await (
      await get('/consent', { Cookie: cookieOf(answer).split(';')[0] ?? '' })
    ).text();
    expect(page.indexOf(second)).toBeGreaterThan(0);
    expect(page.indexOf(first)).toBeGreaterThan(page.indexOf(second));
    const found = await get(`/consent?id=${first.toUpperCase()}`);
    expect(found.headers.get('Location')).toBe(`/consent/${first}`);
  }));

test('A receipt is never changed, and what it points to never deleted', () =>
  onDesk(async ({ desk, post }) => {
    await post([['choice', 'reject']]);
    const { digest } = await firstSnapshot(desk, makeConsents(desk));
    expect((await findSnapshot(desk.db, digest))?.document).toContain('Accept all');
    await expect(
      desk.db.updateTable('consent_receipts').set({ action: 'accept' }).execute(),
    ).rejects.toThrow(/never changed/);
    await expect(desk.db.deleteFrom('consent_snapshots').execute()).rejects.toThrow(
      /never deleted/,
    );
  }));

test('More choices than a connection can have made are sent away, and told so', () =>
  onDesk(async ({ post, kept }) => {
    const answers = await Promise.all(
      Array.from({ length: 125 }, () =>
        post([
          ['choice', 'reject'],
          ['kept', kept(freshReceiptId(), [], [ga])],
        ]),
      ),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(refused.flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
  }));
