/** collect.purchased, collect.provenance, retention.optout, right.erasure.repurchase. */
import { describe, expect, it } from 'vitest';
import { addStanding, mayUse } from '#db/standings.ts';
import { decideCase } from '#worker/casework.ts';
import { reachablePage } from '#worker/lists/export.ts';
import { importContacts } from '#worker/lists/import.ts';
import { operate } from '#worker/operations.ts';
import { withDesk } from '../desk.ts';
import { digestOfPerson, fill, openCase, readable, wilhelmina } from '../rights/person.ts';

const officer = { name: 'Olu', role: 'officer' } as const;
const row = {
  email: wilhelmina.address,
  name: wilhelmina.name,
  phone: wilhelmina.phone,
  industry: 'Publishing',
};

describe('a bought list', () => {
  it('adds whoever is not known, with the list as the source of every field', async () => {
    await withDesk(async (desk) => {
      expect(await importContacts(desk, 'Lists Ltd', [row])).toEqual([{ became: 'added' }]);
      const sources = await desk.db.selectFrom('provenance').selectAll().execute();
      expect(sources.map((one) => one.field).sort()).toEqual([
        'email',
        'industry',
        'name',
        'phone',
      ]);
      for (const one of sources) {
        expect(one).toMatchObject({ source: 'purchased-list', detail: 'Lists Ltd' });
      }
      expect(await importContacts(desk, 'Lists Ltd', [row])).toEqual([{ became: 'unchanged' }]);
    });
  });

  it('fills what is empty and never overrules what is there', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      await desk.db.deleteFrom('suppressions').execute();
      const changed = { ...row, name: 'W. Somebody', job_title: 'Tester' };
      expect(await importContacts(desk, 'Lists Ltd', [changed])).toEqual([{ became: 'updated' }]);
      const contact = await desk.db.selectFrom('contacts').selectAll().executeTakeFirstOrThrow();
      expect(contact).toMatchObject({ name: wilhelmina.name, industry: 'Publishing' });
    });
  });

  it('is stopped for one who opted out, and nothing of the row is stored', async () => {
    await withDesk(async (desk) => {
      const entry = { address: row.email, channels: ['email' as const] };
      await operate(desk, 'suppressions.add', { entries: [entry], way: 'desk' });
      expect(await importContacts(desk, 'Lists Ltd', [row])).toEqual([
        { became: 'stopped', why: expect.stringContaining('opted out') },
      ]);
      expect(await desk.db.selectFrom('contacts').selectAll().execute()).toEqual([]);
    });
  });

  it('is stopped for one who was erased and stays suppressed', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      const found = await openCase(desk.db, desk, 'erasure');
      await decideCase(desk, officer, found.reference, { act: 'approve' });
      const again = await importContacts(desk, 'Lists Ltd', [row]);
      expect(again).toEqual([{ became: 'stopped', why: expect.any(String) }]);
      // A colleague on the same line is taken in, without the number.
      const colleague = { ...row, email: 'basil@quillfeather.example', name: 'Basil' };
      expect(await importContacts(desk, 'Lists Ltd', [colleague])).toEqual([
        { became: 'added', note: expect.stringContaining('not to be rung') },
      ]);
    });
  });

  it('brings back one who wanted the opt-out forgotten too, as they were told', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      const found = await openCase(desk.db, desk, 'erasure', { keepOptOut: false });
      await decideCase(desk, officer, found.reference, { act: 'approve' });
      expect(await importContacts(desk, 'Lists Ltd', [row])).toEqual([{ became: 'added' }]);
    });
  });

  it('is stopped for one who is restricted, and for one whose case is open', async () => {
    await withDesk(async (desk) => {
      const digest = digestOfPerson(desk);
      const one = { digest, kind: 'restriction' as const, caseId: null, note: '' };
      await addStanding(desk.db, one, desk.clock());
      const [restricted] = await importContacts(desk, 'Lists Ltd', [row]);
      expect(restricted).toMatchObject({ became: 'stopped' });
      await desk.db.deleteFrom('standings').execute();
      await openCase(desk.db, desk, 'access');
      const [held] = await importContacts(desk, 'Lists Ltd', [row]);
      expect(held).toEqual({ became: 'stopped', why: expect.stringContaining('request open') });
      expect(readable(desk)).toBeDefined();
    });
  });
});

describe('a marketing list', () => {
  it('has whoever may be reached, and nobody who is suppressed, restricted or objects', async () => {
    await withDesk(async (desk) => {
      await importContacts(desk, 'Lists Ltd', [row]);
      const page = () => reachablePage(desk, 'email', '', 100);
      expect((await page()).people).toEqual([
        { name: wilhelmina.name, company: '', reach: wilhelmina.address },
      ]);
      expect((await reachablePage(desk, 'post', '', 100)).people).toEqual([]);
      for (const kind of ['restriction', 'objection'] as const) {
        const one = { digest: digestOfPerson(desk), kind, caseId: null, note: '' };
        await addStanding(desk.db, one, desk.clock());
        expect((await page()).people).toEqual([]);
        expect(await mayUse(desk.db, one.digest, 'export')).toBe(false);
        const [minted] = await operate(desk, 'links.mint', { addresses: [row.email] });
        expect(minted?.suppressed).toBe(true);
        await desk.db.deleteFrom('standings').execute();
      }
      await openCase(desk.db, desk, 'restriction');
      const entry = { address: row.email, channels: ['email' as const] };
      await operate(desk, 'suppressions.add', { entries: [entry], way: 'desk' });
      expect((await page()).people).toEqual([]);
    });
  });

  it('refuses a page of more than is asked for at once, in a sentence', async () => {
    await withDesk(async (desk) => {
      const wrong = operate(desk, 'contacts.page', { channel: 'pigeon', after: '', size: 10 });
      await expect(wrong).rejects.toThrow('a channel is one of');
    });
  });
});
