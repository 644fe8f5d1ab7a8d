import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCases } from '#db/cases.ts';
import { openDriver } from '#db/driver.ts';
import { logEvents, logOf, type NewEvent } from '#db/log.ts';
import type { OpenDesk } from '#worker/open-desk.ts';
import { personDigest } from '#worker/person.ts';
import { freshCase } from '#worker/reference.ts';
import { verifyCase, verifyLogs } from '#worker/verify.ts';
import { withDesk } from '../desk.ts';
import { tempDir } from '../temp.ts';

const triggers = 'drop trigger events_are_not_rewritten; drop trigger events_are_not_deleted;';

async function newCase(desk: OpenDesk) {
  const { id, reference } = freshCase();
  await openCases(desk.db, [
    {
      id,
      reference,
      right: 'access',
      state: 'received',
      person_digest: personDigest(desk.keys, `${id}@example.com`),
      address: null,
      name: null,
      language: 'en',
      way_in: 'mail',
      received_at: '2026-03-03T10:00:00.000Z',
      closed_at: null,
    },
  ]);
  return { id, reference };
}

function event(caseId: string | null, kind: string, detail: object = {}): NewEvent {
  return {
    case_id: caseId,
    letter_id: null,
    at: '2026-03-03T10:00:00.000Z',
    actor: 'system',
    kind,
    detail: JSON.stringify(detail),
  };
}

/** A desk with a case of five entries, closed; then tampered with past it, and checked. */
async function tampered(sqlFor: (caseId: string) => string) {
  const dataDir = tempDir();
  const settings = { DATA_DIR: dataDir };
  const one = await withDesk(async (desk) => {
    const made = await newCase(desk);
    await logEvents(
      desk.db,
      ['received', 'asked', 'proved', 'approved', 'fulfilled'].map((kind) => event(made.id, kind)),
    );
    return made;
  }, settings);
  const raw = openDriver(join(dataDir, 'privacy-desk.db'));
  raw.exec(triggers + sqlFor(one.id));
  raw.close();
  const verified = await withDesk((desk) => verifyLogs(desk), settings);
  const said = verified.sentences.map((line) => line.replaceAll(one.reference, 'REF'));
  return said.map((line) => line.replaceAll('2026-03-03T10:00:00.000Z', 'AT'));
}

it('An untouched log is as it was written, case by case and in one batch', () =>
  withDesk(async (desk) => {
    const [a, b] = [await newCase(desk), await newCase(desk)];
    await logEvents(desk.db, [event(a.id, 'one'), event(b.id, 'one'), event(null, 'bounce')]);
    await logEvents(desk.db, [event(b.id, 'two'), event(a.id, 'two'), event(a.id, 'three')]);
    await logEvents(desk.db, [event(null, 'bounce')]);
    expect(await verifyLogs(desk)).toEqual({ logs: 3, entries: 7, sentences: [] });
    expect(await verifyCase(desk, a.reference)).toEqual({ logs: 1, entries: 3, sentences: [] });
    expect(await verifyCase(desk, 'PD-NONE-NONE')).toBeNull();
  }));

it('A log longer than a page of reading is checked whole', () =>
  withDesk(async (desk) => {
    const cases = [];
    for (let i = 0; i < 5; i++) cases.push(await newCase(desk));
    for (let round = 0; round < 3; round++) {
      const of = (id: string | null) =>
        Array.from({ length: 150 }, (_, i) => event(id, 'step', { i }));
      await logEvents(desk.db, [...cases.flatMap(({ id }) => of(id)), ...of(null), ...of(null)]);
      await logEvents(desk.db, [...of(null), ...of(null)]);
    }
    expect(await verifyLogs(desk)).toEqual({ logs: 6, entries: 4_050, sentences: [] });
  }));

it('An entry covers the one before it, and anybody can reckon the hash again', () =>
  withDesk(async (desk) => {
    const { id } = await newCase(desk);
    await logEvents(desk.db, [event(id, 'one', { note: '“é”' }), event(id, 'two')]);
    const [first, second] = await logOf(desk.db, id);
    const text = `{"actor":"system","at":"2026-03-03T10:00:00.000Z","case_id":"${id}","detail":${JSON.stringify(first?.detail)},"kind":"one","letter_id":null,"previous_hash":null}`;
    expect(first?.hash).toEqual(new Uint8Array(createHash('sha256').update(text).digest()));
    expect(first?.previous_hash).toBeNull();
    expect(second?.previous_hash).toEqual(first?.hash);
  }));

it('Entries and the end of their chain are written both or not at all', () =>
  withDesk(async (desk) => {
    const { id } = await newCase(desk);
    const broken = { ...event(randomUUID(), 'of no case'), at: '2026-03-03T10:00:00.000Z' };
    await expect(logEvents(desk.db, [event(id, 'one'), broken])).rejects.toThrow(/FOREIGN KEY/i);
    expect(await desk.db.selectFrom('log_heads').selectAll().execute()).toEqual([]);
    await expect(
      desk.db.transaction().execute(async (tx) => {
        await logEvents(tx, [event(id, 'one')]);
        throw new Error('the rest failed');
      }),
    ).rejects.toThrow('the rest failed');
    await logEvents(desk.db, [event(id, 'first after all')]);
    expect((await verifyLogs(desk)).sentences).toEqual([]);
  }));

it('The database refuses to change or delete an entry', () =>
  withDesk(async (desk) => {
    const { id } = await newCase(desk);
    await logEvents(desk.db, [event(id, 'one')]);
    const change = desk.db.updateTable('events').set({ kind: 'two' }).execute();
    await expect(change).rejects.toThrow('the log is append-only');
    await expect(desk.db.deleteFrom('events').execute()).rejects.toThrow('append-only');
  }));

const third = (id: string) => `(select id from events where case_id = '${id}' and kind = 'proved')`;

it.each<[string, (id: string) => string, string[]]>([
  [
    'words altered',
    (id) => `update events set detail = '{"forged":1}' where id = ${third(id)}`,
    ['The log of REF: entry 3 (proved, AT) was altered after it was written.'],
  ],
  [
    'a time altered',
    (id) => `update events set at = '2025-01-01T00:00:00.000Z' where id = ${third(id)}`,
    [
      'The log of REF: entry 3 (proved, 2025-01-01T00:00:00.000Z) was altered after it was written.',
    ],
  ],
  [
    'one taken out of the middle',
    (id) => `delete from events where id = ${third(id)}`,
    [
      'The log of REF: at least one entry is missing, or was replaced, before entry 3 (approved, AT).',
      'The log of REF: 1 entry is missing: 5 were written and 4 are there.',
    ],
  ],
  [
    'the last two cut off',
    () => `delete from events where kind in ('approved', 'fulfilled')`,
    ['The log of REF: 2 entries are missing: 5 were written and 3 are there.'],
  ],
  [
    'the first cut off',
    () => `delete from events where kind = 'received'`,
    [
      'The log of REF: at least one entry is missing, or was replaced, before entry 1 (asked, AT).',
      'The log of REF: 1 entry is missing: 5 were written and 4 are there.',
    ],
  ],
  [
    'all of it gone',
    () => 'delete from events',
    ['The log of REF: 5 entries are missing: 5 were written and 0 are there.'],
  ],
  [
    'two changed places',
    () =>
      `update events set id = 99 where kind = 'asked'; update events set id = 2 where kind = 'proved';
       update events set id = 3 where kind = 'asked';`,
    [
      'The log of REF: entry 2 (proved, AT) does not stand where it was written.',
      'The log of REF: entry 3 (asked, AT) does not stand where it was written.',
      'The log of REF: entry 4 (approved, AT) does not stand where it was written.',
    ],
  ],
  [
    'one forged at the end',
    (id) =>
      `insert into events (case_id, at, actor, kind, detail) values ('${id}', 'AT', 'system', 'x', '{}')`,
    [
      'The log of REF: entry 6 (x, AT) has no hash, so nothing shows whether it was altered.',
      'The log of REF: 1 entry was added past the desk: 5 were written and 6 are there.',
    ],
  ],
  [
    'hashes wiped',
    () => 'update events set hash = null, previous_hash = null; delete from log_heads',
    [
      ...['received', 'asked', 'proved', 'approved', 'fulfilled'].map(
        (kind, i) =>
          `The log of REF: entry ${i + 1} (${kind}, AT) has no hash, so nothing shows whether it was altered.`,
      ),
      'The log of REF: where it ends is not recorded, so entries may be missing at its end.',
    ],
  ],
  [
    'the last one replaced, with a hash of its own',
    (id) => `update events set kind = 'refused', hash = x'00' where case_id = '${id}' and id = 5`,
    [
      'The log of REF: entry 5 (refused, AT) was altered after it was written.',
      'The log of REF: its last entry is not the one that was written last.',
    ],
  ],
])('Tampering shows: %s', async (_what, sqlFor, sentences) => {
  expect(await tampered(sqlFor)).toEqual(sentences);
});
