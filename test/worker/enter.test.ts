/** Requests from paper and from calls, entered at the desk. */
import { describe, expect, it } from 'vitest';
import type { RightId } from '#content/rights.ts';
import { eventsOf } from '#db/cases.ts';
import { BadRequest } from '#worker/bad-request.ts';
import { operate } from '#worker/operations.ts';
import { cases, lettersTo, type PersonApp, withPersonApp } from '../person-app.ts';

const dana = 'dana@okafor.example';

const enter = (app: PersonApp, right: RightId, more: Record<string, unknown> = {}) =>
  operate(app.desk, 'cases.enter', {
    staff: { name: 'Ines Okoro', role: 'officer' },
    right,
    address: 'Dana@Okafor.example',
    name: 'Dana Okafor',
    received: '2026-01-31',
    words: 'Dear sirs, please send me what you have on me. D. Okafor',
    ...more,
  });

describe('A request entered at the desk', () => {
  it('opens the case it would have opened by mail, on the clock of the day it arrived', () =>
    withPersonApp(async (app) => {
      const result = await enter(app, 'suppliers');
      const [found, ...others] = await cases(app.desk);
      expect(others).toEqual([]);
      expect(result).toEqual({ outcome: 'case-opened', references: [found?.reference] });
      expect(found).toMatchObject({
        right: 'suppliers',
        address: dana,
        name: 'Dana Okafor',
        way_in: 'desk',
        state: 'in-review',
      });
      // 31 January 2026 and a month: 28 February is a Saturday.
      expect(found?.due_on).toBe('2026-03-02');
    }));

  it('waits for the person like any other where identity is needed, and is answered by mail', () =>
    withPersonApp(async (app) => {
      await enter(app, 'access');
      expect((await cases(app.desk))[0]?.state).toBe('identity-awaited');
      expect((await lettersTo(app.desk, dana)).map((one) => one.template)).toEqual(['confirm']);
    }));

  it('names in its log who entered it', () =>
    withPersonApp(async (app) => {
      await enter(app, 'complaint');
      const events = await eventsOf(app.desk.db, (await cases(app.desk))[0]?.id ?? '');
      expect(events).toContainEqual(
        expect.objectContaining({ kind: 'entered', actor: 'Ines Okoro' }),
      );
    }));

  it('again joins the open case', () =>
    withPersonApp(async (app) => {
      await enter(app, 'access');
      const [first] = await cases(app.desk);
      expect(await enter(app, 'access')).toEqual({
        outcome: 'joined',
        references: [first?.reference],
      });
      expect(await cases(app.desk)).toHaveLength(1);
    }));

  it('to opt out takes the channels named, and all where none is', () =>
    withPersonApp(async (app) => {
      const stopped = async () =>
        (await app.desk.db.selectFrom('suppressions').select('channel').execute())
          .map((one) => one.channel)
          .sort();
      expect(await enter(app, 'opt-out', { channels: ['phone'] })).toMatchObject({
        outcome: 'opted-out',
        references: [expect.any(String)],
      });
      expect(await stopped()).toEqual(['phone']);
      await enter(app, 'opt-out');
      expect(new Set(await stopped())).toEqual(new Set(['email', 'phone', 'post', 'sms']));
    }));

  it('today counts from now, and never from a day to come', () =>
    withPersonApp(async (app) => {
      const noon = {
        ...app,
        desk: Object.assign(app.desk, { clock: () => new Date('2026-07-01T23:30:00Z') }),
      };
      // In London it is the second of July already.
      expect(await enter(noon, 'suppliers', { received: '2026-07-03' })).toEqual({
        refused: '2026-07-03 is still to come: in London it is 2026-07-02.',
      });
      expect(await cases(app.desk)).toEqual([]);
      await enter(noon, 'suppliers', { received: '2026-07-02' });
      expect((await cases(app.desk))[0]).toMatchObject({
        received_at: '2026-07-01T23:30:00.000Z',
        due_on: '2026-08-03',
      });
    }));

  it.each([
    [{ address: 'Dana Okafor' }, /is not an email address/],
    [{ right: 'everything' }, /a right is one of/],
    [{ received: '31.1.2026' }, /a day is written like/],
    [{ received: '2026-02-30' }, /a day is written like/],
    [{ words: '  ' }, /write down what was asked/],
    [{ words: 'x\0y' }, /whole characters/],
    [{ channels: ['pigeon'] }, /channels/],
  ])('with %o is refused in a sentence, and nothing is kept', (more, sentence) =>
    withPersonApp(async (app) => {
      const refused = enter(app, 'access', more);
      await expect(refused).rejects.toThrow(BadRequest);
      await expect(refused).rejects.toThrow(sentence);
      expect(await cases(app.desk)).toEqual([]);
    }),
  );
});
