/** right.restriction, right.profiling, right.objection. */
import { describe, expect, it } from 'vitest';
import { heldBy } from '#db/holds.ts';
import { mayUse, standingsOf } from '#db/standings.ts';
import { decideCase } from '#worker/casework.ts';
import type { Desk } from '#worker/desk.ts';
import { operate } from '#worker/operations.ts';
import { makeProfile } from '#worker/profile.ts';
import { restriction } from '#worker/rights/restriction.ts';
import { withDesk } from '../desk.ts';
import { digestOfPerson, fileOf, fill, openCase, wilhelmina } from './person.ts';

const officer = { name: 'Olu', role: 'officer' } as const;

async function approve(desk: Desk, right: 'restriction' | 'profiling' | 'objection') {
  const found = await openCase(desk.db, desk, right);
  const result = await decideCase(desk, officer, found.reference, { act: 'approve' });
  expect(result).toMatchObject({ state: 'fulfilled' });
  const mail = await desk.db
    .selectFrom('outbox')
    .select(['template', 'text'])
    .where('case_id', '=', found.id)
    .executeTakeFirstOrThrow();
  return { found, mail };
}

const uses = async (desk: Desk) => {
  const digest = digestOfPerson(desk);
  return {
    mailing: await mayUse(desk.db, digest, 'mailing'),
    profile: await mayUse(desk.db, digest, 'profile'),
    export: await mayUse(desk.db, digest, 'export'),
  };
};

async function contactOf(desk: Desk) {
  return desk.db.selectFrom('contacts').selectAll().executeTakeFirstOrThrow();
}

describe('restriction', () => {
  it('stops mailing, profile and export until it is lifted, and lifting tells the person', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      await desk.db.deleteFrom('standings').execute();
      const { found, mail } = await approve(desk, 'restriction');
      expect(mail.template).toBe('restriction');
      expect(await uses(desk)).toEqual({ mailing: false, profile: false, export: false });
      expect(await makeProfile(desk.db, await contactOf(desk), desk.clock())).toBe('refused');
      expect(await operate(desk, 'contacts.restricted', {})).toEqual([
        expect.objectContaining({ email: wilhelmina.address, reference: found.reference }),
      ]);
      const { reference } = found;
      const lift = () => operate(desk, 'restriction.lift', { reference, staff: officer });
      expect(await lift()).toEqual({ lifted: true });
      const told = await desk.db
        .selectFrom('outbox')
        .select('template')
        .where('case_id', '=', found.id)
        .execute();
      expect(told).toContainEqual({ template: 'restriction-lifted' });
      expect(await uses(desk)).toEqual({ mailing: true, profile: true, export: true });
      expect(await lift()).toEqual({ refused: expect.stringContaining('No restriction') });
    });
  });

  it('twice is once', async () => {
    await withDesk(async (desk) => {
      await approve(desk, 'restriction');
      const { found } = await approve(desk, 'restriction');
      expect(await standingsOf(desk.db, digestOfPerson(desk))).toHaveLength(1);
      const plan = await restriction.plan(desk.db, desk, await fileOf(desk.db, desk, found));
      expect(plan.lines.map((line) => line.record)).toEqual(['mailing', 'profile', 'export']);
    });
  });
});

describe('an objection to profiling', () => {
  it('deletes the profile and the web activity, and none is made again', async () => {
    await withDesk(async (desk) => {
      await fill(desk);
      await desk.db.deleteFrom('standings').execute();
      const contact = await contactOf(desk);
      expect(await makeProfile(desk.db, contact, desk.clock())).toBe('made');
      const { mail } = await approve(desk, 'profiling');
      expect(mail.template).toBe('profiling');
      expect(await desk.db.selectFrom('profiles').selectAll().execute()).toEqual([]);
      expect(await desk.db.selectFrom('web_activity').selectAll().execute()).toEqual([]);
      expect(await makeProfile(desk.db, contact, desk.clock())).toBe('refused');
      expect(await uses(desk)).toEqual({ mailing: true, profile: false, export: true });
    });
  });
});

describe('an objection on other grounds', () => {
  it('stops what rests on legitimate interest', async () => {
    await withDesk(async (desk) => {
      await approve(desk, 'objection');
      expect(await uses(desk)).toEqual({ mailing: false, profile: false, export: false });
    });
  });
});

describe('an open case', () => {
  it('holds what it concerns against everything but itself', async () => {
    await withDesk(async (desk) => {
      const found = await openCase(desk.db, desk, 'access');
      await openCase(desk.db, desk, 'suppliers');
      const digest = digestOfPerson(desk);
      expect(await heldBy(desk.db, digest)).toEqual([
        expect.objectContaining({ reference: found.reference }),
      ]);
      expect(await heldBy(desk.db, digest, found.id)).toEqual([]);
    });
  });
});
