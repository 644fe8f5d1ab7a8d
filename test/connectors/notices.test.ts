/** UK GDPR Art. 19: recipients are told, by mail or signed webhook, and chased until they acknowledge. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { chasing } from '#content/notices.ts';
import { type ProcessorId, processors } from '#content/processors.ts';
import { noticesOf } from '#db/notices.ts';
import { decideCase } from '#worker/casework.ts';
import { type Connecting, connectorFor, connectors } from '#worker/connectors/connectors.ts';
import type { Desk } from '#worker/desk.ts';
import { openTransport } from '#worker/mail/transport.ts';
import { noticeMessageId } from '#worker/notice-address.ts';
import { queueNotices } from '#worker/notices.ts';
import { showNotice, toldByHand } from '#worker/open-notices.ts';
import { handleLetters } from '#worker/pipeline.ts';
import type { Way } from '#worker/recipients.ts';
import { tellDue } from '#worker/tell-recipients.ts';
import { verifyLogs } from '#worker/verify.ts';
import { withDesk, withWorker } from '../desk.ts';
import { letter } from '../letter.ts';
import { rawLetter } from '../raw-letter.ts';
import { startSubmission } from '../smtp.ts';
import { tempDir } from '../temp.ts';
import { until } from '../wait.ts';
import { heldCase, person } from './held.ts';
import { type Receiver, startReceiver } from './receiver.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two octets ..').toString('base64')}`;
const DAY = 24 * 60 * 60 * 1000;

const at = (desk: Desk, time: string | number): Desk => ({ ...desk, clock: () => new Date(time) });

async function connecting(
  desk: Desk,
  ways: Partial<Record<ProcessorId, Way>>,
): Promise<Connecting> {
  const transport = await openTransport(desk.config, join(desk.config.dataDir, 'out'));
  return {
    ways: new Map(Object.entries(ways)) as Connecting['ways'],
    transport,
    mailbox: desk.config.mailbox,
  };
}

const webhook = (receiver: Receiver): Way => ({ by: 'webhook', url: receiver.url, secret });

async function noticeTo(desk: Desk, caseId: string, processor: ProcessorId) {
  const found = (await noticesOf(desk.db, caseId)).find((one) => one.processor === processor);
  if (!found) throw new Error(`No notice to ${processor}.`);
  return found;
}

const openTasks = async (desk: Desk) =>
  desk.db.selectFrom('tasks').selectAll().where('done_at', 'is', null).execute();

/** Only the notice to one recipient is left to be told, so that a test sees that one alone. */
async function only(desk: Desk, processor: ProcessorId): Promise<void> {
  await desk.db
    .updateTable('notices')
    .set({ next_at: null })
    .where('processor', '!=', processor)
    .execute();
}

describe('Who is told', () => {
  it('every recipient that honours an erasure, and nobody else', () =>
    withDesk(async (desk) => {
      const file = await heldCase(desk, 'erasure');
      const told = await queueNotices(desk.db, desk, file, 'erasure', desk.clock());
      const honouring = Object.values(processors).filter(({ honours }) =>
        honours.includes('erasure'),
      );
      expect(told.sort()).toEqual(honouring.map(({ id }) => id).sort());
      expect(told).not.toContain('sage');
    }));

  it('of a correction, only those that received what changed', () =>
    withDesk(async (desk) => {
      const file = await heldCase(desk, 'rectification');
      await desk.db.updateTable('contacts').set({ phone: '+44 1632 960 999' }).execute();
      const told = await queueNotices(desk.db, desk, file, 'rectification', desk.clock());
      expect(told.sort()).toEqual(['accountant', 'sage']);
    }));

  it('with the decision itself, of what the letter asked in its own words', () =>
    withDesk(async (desk) => {
      const changes = [{ field: 'company', new: 'Farrow & Daughters' }];
      const { case: found } = await heldCase(desk, 'rectification', { changes });
      const { reference, id } = found;
      await desk.db
        .updateTable('cases')
        .set({
          state: 'in-review',
          identity_at: found.received_at,
          details: JSON.stringify({ changes }),
        })
        .execute();
      const staff = { name: 'Mo', role: 'officer' } as const;
      const done = await decideCase(desk, staff, reference, { act: 'approve' });
      expect(done).toMatchObject({ state: 'fulfilled' });
      const told = (await noticesOf(desk.db, id)).map(({ processor }) => processor);
      expect(told).toEqual(expect.arrayContaining(['sage', 'mailing-house', 'zoom']));
      expect(told).not.toContain('google-analytics');
      const text = await showNotice(desk, (await noticeTo(desk, id, 'sage')).id);
      expect(text).toContain('Company: Farrow & Daughters (before: Farrow Press)');
      expect(text).toContain('Company: Farrow Press\n');
    }));

  it('nobody, where nobody is held', () =>
    withDesk(async (desk) => {
      const file = { ...(await heldCase(desk, 'erasure')), contact: null };
      expect(await queueNotices(desk.db, desk, file, 'erasure', desk.clock())).toEqual([]);
    }));

  it('whoever honours a restriction is told when it ends', () =>
    withDesk(async (desk) => {
      const file = await heldCase(desk, 'restriction');
      const told = await queueNotices(desk.db, desk, file, 'restriction-lifted', desk.clock());
      expect(told).toContain('sage');
      expect(told).not.toContain('authorities');
    }));

  it('each recipient by a connector that is there', () => {
    const keys = Object.values(processors).flatMap(({ connector }) => connector ?? []);
    expect(keys.sort()).toEqual(Object.keys(connectors).sort());
  });
});

describe('By webhook', () => {
  it('signed as Standard Webhooks has it, naming no more than the recipient received', () =>
    withDesk(async (desk) => {
      const receiver = await startReceiver();
      const file = await heldCase(desk, 'restriction');
      await queueNotices(desk.db, desk, file, 'restriction', desk.clock());
      await only(desk, 'sage');
      await tellDue(desk, await connecting(desk, { sage: webhook(receiver) }));
      const [first] = receiver.received;
      const verified = new Webhook(secret).verify(
        first?.body ?? '',
        first?.headers as Record<string, string>,
      );
      expect(verified).toMatchObject({
        type: 'notice.restriction',
        data: { recipient: 'sage', reference: file.case.reference, reminder: 0 },
      });
      const { email, name, company, phone } = person;
      expect((verified as { data: { person: unknown } }).data.person).toEqual({
        email,
        name,
        company,
        phone,
      });
      const other = new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`);
      expect(() =>
        other.verify(first?.body ?? '', first?.headers as Record<string, string>),
      ).toThrow();
    }));

  it('2xx is received; {"acknowledged": true} is done, and destroys what named the person', () =>
    withDesk(async (desk) => {
      const receiver = await startReceiver();
      const file = await heldCase(desk, 'restriction');
      await queueNotices(desk.db, desk, file, 'restriction', desk.clock());
      await only(desk, 'sage');
      const to = await connecting(desk, { sage: webhook(receiver) });
      await tellDue(desk, to);
      const received = await noticeTo(desk, file.case.id, 'sage');
      expect(received).toMatchObject({ acknowledged_at: null, attempts: 0, error: null });
      expect(received.sent_at).not.toBeNull();
      expect(received.subject).not.toBe('');
      expect(await showNotice(desk, received.id)).toContain(person.email);

      receiver.answer = { status: 200, body: '{"acknowledged": true}' };
      await tellDue(at(desk, Date.now() + 7 * DAY), to);
      const done = await noticeTo(desk, file.case.id, 'sage');
      expect(done.acknowledged_at).not.toBeNull();
      expect(done.subject).toBe('');
      expect(await showNotice(desk, done.id)).toBeNull();
      const key = await desk.db.selectFrom('keys').selectAll().where('id', '=', done.id).execute();
      expect(key).toMatchObject([{ wrapped: null }]);
      expect(await tellDue(at(desk, Date.now() + 60 * DAY), to)).toBe(0);
      expect((await verifyLogs(desk)).sentences).toEqual([]);
    }));

  it('a fault is tried again later; the message stays the same one', () =>
    withDesk(async (desk) => {
      const receiver = await startReceiver();
      const file = await heldCase(desk, 'restriction');
      await queueNotices(desk.db, desk, file, 'restriction', desk.clock());
      await only(desk, 'sage');
      const to = await connecting(desk, { sage: webhook(receiver) });
      receiver.answer = { status: 503 };
      await tellDue(desk, to);
      expect(await noticeTo(desk, file.case.id, 'sage')).toMatchObject({
        attempts: 1,
        sent_at: null,
      });
      expect(await tellDue(desk, to)).toBe(0);
      receiver.answer = { status: 204 };
      await tellDue(at(desk, Date.now() + 61_000), to);
      expect((await noticeTo(desk, file.case.id, 'sage')).sent_at).not.toBeNull();
      const [first, second] = receiver.received;
      expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
      expect(await openTasks(desk)).toEqual([]);
    }));

  it.each([
    [410, undefined, 'answered 410'],
    [422, undefined, 'answered 422'],
    [302, { location: 'http://127.0.0.1:1/elsewhere' }, 'has moved (302)'],
  ])('%i cannot be mended by trying again: a person gets it', (status, headers, words) =>
    withDesk(async (desk) => {
      const receiver = await startReceiver();
      const file = await heldCase(desk, 'restriction');
      await queueNotices(desk.db, desk, file, 'restriction', desk.clock());
      await only(desk, 'sage');
      receiver.answer = { status, ...(headers ? { headers } : {}) };
      await tellDue(desk, await connecting(desk, { sage: webhook(receiver) }));
      const [task] = await openTasks(desk);
      expect(task).toMatchObject({ kind: 'tell-recipient', case_id: file.case.id });
      expect(task?.note).toContain(words);
      expect(task?.note).not.toContain(person.name);
      expect(receiver.received).toHaveLength(1);
    }),
  );

  it('who never answers is given to a person after some days', () =>
    withDesk(async (desk) => {
      const file = await heldCase(desk, 'restriction');
      await queueNotices(desk.db, desk, file, 'restriction', desk.clock());
      await only(desk, 'sage');
      const nobody: Way = { by: 'webhook', url: 'http://127.0.0.1:1/', secret };
      const to = await connecting(desk, { sage: nobody });
      let days = 0;
      while ((await openTasks(desk)).length === 0) {
        const { next_at } = await noticeTo(desk, file.case.id, 'sage');
        await tellDue(at(desk, next_at ?? ''), to);
        days = (new Date(next_at ?? '').getTime() - Date.now()) / DAY;
        expect(days).toBeLessThan(8);
      }
      expect(days).toBeGreaterThan(3);
    }));

  it('an answer without end or that is no JSON is only received', () =>
    withDesk(async (desk) => {
      const receiver = await startReceiver();
      const file = await heldCase(desk, 'restriction');
      await queueNotices(desk.db, desk, file, 'restriction', desk.clock());
      await only(desk, 'sage');
      const long = `{"acknowledged": true, "filler": "${'x'.repeat(100_000)}"}`;
      receiver.answer = { status: 200, body: long };
      await tellDue(desk, await connecting(desk, { sage: webhook(receiver) }));
      expect(await noticeTo(desk, file.case.id, 'sage')).toMatchObject({ acknowledged_at: null });
    }));
});

describe('By mail', () => {
  it('a letter in plain words, which names the person nowhere but in itself', async () => {
    const submission = await startSubmission();
    await withDesk(async (desk) => {
      const file = await heldCase(desk, 'erasure');
      await queueNotices(desk.db, desk, file, 'erasure', desk.clock());
      await only(desk, 'mailing-house');
      const way: Way = { by: 'mail', address: 'data@mailing-house.example' };
      await tellDue(desk, await connecting(desk, { 'mailing-house': way }));
      const [sent] = submission.delivered;
      const notice = await noticeTo(desk, file.case.id, 'mailing-house');
      expect(sent?.to).toEqual(['data@mailing-house.example']);
      expect(sent?.mail.subject).toBe(
        `Please erase data you have from us (${file.case.reference})`,
      );
      expect(sent?.mail.text).toContain(`Name: ${person.name}`);
      expect(sent?.mail.text).toContain(`Company address: ${person.company_address}`);
      // Never its business: a mailing house posts brochures.
      expect(sent?.mail.text).not.toContain(person.email);
      expect(sent?.mail.text).not.toContain(person.phone);
      expect(sent?.mail.text).toMatch(/\/notices\/[\w-]{43}\/acknowledge/);
      expect(sent?.mail.headers.get('auto-submitted')).toBe('auto-generated');
      expect(sent?.mail.messageId).toBe(noticeMessageId(notice.id, 0, desk.config.mailbox));
      expect(await desk.db.selectFrom('outbox').selectAll().execute()).toEqual([]);
    }, submission.env);
  });

  it('a correction says what changed', async () => {
    const submission = await startSubmission();
    await withDesk(async (desk) => {
      const file = await heldCase(desk, 'rectification');
      await desk.db.updateTable('contacts').set({ phone: '+44 1632 960 999' }).execute();
      await queueNotices(desk.db, desk, file, 'rectification', desk.clock());
      await only(desk, 'sage');
      const way: Way = { by: 'mail', address: 'privacy@sage.example' };
      await tellDue(desk, await connecting(desk, { sage: way }));
      expect(submission.delivered[0]?.mail.text).toContain(
        `Telephone: +44 1632 960 999 (before: ${person.phone})`,
      );
    }, submission.env);
  });

  it('chased every week in the same thread, then given to a person', async () => {
    const submission = await startSubmission();
    await withDesk(async (desk) => {
      const start = new Date('2026-03-02T10:00:00Z').getTime();
      const file = await heldCase(at(desk, start), 'erasure');
      await queueNotices(desk.db, at(desk, start), file, 'erasure', new Date(start));
      await only(desk, 'mailing-house');
      const way: Way = { by: 'mail', address: 'data@mailing-house.example' };
      const to = await connecting(desk, { 'mailing-house': way });
      const counts: number[] = [];
      for (let day = 0; day <= 7 * (chasing.most + 1); day++) {
        await tellDue(at(desk, start + day * DAY), to);
        counts.push(submission.delivered.length);
      }
      expect(counts[0]).toBe(1);
      expect(counts[6]).toBe(1);
      expect(counts[7]).toBe(2);
      expect(counts.at(-1)).toBe(1 + chasing.most);
      const last = submission.delivered.at(-1)?.mail;
      expect(last?.text).toContain('We first wrote to you about this on Mon 2 March 2026');
      expect(last?.text).toContain(`This is reminder ${chasing.most}.`);
      expect(last?.references).toBe(submission.delivered[0]?.mail.messageId);
      const [task] = await openTasks(desk);
      expect(task?.note).toContain('has not acknowledged it, though reminded 3 times');
    }, submission.env);
  });

  it('an address that is refused is given to a person', async () => {
    const submission = await startSubmission();
    submission.refuseWith = 550;
    await withDesk(async (desk) => {
      const file = await heldCase(desk, 'erasure');
      await queueNotices(desk.db, desk, file, 'erasure', desk.clock());
      await only(desk, 'venues');
      const way: Way = { by: 'mail', address: 'gone@venue.example' };
      await tellDue(desk, await connecting(desk, { venues: way }));
      expect((await openTasks(desk))[0]?.note).toContain('Tell our venues of an erasure by hand.');
    }, submission.env);
  });

  /** A notice that was told by mail, and a letter about it, written when its Message-ID is known. */
  async function answered(write: (messageId: string) => string) {
    return withDesk(async (desk) => {
      const file = await heldCase(desk, 'erasure');
      await queueNotices(desk.db, desk, file, 'erasure', desk.clock());
      await only(desk, 'venues');
      const way: Way = { by: 'mail', address: 'data@venue.example' };
      await tellDue(desk, await connecting(desk, { venues: way }));
      const { id } = await noticeTo(desk, file.case.id, 'venues');
      const raw = write(noticeMessageId(id, 0, desk.config.mailbox));
      const [outcome] = await handleLetters(desk, [rawLetter(raw)]);
      const cases = await desk.db.selectFrom('cases').selectAll().execute();
      const notice = await noticeTo(desk, file.case.id, 'venues');
      return { outcome, cases: cases.length, notice, tasks: await openTasks(desk) };
    });
  }

  const from = 'Rob Tull <rob@venue.example>';
  const subject = 'Re: Please erase data you have from us';

  it('a reply acknowledges, opens no case, and a person reads it', async () => {
    const text = 'We have deleted all of it. Please also delete all my data and unsubscribe me.';
    const { outcome, cases, notice, tasks } = await answered((id) =>
      letter({ from, subject, text, headers: [`In-Reply-To: ${id}`] }),
    );
    expect([outcome, cases]).toEqual(['joined', 1]);
    expect(notice.acknowledged_at).not.toBeNull();
    expect(notice.subject).toBe('');
    expect(tasks.map(({ kind }) => kind)).toEqual(['review']);
  });

  it('a machine that answers acknowledges nothing', async () => {
    const { outcome, cases, notice } = await answered((id) =>
      letter({
        from,
        subject,
        text: 'I am away until Monday.',
        headers: [`In-Reply-To: ${id}`, 'Auto-Submitted: auto-replied'],
      }),
    );
    expect([outcome, cases]).toEqual(['not-answered', 1]);
    expect(notice.acknowledged_at).toBeNull();
  });

  it('a notice that comes back is given to a person', async () => {
    const { outcome, notice, tasks } = await answered((id) =>
      [
        'From: MAILER-DAEMON@venue.example',
        'To: privacy@halo-crm.co.uk',
        'Subject: Undelivered',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '\r\n--b\r\nContent-Type: text/plain\r\n\r\nNo such user.',
        '--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; venue.example\r\n',
        'Final-Recipient: rfc822; data@venue.example\r\nAction: failed\r\nStatus: 5.1.1',
        `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${id}`,
        '--b--\r\n',
      ].join('\r\n'),
    );
    expect(outcome).toBe('bounce');
    expect(notice).toMatchObject({ acknowledged_at: null, next_at: null });
    expect(tasks[0]?.note).toContain('came back (status 5.1.1)');
  });
});

describe('By a person', () => {
  it('a recipient without a configured way is a task, with what to tell, and is never dropped', () =>
    withDesk(async (desk) => {
      const file = await heldCase(desk, 'erasure');
      const told = await queueNotices(desk.db, desk, file, 'erasure', desk.clock());
      const to = await connecting(desk, {});
      while ((await tellDue(desk, to)) > 0);
      const tasks = await openTasks(desk);
      expect(tasks).toHaveLength(told.length);
      const notice = await noticeTo(desk, file.case.id, 'flatplan');
      const task = tasks.find(({ id }) => id === notice.id);
      expect(task?.note).toBe(
        `Tell Intelligent Flatplan Integration of an erasure by hand. No way to tell flatplan is configured. "privacy-desk notices show ${notice.id}" says what to tell.`,
      );
      expect(await showNotice(desk, notice.id)).toContain(`Email: ${person.email}`);
      expect(await toldByHand(desk, notice.id, 'Mo')).toBe(true);
      expect(await toldByHand(desk, notice.id, 'Mo')).toBe(false);
      expect(await openTasks(desk)).toHaveLength(told.length - 1);
      expect(await showNotice(desk, notice.id)).toBeNull();
    }));

  it('Google Analytics is never sent a name', () =>
    withDesk(async (desk) => {
      const receiver = await startReceiver();
      const file = await heldCase(desk, 'erasure');
      await queueNotices(desk.db, desk, file, 'erasure', desk.clock());
      await only(desk, 'google-analytics');
      const way = webhook(receiver);
      await tellDue(desk, await connecting(desk, { 'google-analytics': way }));
      expect(receiver.received).toEqual([]);
      expect((await openTasks(desk))[0]?.note).toContain('client ids');
    }));

  it('a recipient that nothing names the person to is told by a person', () =>
    withDesk(async (desk) => {
      const file = await heldCase(desk, 'restriction');
      const nameless = {
        ...file,
        contact: file.contact && { ...file.contact, name: null, company: null },
      };
      await queueNotices(desk.db, desk, nameless, 'restriction', desk.clock());
      await only(desk, 'sage-pay');
      const receiver = await startReceiver();
      await tellDue(desk, await connecting(desk, { 'sage-pay': webhook(receiver) }));
      expect((await openTasks(desk))[0]?.note).toContain('names the person');
      expect(receiver.received).toEqual([]);
    }));
});

it('Nothing in the database files names the person once the notices are acknowledged', async () => {
  const dataDir = tempDir();
  const unheld = {
    email: 'orla.quist@quist.example',
    name: 'Orla Quist',
    company: 'Quist & Quist',
  };
  await withDesk(
    async (desk) => {
      const file = await heldCase(desk, 'erasure');
      const other = { ...file, contact: file.contact && { ...file.contact, ...unheld } };
      await queueNotices(desk.db, desk, other, 'erasure', desk.clock());
      const to = await connecting(desk, {});
      while ((await tellDue(desk, to)) > 0);
      const bytes = ['privacy-desk.db', 'privacy-desk.db-wal'].map((name) =>
        readFileSync(join(dataDir, name), 'latin1'),
      );
      // Not even while they wait: what names the person lies sealed.
      for (const text of bytes) expect(text).not.toContain('Quist');
      for (const { id } of await noticesOf(desk.db, file.case.id)) await toldByHand(desk, id, 'Mo');
      const left = await desk.db
        .selectFrom('keys')
        .selectAll()
        .where('purpose', '=', 'notice')
        .where('wrapped', 'is not', null)
        .execute();
      expect(left).toEqual([]);
    },
    { DATA_DIR: dataDir },
  );
});

it('The worker tells recipients by itself; a link acknowledges by button or as JSON', async () => {
  const settings = { DATA_DIR: tempDir() };
  const file = await withDesk(async (desk) => {
    const made = await heldCase(desk, 'erasure');
    await queueNotices(desk.db, desk, made, 'erasure', desk.clock());
    return made;
  }, settings);
  await withWorker(async ({ desk, origin }) => {
    const allByHand = async () => (await openTasks(desk)).length === 11;
    await until('every notice is with a person', allByHand);
    const links: string[] = [];
    for (const id of ['zoom', 'venues'] as const) {
      const text = (await showNotice(desk, (await noticeTo(desk, file.case.id, id)).id)) ?? '';
      links.push(/http\S+\/acknowledge/.exec(text)?.[0] ?? '');
    }
    const [zoom = '', venues = ''] = links;
    expect(zoom.startsWith(`${origin}/notices/`)).toBe(true);
    const page = await fetch(zoom);
    expect(page.status).toBe(200);
    const shown = await page.text();
    expect(shown).toContain(file.case.reference);
    for (const value of Object.values(person)) expect(shown).not.toContain(value);
    expect((await noticeTo(desk, file.case.id, 'zoom')).acknowledged_at).toBeNull();

    const pressed = await fetch(zoom, { method: 'POST', body: new URLSearchParams() });
    expect(await pressed.text()).toContain('Thank you');
    expect((await noticeTo(desk, file.case.id, 'zoom')).acknowledged_at).not.toBeNull();
    expect(await (await fetch(zoom)).text()).toContain('Thank you');

    const json = { method: 'POST', headers: { accept: 'application/json' } };
    expect(await (await fetch(venues, json)).json()).toEqual({ acknowledged: true });
    expect(await (await fetch(venues, json)).json()).toEqual({ acknowledged: true });
    expect((await openTasks(desk)).length).toBe(9);

    const forged = venues.replace(
      /\/notices\/(.)/,
      (_all, one) => `/notices/${one === 'A' ? 'B' : 'A'}`,
    );
    expect((await fetch(forged)).status).toBe(404);
    expect((await fetch(forged, json)).status).toBe(404);
    expect((await fetch(`${origin}/notices/x/acknowledge`, { method: 'POST' })).status).toBe(404);
    expect((await verifyLogs(desk)).sentences).toEqual([]);
  }, settings);
});

it('Connectors are found for every recipient', () =>
  withDesk(async (desk) => {
    const to = await connecting(desk, {});
    for (const processor of Object.values(processors))
      expect(connectorFor(processor, to)).toBeDefined();
  }));
