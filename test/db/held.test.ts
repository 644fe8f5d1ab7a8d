import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { recordIds, records } from '#content/records.ts';
import { addContact, anybodyHeld, changeContact, findContact } from '#db/contacts.ts';
import { addHeld, countHeld, pageHeld, readHeld } from '#db/held.ts';
import { provenanceOf } from '#db/provenance.ts';
import { recordKinds } from '#db/record-kinds.ts';
import { findToken, isExpired, mintToken, useToken } from '#db/tokens.ts';
import type { Desk } from '#worker/desk.ts';
import { withDesk } from '../desk.ts';
import { fill, openCase } from '../rights/person.ts';

const digest = new Uint8Array(32).fill(7);
const at = '2026-03-03T10:00:00.000Z';
const origin = { source: 'person', detail: 'By letter' } as const;

async function somebody(desk: Desk) {
  const id = randomUUID();
  const row = { id, digest, name: 'Ned', email: 'ned@orchard.example' };
  const times = { created_at: at, updated_at: at, last_contact_at: at };
  await addContact(desk.db, { ...row, ...times }, origin);
  return id;
}

describe('a contact', () => {
  it('has a source for every field that is filled, from the first day', () =>
    withDesk(async (desk) => {
      expect(await anybodyHeld(desk.db)).toBe(false);
      const id = await somebody(desk);
      expect(await anybodyHeld(desk.db)).toBe(true);
      const found = await provenanceOf(desk.db, id);
      expect(found.map(({ field, source, detail }) => [field, source, detail])).toEqual([
        ['email', 'person', 'By letter'],
        ['name', 'person', 'By letter'],
      ]);
    }));

  it('keeps the first source when a later one changes a field; what is the same is no change', () =>
    withDesk(async (desk) => {
      const id = await somebody(desk);
      const contact = await findContact(desk.db, digest);
      if (!contact) throw new Error('Nobody was found.');
      const later = { source: 'public', detail: 'Companies House' } as const;
      const changed = await changeContact(
        desk.db,
        contact,
        { name: 'Ned', company: 'Orchard Ltd', email: 'n@orchard.example' },
        later,
        new Date('2026-04-01T00:00:00Z'),
      );
      expect(changed).toEqual(['email', 'company']);
      const emails = (await provenanceOf(desk.db, id)).filter(({ field }) => field === 'email');
      expect(emails.map(({ source }) => source)).toEqual(['person', 'public']);
      expect(await findContact(desk.db, digest)).toMatchObject({ company: 'Orchard Ltd' });
    }));
});

describe('what is held', () => {
  it('is described field by field: every column of every table is named, or the desk’s own', () =>
    withDesk(async (desk) => {
      const own = ['id', 'contact_id', 'digest', 'case_id', 'way_in', 'lifted_by'];
      const times = ['created_at', 'updated_at', 'last_contact_at', 'erased_at'];
      for (const id of recordIds) {
        const { table } = recordKinds[id];
        const tables = await desk.db.introspection.getTables();
        const columns = tables.find(({ name }) => name === table)?.columns ?? [];
        const described = Object.keys(records[id].fields);
        const ignored = id === 'suppressions' ? own : [...own, ...times];
        const names = columns.map(({ name }) => name);
        expect(
          described.filter((field) => !names.includes(field)),
          id,
        ).toEqual([]);
        const missing = names.filter((one) => !described.includes(one) && !ignored.includes(one));
        expect(missing, id).toEqual([]);
      }
    }));

  it('is read page by page, in order, each row once', () =>
    withDesk(async (desk) => {
      const id = await somebody(desk);
      const visits = Array.from({ length: 7 }, (_, index) => ({
        id: `v${index}`,
        contact_id: id,
        // Some at one moment: the id then tells them apart.
        at: `2026-03-0${1 + Math.floor(index / 3)}T00:00:00Z`,
        page: '/',
        act: 'opened',
      }));
      await addHeld(desk.db, 'web_activity', visits, origin, desk.clock());
      const holder = { contactId: id, digest };
      const seen: unknown[] = [];
      for (let after = null; ; ) {
        const page = await pageHeld(desk.db, 'web_activity', holder, after, 3);
        seen.push(...page.map((row) => row.id));
        if (page.length < 3) break;
        after = page.at(-1) ?? null;
      }
      expect(seen).toEqual(['v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6']);
      expect(await countHeld(desk.db, 'web_activity', holder)).toBe(7);
      expect(await readHeld(desk.db, 'web_activity', { contactId: null, digest })).toEqual([]);
    }));

  it('tells workshops from other attendances', () =>
    withDesk(async (desk) => {
      const contactId = await fill(desk);
      const holder = { contactId, digest };
      const kinds = async (id: 'workshops' | 'attendances') =>
        (await readHeld(desk.db, id, holder)).map(({ kind }) => kind);
      expect(await kinds('workshops')).toEqual(['workshop']);
      expect(await kinds('attendances')).toEqual(['event']);
    }));
});

describe('a token', () => {
  it('is found by its text in either case, and stands nowhere in it', () =>
    withDesk(async (desk) => {
      const { id } = await openCase(desk.db, desk, 'access');
      const text = await mintToken(desk.db, id, 'case', desk.clock(), null);
      expect(text).toMatch(/^[a-z2-7]{32}$/);
      expect(await findToken(desk.db, text.toUpperCase())).toMatchObject({ case_id: id });
      const [row] = await desk.db.selectFrom('tokens').selectAll().execute();
      expect(Buffer.from(row?.digest ?? []).toString('latin1')).not.toContain(text);
      for (const other of ['', `${text}a`, text.slice(1), "' or 1=1", text.replace(/./g, 'a')]) {
        expect(await findToken(desk.db, other)).toBeUndefined();
      }
    }));

  it('is used once, and runs out at its minute', () =>
    withDesk(async (desk) => {
      const { id } = await openCase(desk.db, desk, 'access');
      const end = new Date('2026-12-01T00:00:00Z');
      const token = await findToken(
        desk.db,
        await mintToken(desk.db, id, 'package', desk.clock(), end),
      );
      if (!token) throw new Error('The token was not found.');
      expect(await useToken(desk.db, token, desk.clock())).toBe(true);
      expect(await useToken(desk.db, token, desk.clock())).toBe(false);
      expect(isExpired(token, new Date(end.getTime() - 1))).toBe(false);
      expect(isExpired(token, end)).toBe(true);
    }));
});
