/** right.rectification, purpose.accuracy, collect.provenance. */
import { describe, expect, it } from 'vitest';
import { findContact } from '#db/contacts.ts';
import { standingSuppressions } from '#db/suppressions.ts';
import { decideCase } from '#worker/casework.ts';
import type { Desk } from '#worker/desk.ts';
import type { Details } from '#worker/rights/carrying.ts';
import { rectification } from '#worker/rights/rectification.ts';
import { withDesk } from '../desk.ts';
import { digestOfPerson, fileOf, fill, openCase } from './person.ts';

const officer = { name: 'Olu', role: 'officer' } as const;
const moved = 'w.thackeray@inkwell.example';

async function planOf(desk: Desk, details: Details) {
  const found = await openCase(desk.db, desk, 'rectification', details);
  return rectification.plan(desk.db, desk, await fileOf(desk.db, desk, found));
}

async function approve(desk: Desk, changes: Details['changes']) {
  const found = await openCase(desk.db, desk, 'rectification', changes ? { changes } : {});
  const result = await decideCase(desk, officer, found.reference, { act: 'approve' });
  return { found, result };
}

describe('the proposal', () => {
  it('shows each field with what it says and what it should say', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      const changes = [
        { field: 'job_title', new: 'Publisher' },
        { field: 'company-name', new: 'Inkwell' },
        { field: 'linkedin', new: 'https://linkedin.example/in/wt' },
      ];
      const plan = await planOf(desk, { changes });
      expect(plan.open).toEqual([]);
      expect(plan.lines.map((line) => [line.record, line.detail])).toEqual([
        ['job_title', 'Editor → Publisher'],
        ['company', 'Quillfeather Gazette → Inkwell'],
        ['linkedin', '(empty) → https://linkedin.example/in/wt'],
      ]);
    });
  });

  it.each([
    [[{ field: 'shoe size', new: '9' }], '«shoe size» is not a field we hold.'],
    [[{ field: 'email', new: 'not an address' }], 'cannot be the new value of email'],
    [[{ field: 'phone', new: '   ' }], 'cannot be the new value of phone'],
    [[{ field: 'name', new: 'x'.repeat(501) }], 'cannot be the new value of name'],
    [[], 'Say what is to be changed'],
    [
      [
        { field: 'name', new: 'A' },
        { field: 'name', new: 'B' },
      ],
      'changed twice',
    ],
  ])('is not ready with %j', async (changes, sentence) => {
    await withDesk(async (desk) => {
      await fill(desk);
      expect((await planOf(desk, { changes })).open.join(' ')).toContain(sentence);
      const { result } = await approve(desk, changes);
      expect(result).toEqual({ refused: expect.stringContaining(sentence) });
    });
  });

  it('waits for a copy that was asked for before', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      const access = await openCase(desk.db, desk, 'access');
      const { result } = await approve(desk, [{ field: 'name', new: 'Willa Thackeray' }]);
      expect(result).toEqual({ refused: expect.stringContaining(access.reference) });
    });
  });

  it('has nobody to correct where nobody is held', async () => {
    await withDesk(async (desk) => {
      const { result } = await approve(desk, [{ field: 'name', new: 'Willa' }]);
      expect(result).toEqual({ refused: expect.stringContaining('Nobody is held') });
    });
  });
});

describe('carried out', () => {
  it('changes the record, keeps the source of every change and says what was changed', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      const { found, result } = await approve(desk, [{ field: 'job title', new: 'Publisher' }]);
      expect(result).toMatchObject({ state: 'fulfilled' });
      const contact = await findContact(desk.db, digestOfPerson(desk));
      expect(contact?.job_title).toBe('Publisher');
      const sources = await desk.db
        .selectFrom('provenance')
        .select(['field', 'source', 'detail'])
        .where('source', '=', 'person')
        .execute();
      expect(sources).toEqual([{ field: 'job_title', source: 'person', detail: found.reference }]);
      const mail = await desk.db
        .selectFrom('outbox')
        .select('text')
        .where('case_id', '=', found.id)
        .executeTakeFirstOrThrow();
      expect(mail.text).toContain('your job title: Publisher');
      const log = await desk.db
        .selectFrom('events')
        .select('detail')
        .where('case_id', '=', found.id)
        .execute();
      // The log says which fields, never what they say.
      expect(JSON.stringify(log)).not.toContain('Publisher');
    });
  });

  it('takes opt-outs and standings along to a new address', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      await approve(desk, [{ field: 'email', new: 'W.Thackeray@Inkwell.example' }]);
      const digest = digestOfPerson(desk, moved);
      expect((await findContact(desk.db, digest))?.email).toBe(moved);
      expect(await findContact(desk.db, digestOfPerson(desk))).toBeNull();
      expect((await standingSuppressions(desk.db, [digest])).map((one) => one.channel)).toEqual([
        'phone',
      ]);
      const standings = await desk.db
        .selectFrom('standings')
        .select('kind')
        .where('digest', '=', digest)
        .execute();
      expect(standings).toEqual([{ kind: 'no-profiling' }]);
    });
  });
});
