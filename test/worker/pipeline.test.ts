/** One letter's way on a real database: everything happens once, whatever happens in between. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Desk } from '#worker/desk.ts';
import type { RawLetter } from '#worker/mail/letter.ts';
import { handleLetters } from '#worker/pipeline.ts';
import { withDesk } from '../desk.ts';
import { letter } from '../letter.ts';
import { rawLetter } from '../raw-letter.ts';

const erasure = 'Please delete all my data.';

/** How many rows there are of each thing that a letter may lead to. */
async function counts({ db }: Desk) {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from letters) as letters,
    (select count(*) from letters where handled_at is not null) as handled,
    (select count(*) from cases) as cases,
    (select count(*) from suppressions) as suppressions,
    (select count(*) from outbox) as answers,
    (select count(*) from tasks) as tasks,
    (select count(*) from keys) as keys`.execute(db);
  return { ...rows[0] };
}

const outcomes = async (desk: Desk) =>
  (await desk.db.selectFrom('letters').select('outcome').orderBy('position').execute()).map(
    (row) => row.outcome,
  );

/** The desk as it is when the power goes at the n-th look at the clock: nothing works any more. */
function dying(desk: Desk, atLook: number): Desk {
  let looks = 0;
  const clock = () => {
    looks++;
    if (looks >= atLook) throw new Error('The power went.');
    return new Date();
  };
  return { ...desk, clock };
}

/** Makes the database refuse whatever is about this address. */
async function poison({ db }: Desk, address: string): Promise<void> {
  await sql
    .raw(
      `create trigger poison before insert on cases when new.address = '${address}'
       begin select raise(abort, 'this one cannot be applied'); end`,
    )
    .execute(db);
}

async function antidote({ db }: Desk): Promise<void> {
  await sql`drop trigger poison`.execute(db);
}

describe('A letter is handled once', () => {
  it('with everything it leads to in one transaction', () =>
    withDesk(async (desk) => {
      expect(await handleLetters(desk, [rawLetter(letter())])).toEqual(['opted-out']);
      expect(await counts(desk)).toEqual({
        letters: 1,
        handled: 1,
        cases: 1,
        suppressions: 1,
        answers: 1,
        tasks: 0,
        keys: 1,
      });
    }));

  it('when it is seen twice', () =>
    withDesk(async (desk) => {
      const seen = rawLetter(letter());
      await handleLetters(desk, [seen]);
      const before = await counts(desk);
      expect(await handleLetters(desk, [seen])).toEqual([null]);
      expect(await counts(desk)).toEqual(before);
    }));

  it('when the same bytes come a second time under another name', () =>
    withDesk(async (desk) => {
      const text = letter();
      await handleLetters(desk, [rawLetter(text)]);
      const before = await counts(desk);
      await handleLetters(desk, [rawLetter(text)]);
      expect(await counts(desk)).toEqual(before);
    }));

  it('when the same bytes come twice in one batch', () =>
    withDesk(async (desk) => {
      const text = letter();
      expect(await handleLetters(desk, [rawLetter(text), rawLetter(text)])).toEqual([
        'opted-out',
        null,
      ]);
      expect(await counts(desk)).toMatchObject({ letters: 1, cases: 1, answers: 1 });
    }));

  it('when the power goes before it is kept', () =>
    withDesk(async (desk) => {
      const seen = rawLetter(letter());
      await expect(handleLetters(dying(desk, 1), [seen])).rejects.toThrow('The power went.');
      expect(await counts(desk)).toMatchObject({ letters: 0, keys: 0 });
      await handleLetters(desk, [seen]);
      expect(await counts(desk)).toMatchObject({ letters: 1, handled: 1, answers: 1 });
    }));

  it('when the power goes between keeping it and the commit', () =>
    withDesk(async (desk) => {
      const seen = rawLetter(letter());
      await expect(handleLetters(dying(desk, 2), [seen])).rejects.toThrow('The power went.');
      expect(await counts(desk)).toMatchObject({ letters: 1, handled: 0, cases: 0, answers: 0 });
      await handleLetters(desk, [seen]);
      expect(await counts(desk)).toMatchObject({
        letters: 1,
        handled: 1,
        cases: 1,
        suppressions: 1,
        answers: 1,
        keys: 1,
      });
    }));

  it('when a commit fails half way: nothing of it stands', () =>
    withDesk(async (desk) => {
      await sql
        .raw(
          `create trigger late before update on letters when new.handled_at is not null
           begin select raise(abort, 'the disk is full'); end`,
        )
        .execute(desk.db);
      const seen = rawLetter(letter());
      await expect(handleLetters(desk, [seen])).rejects.toThrow('the disk is full');
      expect(await counts(desk)).toMatchObject({
        handled: 0,
        cases: 0,
        suppressions: 0,
        answers: 0,
      });
      await sql`drop trigger late`.execute(desk.db);
      expect(await handleLetters(desk, [seen])).toEqual(['opted-out']);
    }));
});

describe('A batch', () => {
  it('is answered in the order of its letters', () =>
    withDesk(async (desk) => {
      const batch = [
        rawLetter(letter({ from: 'a@x.example', text: erasure })),
        rawLetter(letter({ from: 'b@x.example' })),
        rawLetter(letter({ from: 'privacy@halo-crm.co.uk' })),
      ];
      expect(await handleLetters(desk, batch)).toEqual(['case-opened', 'opted-out', 'own-mail']);
    }));

  it('knows of the second letter of a sender what the first one changed', () =>
    withDesk(async (desk) => {
      const twice = [
        rawLetter(letter({ text: erasure })),
        rawLetter(letter({ text: `${erasure} Again!` })),
      ];
      expect(await handleLetters(desk, twice)).toEqual(['case-opened', 'joined']);
      expect(await counts(desk)).toMatchObject({ cases: 1, answers: 2 });
    }));

  it('of a hundred senders is one suppression each', () =>
    withDesk(async (desk) => {
      const all = Array.from({ length: 100 }, (_, n) =>
        rawLetter(letter({ from: `p${n}@x.example` })),
      );
      await handleLetters(desk, all);
      expect(await counts(desk)).toMatchObject({ handled: 100, suppressions: 100, answers: 100 });
    }));

  it('of one sender who writes in a loop ends in silence', () =>
    withDesk(async (desk) => {
      const all = Array.from({ length: 20 }, () => rawLetter(letter()));
      await handleLetters(desk, all);
      expect(await counts(desk)).toMatchObject({ handled: 20, suppressions: 1, answers: 5 });
    }));

  it('of nothing is nothing', () =>
    withDesk(async (desk) => {
      expect(await handleLetters(desk, [])).toEqual([]);
    }));
});

describe('A letter that cannot be applied', () => {
  const bad = () => rawLetter(letter({ from: 'poison@x.example' }));
  const good = (n: number) => rawLetter(letter({ from: `good${n}@x.example` }));
  const attempts = async (desk: Desk, batch: readonly RawLetter[]) => {
    try {
      await handleLetters(desk, batch);
      return 'done';
    } catch {
      return 'failed';
    }
  };

  it('does not hold up the others, before and behind it', () =>
    withDesk(async (desk) => {
      await poison(desk, 'poison@x.example');
      expect(await attempts(desk, [good(1), bad(), good(2), good(3)])).toBe('failed');
      expect(await counts(desk)).toMatchObject({ handled: 3, suppressions: 3, answers: 3 });
    }));

  it('is put before a person after three attempts', () =>
    withDesk(async (desk) => {
      await poison(desk, 'poison@x.example');
      const batch = [good(1), bad(), good(2)];
      const tries = [];
      for (let n = 0; n < 4; n++) tries.push(await attempts(desk, batch));
      expect(tries).toEqual(['failed', 'failed', 'failed', 'done']);
      expect(await outcomes(desk)).toEqual(['opted-out', 'set-aside', 'opted-out']);
      const tasks = await desk.db.selectFrom('tasks').selectAll().execute();
      expect(tasks).toEqual([expect.objectContaining({ kind: 'unreadable' })]);
    }));

  it('is applied as soon as it can be', () =>
    withDesk(async (desk) => {
      await poison(desk, 'poison@x.example');
      const batch = [bad()];
      expect(await attempts(desk, batch)).toBe('failed');
      await antidote(desk);
      expect(await attempts(desk, batch)).toBe('done');
      expect(await outcomes(desk)).toEqual(['opted-out']);
    }));

  it('is not taken for good by an end of the process that it caused: its neighbours are not set aside', () =>
    withDesk(async (desk) => {
      const batch = [good(1), bad(), good(2)];
      // The power goes at the first commit; then each time it is the bad letter's turn.
      for (const atLook of [2, 4, 2]) {
        await expect(handleLetters(dying(desk, atLook), batch)).rejects.toThrow('The power went.');
      }
      await handleLetters(desk, batch);
      expect(await outcomes(desk)).toEqual(['opted-out', 'set-aside', 'opted-out']);
    }));
});

describe('A letter that cannot be read', () => {
  it('is put before a person at once, and the others go on', () =>
    withDesk(async (desk) => {
      const headers = Array.from({ length: 40_000 }, (_, n) => `X-${n}: ${n}`);
      const batch = [rawLetter(letter({ headers })), rawLetter(letter())];
      expect(await handleLetters(desk, batch)).toEqual(['set-aside', 'opted-out']);
      expect(await counts(desk)).toMatchObject({ tasks: 1, suppressions: 1 });
    }));

  it('of no octets at all is handled', () =>
    withDesk(async (desk) => {
      await handleLetters(desk, [rawLetter('')]);
      expect(await counts(desk)).toMatchObject({ handled: 1, answers: 0 });
    }));

  it('with NUL, half characters and other noise leaves the database in order', () =>
    withDesk(async (desk) => {
      const noise = Uint8Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 256);
      const named = letter({ from: '"D\0\ud83d" <noise@x.example>', subject: 'a\0b\ud83d' });
      await handleLetters(desk, [rawLetter(noise), rawLetter(named)]);
      expect(await counts(desk)).toMatchObject({ handled: 2 });
    }));
});

describe('A letter too large to fetch', () => {
  const head = letter({ from: 'large@x.example', text: '' });
  const large = () => rawLetter(head, { whole: false, size: 60_000_000 });

  it('is put before a person with its size', () =>
    withDesk(async (desk) => {
      await handleLetters(desk, [large()]);
      const tasks = await desk.db.selectFrom('tasks').select(['kind', 'note']).execute();
      expect(tasks.map((task) => task.kind)).toContain('unreadable');
      expect(tasks.map((task) => task.note).join(' ')).toContain('60 MB');
    }));

  it('opts nobody out, whatever its subject says, but is acknowledged', () =>
    withDesk(async (desk) => {
      const named = head.replace('Please stop', 'unsubscribe');
      await handleLetters(desk, [rawLetter(named, { whole: false, size: 60_000_000 })]);
      expect(await counts(desk)).toMatchObject({ suppressions: 0, cases: 1, answers: 1 });
    }));
});

describe('Received', () => {
  it('counts from the server’s time, whatever the Date header claims', () =>
    withDesk(async (desk) => {
      const receivedAt = new Date('2026-01-15T08:00:00Z');
      await handleLetters(desk, [rawLetter(letter({ text: erasure }), { receivedAt })]);
      const row = await desk.db.selectFrom('cases').selectAll().executeTakeFirstOrThrow();
      expect(row.received_at).toBe('2026-01-15T08:00:00.000Z');
    }));
});

describe('An answer', () => {
  it('keeps its Message-ID from the moment it was decided on', () =>
    withDesk(async (desk) => {
      await handleLetters(desk, [rawLetter(letter())]);
      const mail = await desk.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
      expect(mail.message_id).toMatch(/^<[0-9a-f-]{36}@halo-crm\.co\.uk>$/);
      expect(mail).toMatchObject({ recipient: 'dana@okafor.example', sent_at: null });
    }));

  it('that bounces reaches a person, with the case it belongs to', () =>
    withDesk(async (desk) => {
      await handleLetters(desk, [rawLetter(letter())]);
      const mail = await desk.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
      const bounce = [
        'From: mailer-daemon@mx.example',
        'To: privacy@halo-crm.co.uk',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.example',
        '',
        'Final-Recipient: rfc822; dana@okafor.example',
        'Status: 5.1.1',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: ${mail.message_id}`,
        '--b--',
        '',
      ].join('\r\n');
      expect(await handleLetters(desk, [rawLetter(bounce)])).toEqual(['bounce']);
      const tasks = await desk.db.selectFrom('tasks').selectAll().execute();
      expect(tasks).toEqual([expect.objectContaining({ kind: 'bounced', case_id: mail.case_id })]);
      expect(await counts(desk)).toMatchObject({ answers: 1 });
    }));
});
