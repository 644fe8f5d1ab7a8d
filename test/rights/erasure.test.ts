/** right.erasure, right.erasure.financial, right.erasure.repurchase, retention.optout. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { records } from '#content/records.ts';
import { condemnedLetters, markDestroyed } from '#db/letters.ts';
import { readSetAside } from '#db/set-aside.ts';
import { standingSuppressions } from '#db/suppressions.ts';
import { decideCase } from '#worker/casework.ts';
import type { Desk } from '#worker/desk.ts';
import { settleErasures } from '#worker/erasure-ledger.ts';
import { operate } from '#worker/operations.ts';
import { normalPhone, phoneDigest } from '#worker/person.ts';
import type { Details } from '#worker/rights/carrying.ts';
import { erasure } from '#worker/rights/erasure.ts';
import { verifyLogs } from '#worker/verify.ts';
import { withDesk } from '../desk.ts';
import { digestOfPerson, fileOf, fill, openCase, readable, traces, wilhelmina } from './person.ts';

const officer = { name: 'Olu', role: 'officer' } as const;

async function erase(desk: Desk, details: Details = {}) {
  const found = await openCase(desk.db, desk, 'erasure', details);
  const result = await decideCase(desk, officer, found.reference, { act: 'approve' });
  expect(result).toEqual(expect.objectContaining({ state: 'fulfilled' }));
  return found;
}

/** As the loops do: the answer has left, and the mailbox destroyed its copy. */
async function answered(desk: Desk): Promise<void> {
  const at = desk.clock().toISOString();
  await desk.db.updateTable('outbox').set({ sent_at: at }).where('sent_at', 'is', null).execute();
  const condemned = await condemnedLetters(desk.db, 'maildir');
  expect(condemned).toHaveLength(1);
  await markDestroyed(
    desk.db,
    condemned.map((one) => one.id),
    desk.clock(),
  );
  await settleErasures(desk);
}

describe('the plan', () => {
  it('names every noun held, with its fate, its basis and its end', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      const found = await openCase(desk.db, desk, 'erasure');
      const plan = await erasure.plan(desk.db, desk, await fileOf(desk.db, desk, found));
      const lines = new Map(plan.lines.map((line) => [line.record, line]));
      expect(lines.get('purchases')).toMatchObject({
        act: 'keep',
        basis: 'right.erasure.financial',
        until: null,
      });
      expect(lines.get('contacts')).toMatchObject({ act: 'mask' });
      expect(lines.get('communications')).toMatchObject({ act: 'erase', count: 1 });
      expect(lines.get('workshops')).toMatchObject({ act: 'erase', count: 1 });
      expect(lines.get('suppressions')).toMatchObject({ act: 'keep' });
      expect(plan.open).toEqual([]);
      for (const line of plan.lines) {
        if (line.record in records) expect(line.basis).toMatch(/^(right|retention)\./);
      }
    });
  });

  it('waits for whatever else is open for the person, and says so', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      const access = await openCase(desk.db, desk, 'access');
      const found = await openCase(desk.db, desk, 'erasure');
      const plan = await erasure.plan(desk.db, desk, await fileOf(desk.db, desk, found));
      expect(plan.open).toEqual([expect.stringContaining(access.reference)]);
      const result = await decideCase(desk, officer, found.reference, { act: 'approve' });
      expect(result).toEqual({ refused: expect.stringContaining(access.reference) });
      expect(readable(desk)).toContain('thackeray');
    });
  });

  it('warns before an opt-out is forgotten', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      const found = await openCase(desk.db, desk, 'erasure', { keepOptOut: false });
      const plan = await erasure.plan(desk.db, desk, await fileOf(desk.db, desk, found));
      const line = plan.lines.find((one) => one.record === 'suppressions');
      expect(line).toMatchObject({ act: 'erase', detail: expect.stringMatching(/^Warning/) });
    });
  });
});

describe('afterwards', () => {
  it('nothing of the person can be read in the database file or its log', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      expect(readable(desk)).toEqual(traces);
      const found = await erase(desk);
      const waiting = await desk.db
        .selectFrom('outbox')
        .selectAll()
        .where('case_id', '=', found.id)
        .executeTakeFirstOrThrow();
      expect(waiting.recipient).toBe(wilhelmina.address);
      expect(waiting.template).toBe('erasure-suppressed');
      expect(waiting.text).toContain('Financial records');
      await answered(desk);
      expect(readable(desk)).toEqual([]);
    });
  });

  it('no table has a word of theirs, and the log of every case holds', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      const found = await erase(desk);
      await answered(desk);
      const { rows } = await sql<{ name: string }>`select name from sqlite_schema
        where type = 'table' and name not like 'sqlite_%'`.execute(desk.db);
      for (const { name } of rows) {
        const all = await sql`select * from ${sql.table(name)}`.execute(desk.db);
        const text = JSON.stringify(all.rows).toLowerCase();
        expect([name, traces.filter((one) => text.includes(one))]).toEqual([name, []]);
      }
      expect((await verifyLogs(desk)).sentences).toEqual([]);
      const after = await desk.db
        .selectFrom('cases')
        .selectAll()
        .where('id', '=', found.id)
        .executeTakeFirstOrThrow();
      expect(after.reference).toBe(found.reference);
      expect(after.closed_at).not.toBeNull();
      expect(Buffer.from(after.person_digest)).toEqual(Buffer.from(digestOfPerson(desk)));
      const ledger = await desk.db.selectFrom('erasures').selectAll().execute();
      expect(ledger).toHaveLength(1);
      expect(ledger[0]?.case_id).toBe(found.id);
    });
  });

  it('the financial rows are there, and whole for whoever may open them', async () => {
    await withDesk(async (desk) => {
      const contactId = await fill(desk);
      await erase(desk);
      const rows = await desk.db.selectFrom('purchases').selectAll().execute();
      expect(rows).toEqual([
        expect.objectContaining({ invoice: 'INV-2025-0042', pence: 129_900, invoiced_name: '' }),
      ]);
      const aside = await readSetAside(desk.db, desk.keys, 'purchases', rows[0]?.id ?? '');
      expect(aside).toMatchObject({ invoiced_name: wilhelmina.name });
      const contact = await desk.db
        .selectFrom('contacts')
        .selectAll()
        .where('id', '=', contactId)
        .executeTakeFirstOrThrow();
      expect(contact).toMatchObject({ digest: null, email: null, name: null, company: null });
      expect(contact.erased_at).not.toBeNull();
    });
  });

  it('keys of letters, proofs and packages are destroyed', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      await erase(desk);
      const keys = await desk.db
        .selectFrom('keys')
        .selectAll()
        .where('purpose', 'in', ['letter', 'proof', 'package'])
        .execute();
      expect(keys).toHaveLength(3);
      for (const key of keys)
        expect([key.wrapped, key.destroyed_at !== null]).toEqual([null, true]);
    });
  });

  it('every channel stays stopped, under the address and the number', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      await erase(desk);
      const number = normalPhone(wilhelmina.phone) ?? '';
      const stopped = async (digest: Uint8Array) =>
        (await standingSuppressions(desk.db, [digest])).map((one) => one.channel).sort();
      expect(await stopped(digestOfPerson(desk))).toEqual(['email', 'phone', 'post', 'sms']);
      expect(await stopped(phoneDigest(desk.keys, number))).toEqual(['phone', 'sms']);
    });
  });

  it('the opt-out is forgotten as well when the person asks for that', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      const found = await erase(desk, { keepOptOut: false });
      expect(await standingSuppressions(desk.db, [digestOfPerson(desk)])).toEqual([]);
      expect(await desk.db.selectFrom('standings').selectAll().execute()).toEqual([]);
      const mail = await desk.db
        .selectFrom('outbox')
        .select(['template', 'text'])
        .where('case_id', '=', found.id)
        .executeTakeFirstOrThrow();
      expect(mail.template).toBe('erasure');
      expect(mail.text).toContain('list that we buy');
      await answered(desk);
      expect(readable(desk)).toEqual([]);
    });
  });

  it('a contact that nothing kept points at is gone altogether', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      await desk.db.deleteFrom('purchases').execute();
      await desk.db.deleteFrom('contracts').execute();
      await erase(desk);
      expect(await desk.db.selectFrom('contacts').selectAll().execute()).toEqual([]);
    });
  });

  it('an employee’s file stays for the published time, sealed with its name', async () => {
    await withDesk(async (desk) => {
      const contactId = await fill(desk);
      const staff = { role: 'Compositor', began_on: '2019-01-07', ended_on: '2025-06-30' };
      await desk.db
        .insertInto('employees')
        .values({ id: 'e1', contact_id: contactId, ...staff, file: 'Thackeray', source: 'person' })
        .execute();
      const found = await openCase(desk.db, desk, 'erasure');
      const plan = await erasure.plan(desk.db, desk, await fileOf(desk.db, desk, found));
      expect(plan.lines.find((one) => one.record === 'employees')).toMatchObject({
        act: 'keep',
        until: '2031-06-30',
      });
      await decideCase(desk, officer, found.reference, { act: 'approve' });
      expect(await readSetAside(desk.db, desk.keys, 'contacts', contactId)).toMatchObject({
        name: wilhelmina.name,
      });
      await answered(desk);
      expect(readable(desk)).toEqual([]);
    });
  });
});

describe('a kept record whose published time is over', () => {
  it('goes with the rest', async () => {
    await withDesk(async (desk) => {
      const contactId = await fill(desk);
      const staff = { role: 'Compositor', began_on: '2009-01-07', ended_on: '2015-06-30' };
      await desk.db
        .insertInto('employees')
        .values({ id: 'e1', contact_id: contactId, ...staff, file: 'Thackeray', source: 'person' })
        .execute();
      const found = await openCase(desk.db, desk, 'erasure');
      const plan = await erasure.plan(desk.db, desk, await fileOf(desk.db, desk, found));
      expect(plan.lines.find((one) => one.record === 'employees')).toMatchObject({ act: 'erase' });
      await decideCase(desk, officer, found.reference, { act: 'approve' });
      expect(await desk.db.selectFrom('employees').selectAll().execute()).toEqual([]);
    });
  });
});

describe('somebody who is not held', () => {
  it('is told so, and nothing is kept of them that they did not ask for', async () => {
    await withDesk(async (desk) => {
      const found = await erase(desk);
      const mail = await desk.db
        .selectFrom('outbox')
        .select('template')
        .where('case_id', '=', found.id)
        .executeTakeFirstOrThrow();
      expect(mail.template).toBe('nothing-held');
      expect(await standingSuppressions(desk.db, [digestOfPerson(desk)])).toEqual([]);
      await desk.db.updateTable('outbox').set({ sent_at: 'now' }).execute();
      await settleErasures(desk);
      expect(readable(desk)).toEqual([]);
    });
  });

  it('is stored by no link that a mailing is minted for, once erased', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      await erase(desk);
      const [minted] = await operate(desk, 'links.mint', { addresses: [wilhelmina.address] });
      expect(minted?.suppressed).toBe(true);
      const again = { addresses: [wilhelmina.address], list: 'bought' };
      expect((await operate(desk, 'links.mint', again))[0]?.suppressed).toBe(true);
      await answered(desk);
      expect(readable(desk)).toEqual([]);
    });
  });
});

describe('every table of the database', () => {
  /** Those with a person in them; a test above finds no word of theirs in any after erasure. */
  const emptied = [
    ...['contacts', 'provenance', 'communications', 'attendances', 'enquiries', 'contracts'],
    ...['purchases', 'web_activity', 'profiles', 'consents', 'employees', 'candidates'],
    ...['suppressions', 'standings', 'links', 'letters', 'keys', 'cases', 'words', 'proofs'],
    ...['packages', 'redactions', 'notices', 'outbox', 'tasks', 'clock_events', 'set_aside'],
    ...['suggestions'],
  ];
  /** Those that name nobody who could ask: digests, dates, ids, staff. */
  const impersonal = [
    ...['case_letters', 'events', 'log_heads', 'tokens', 'reminders', 'erasures', 'cursors'],
    ...['staff', 'passkeys', 'invitations', 'sessions', 'consent_snapshots', 'consent_receipts'],
    ...['kysely_migration', 'kysely_migration_lock'],
  ];

  it('is known to erasure: a new one has to say whose it is', async () => {
    await withDesk(async (desk) => {
      const { rows } = await sql<{ name: string }>`select name from sqlite_schema
        where type = 'table' and name not like 'sqlite_%'`.execute(desk.db);
      const known = new Set([...emptied, ...impersonal]);
      expect(rows.map((row) => row.name).filter((name) => !known.has(name))).toEqual([]);
    });
  });
});
