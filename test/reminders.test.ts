/** Reminders before and at each deadline reach staff by mail, with an .ics; silent cases expire. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calendar } from '#content/clock.ts';
import { defaultLanguage } from '#content/languages.ts';
import type { RightId } from '#content/rights.ts';
import { openCases } from '#db/cases.ts';
import { addClockEvents, caseById } from '#db/casework.ts';
import { dueMail } from '#db/outbox.ts';
import type { Desk } from '#worker/desk.ts';
import { expireSilentCases } from '#worker/expiry.ts';
import { openTransport } from '#worker/mail/transport.ts';
import { personDigest } from '#worker/person.ts';
import { handleLetters } from '#worker/pipeline.ts';
import { freshCase } from '#worker/reference.ts';
import { remindStaff } from '#worker/reminders.ts';
import { dayOf, daysAfter } from '#worker/request/day.ts';
import { isSilent } from '#worker/request/expiry.ts';
import { currentReminder } from '#worker/request/reminders.ts';
import { verifyLogs } from '#worker/verify.ts';
import { withDesk, withWorker } from './desk.ts';
import { rawLetter } from './raw-letter.ts';
import { startSubmission } from './smtp.ts';
import { tempDir } from './temp.ts';
import { until } from './wait.ts';

const at = (desk: Desk, time: string): Desk => ({ ...desk, clock: () => new Date(time) });

interface Opened {
  readonly right?: RightId | null;
  readonly received?: string;
  readonly due?: string | null;
  readonly state?: string;
  readonly clock?: string;
  readonly events?: readonly (readonly [string, string])[];
}

async function open(desk: Desk, opened: Opened = {}) {
  const { right = 'access', received = '2026-01-30T10:00:00.000Z', due = '2026-03-02' } = opened;
  const { id, reference } = freshCase();
  await openCases(desk.db, [
    {
      id,
      reference,
      right,
      state: opened.state ?? 'in-review',
      person_digest: personDigest(desk.keys, 'noor@noor.example'),
      address: 'noor@noor.example',
      name: 'Noor Abbas',
      language: 'en',
      way_in: 'mail',
      received_at: received,
      closed_at: null,
      due_on: due,
      clock_state: opened.clock ?? 'running',
    },
  ]);
  const events = [['received', received], ...(opened.events ?? [])] as const;
  await addClockEvents(
    desk.db,
    events.map(([kind, time]) => ({ case_id: id, kind, at: time })),
  );
  return { id, reference };
}

const waiting = (desk: Desk) => dueMail(desk.db, new Date('2099-01-01'), 100);

interface Ics {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string;
}

describe('Staff are reminded', () => {
  it('in one letter of every case that has come to a reminder, with what is late first', () =>
    withDesk(async (desk) => {
      const soon = await open(desk);
      const late = await open(desk, { due: '2026-02-20', right: 'erasure' });
      const complaint = await open(desk, { right: 'complaint', due: '2026-02-26' });
      await open(desk, { due: '2026-03-27' });
      await open(desk, { due: null, clock: 'paused' });
      await open(desk, { due: '2026-02-23', right: 'complaint', clock: 'stopped' });
      expect(await remindStaff(at(desk, '2026-02-24T08:00:00Z'))).toBe(3);
      const [letter, ...others] = await waiting(desk);
      expect(others).toEqual([]);
      expect(letter?.recipient).toBe(desk.config.mailbox);
      expect(letter?.subject).toBe(
        `3 cases are due; first ${late.reference}, 4 days late, was due Fri 20 February`,
      );
      const name = (right: RightId) => defaultLanguage.rights[right].name;
      expect(letter?.text.split('\n').filter((line) => line.startsWith('PD-'))).toEqual([
        `${late.reference}, ${name('erasure')}: answer 4 days late, was due Fri 20 February.`,
        `${complaint.reference}, ${name('complaint')}: acknowledgement due in 2 days, Thu 26 February.`,
        `${soon.reference}, ${name('access')}: answer due in 6 days, Mon 2 March.`,
      ]);
      // It names cases and nobody.
      expect(`${letter?.text}${letter?.attachments}`).not.toMatch(/noor/i);
    }));

  it('once of each reminder, through restarts and hours, and again at the next', () =>
    withDesk(async (desk) => {
      await open(desk);
      const days: string[] = [];
      for (let day = '2026-02-01'; day <= '2026-03-05'; day = daysAfter(day, 1)) {
        for (const hour of ['00:30', '08:00', '23:30']) {
          if ((await remindStaff(at(desk, `${day}T${hour}:00Z`))) > 0) days.push(day.slice(5));
        }
      }
      // Due on Monday 2 March; two days before it is a Saturday, so Friday, then every day after.
      expect(days).toEqual(['02-16', '02-23', '02-27', '03-02', '03-03', '03-04', '03-05']);
      expect(await waiting(desk)).toHaveLength(7);
      expect(await desk.db.selectFrom('reminders').selectAll().execute()).toHaveLength(7);
    }));

  it('at midnight in London and not before', () =>
    withDesk(async (desk) => {
      await open(desk, { due: '2026-07-02', received: '2026-07-01T12:00:00.000Z' });
      expect(await remindStaff(at(desk, '2026-07-01T22:59:00Z'))).toBe(0);
      expect(await remindStaff(at(desk, '2026-07-01T23:01:00Z'))).toBe(1);
      expect((await waiting(desk))[0]?.subject).toMatch(/due today, Thu 2 July$/);
    }));

  it('of one that was missed while the desk was off, by the latest alone', () =>
    withDesk(async (desk) => {
      await open(desk);
      expect(await remindStaff(at(desk, '2026-02-25T08:00:00Z'))).toBe(1);
      expect(await remindStaff(at(desk, '2026-02-25T09:00:00Z'))).toBe(0);
      expect(await remindStaff(at(desk, '2026-03-20T08:00:00Z'))).toBe(1);
      expect(await waiting(desk)).toHaveLength(2);
    }));

  it('not of days before the case came', () => {
    expect(currentReminder('2026-03-02', '2026-03-02', '2026-03-02')?.about).toBe('today');
    expect(currentReminder('2026-03-02', '2026-02-20', '2026-02-21')).toBeNull();
    expect(currentReminder('2026-03-02', '2026-02-20', '2026-02-23')?.days).toBe(7);
  });

  it('anew when the date has moved, with the same calendar entry', () =>
    withDesk(async (desk) => {
      const { id } = await open(desk);
      await remindStaff(at(desk, '2026-03-02T08:00:00Z'));
      await desk.db.updateTable('cases').set({ due_on: '2026-04-30' }).execute();
      expect(await remindStaff(at(desk, '2026-04-15T08:00:00Z'))).toBe(0);
      expect(await remindStaff(at(desk, '2026-04-16T08:00:00Z'))).toBe(1);
      const entries = (await waiting(desk)).map(
        (mail) => (JSON.parse(mail.attachments) as Ics[])[0]?.content ?? '',
      );
      const field = (name: string) =>
        entries.map((text) => new RegExp(`^${name}[^:]*:(.*)\\r$`, 'm').exec(text)?.[1]);
      expect(field('UID')).toEqual([`${id}@halo-crm.co.uk`, `${id}@halo-crm.co.uk`]);
      expect(field('DTSTART')).toEqual(['20260302', '20260430']);
      const [first, second] = field('SEQUENCE').map(Number);
      expect(second).toBeGreaterThan(first ?? 0);
    }));

  it('at every address that is named', () =>
    withDesk(
      async (desk) => {
        await open(desk);
        await remindStaff(at(desk, '2026-03-02T08:00:00Z'));
        const to = (await waiting(desk)).map(({ recipient }) => recipient);
        expect(to.sort()).toEqual(['amy@halo.example', 'director@halo.example']);
      },
      { STAFF_ADDRESS: 'Amy@halo.example, director@halo.example' },
    ));

  it('by mail that every program reads: a calendar entry as RFC 5545 has it', async () => {
    const submission = await startSubmission();
    const settings = { ...submission.env, DATA_DIR: tempDir(), STAFF_ADDRESS: 'amy@halo.example' };
    const today = dayOf(new Date().toISOString(), calendar.timeZone);
    const { reference } = await withDesk((desk) => open(desk, { due: today }), settings);
    await withWorker(async () => {
      await until('the letter has come', () => submission.delivered.length > 0);
    }, settings);
    const [sent] = submission.delivered;
    expect(sent?.to).toEqual(['amy@halo.example']);
    expect(sent?.mail.subject).toMatch(new RegExp(`^${reference}: answer due today, `));
    expect(sent?.mail.headers.get('auto-submitted')).toBe('auto-generated');
    const [ics] = sent?.mail.attachments ?? [];
    expect(ics?.filename).toBe(`${reference}.ics`);
    expect(ics?.contentType).toBe('text/calendar');
    const lines = ics?.content.toString('utf8').split('\r\n') ?? [];
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(lines).toContain('METHOD:PUBLISH');
    expect(lines).toContain(`DTSTART;VALUE=DATE:${today.replaceAll('-', '')}`);
    expect(lines).toContain(`SUMMARY:${reference}: answer due`);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('and a reminder that comes into the mailbox it was sent from is no letter to us', () =>
    withDesk(async (desk) => {
      await open(desk);
      await remindStaff(at(desk, '2026-03-02T08:00:00Z'));
      const [mail] = await waiting(desk);
      if (!mail) throw new Error('No reminder.');
      const folder = join(desk.config.dataDir, 'own');
      await (await openTransport(desk.config, folder)).send(mail);
      const [name = ''] = readdirSync(join(folder, 'new'));
      const raw = readFileSync(join(folder, 'new', name));
      expect(await handleLetters(desk, [rawLetter(raw)])).toEqual(['own-mail']);
      expect(await desk.db.selectFrom('cases').selectAll().execute()).toHaveLength(1);
      expect(await waiting(desk)).toHaveLength(1);
      expect(await desk.db.selectFrom('tasks').selectAll().execute()).toEqual([]);
    }));
});

describe('A case whose person stays silent', () => {
  const asked = (kind: string, time = '2026-01-30T10:00:00.000Z') => [[kind, time]] as const;

  it.each([
    ['identity-awaited', 'identity-asked'],
    ['identity-awaited', 'authority-asked'],
    ['clarification-awaited', 'clarification-asked'],
  ])('%s after %s expires when the month is over, and the person is told', (state, kind) =>
    withDesk(async (desk) => {
      const { id, reference } = await open(desk, { state, events: asked(kind) });
      // A month from 30 January is 28 February, a Saturday: the last day is Monday 2 March.
      expect(await expireSilentCases(at(desk, '2026-03-02T23:59:00Z'))).toBe(0);
      expect(await expireSilentCases(at(desk, '2026-03-03T00:01:00Z'))).toBe(1);
      expect(await expireSilentCases(at(desk, '2026-03-04T00:01:00Z'))).toBe(0);
      expect(await caseById(desk.db, id)).toMatchObject({
        state: 'expired',
        closed_at: '2026-03-03T00:01:00.000Z',
        clock_state: 'stopped',
      });
      const [letter] = await waiting(desk);
      expect(letter?.recipient).toBe('noor@noor.example');
      expect(letter?.subject).toContain(reference);
      expect(letter?.text).toContain('one month');
      expect((await verifyLogs(desk)).sentences).toEqual([]);
    }),
  );

  it('lives on when it was asked again, or has answered', () =>
    withDesk(async (desk) => {
      const again = [
        ...asked('identity-asked'),
        ['identity-asked', '2026-02-20T10:00:00.000Z'],
      ] as const;
      await open(desk, { state: 'identity-awaited', events: again });
      await open(desk, { state: 'in-review', events: asked('identity-asked') });
      expect(await expireSilentCases(at(desk, '2026-03-10T10:00:00Z'))).toBe(0);
      expect(await expireSilentCases(at(desk, '2026-03-25T10:00:00Z'))).toBe(1);
    }));

  it('counts from what was asked in the state it waits in, by days of London', () => {
    const events = [
      { kind: 'clarification-asked', at: '2026-01-05T10:00:00.000Z' },
      { kind: 'identity-asked', at: '2026-06-30T23:30:00.000Z' },
    ] as const;
    // Half past midnight of 1 July in London; 1 August 2026 is a Saturday.
    expect(isSilent('identity-awaited', events, '2026-08-03T22:59:00Z')).toBe(false);
    expect(isSilent('identity-awaited', events, '2026-08-03T23:00:00Z')).toBe(true);
    expect(isSilent('clarification-awaited', events, '2026-06-30T00:00:00Z')).toBe(true);
    expect(isSilent('identity-awaited', [], '2026-08-04T00:00:00Z')).toBe(false);
  });
});
