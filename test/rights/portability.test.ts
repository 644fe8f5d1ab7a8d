/** right.portability: what the person gave, by the published schema, to them or where they confirmed. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultLanguage } from '#content/languages.ts';
import { portabilitySchema, schemaUrl } from '#content/portability-schema.ts';
import { changeContact } from '#db/contacts.ts';
import { addHeld } from '#db/held.ts';
import { logOf } from '#db/log.ts';
import { decideCase } from '#worker/casework.ts';
import type { Desk } from '#worker/desk.ts';
import { fetchPackage, findDelivery } from '#worker/packages/fetch.ts';
import { decideRedaction, proposeRedactions } from '#worker/redaction.ts';
import { portability } from '#worker/rights/portability.ts';
import { organisationRoutes } from '#worker/routes/organisation.ts';
import { withDesk } from '../desk.ts';
import { fileOf, fill, openCase } from './person.ts';

const officer = { name: 'Olu', role: 'officer' } as const;
const to = { name: 'Bindery Cloud', address: 'intake@bindery.example' };

/** Besides what was bought, something the person gave. */
async function filled(desk: Desk) {
  const contact_id = await fill(desk);
  const contact = await desk.db.selectFrom('contacts').selectAll().executeTakeFirstOrThrow();
  const said = { source: 'person', detail: 'By telephone' } as const;
  await changeContact(desk.db, contact, { mobile: '07700 900123' }, said, desk.clock());
  const at = desk.clock().toISOString();
  const form = { source: 'website', detail: 'Enquiry form' } as const;
  const row = { id: 'enquiry-1', contact_id, at, product: 'HALO', words: 'Is it =quick?' };
  await addHeld(desk.db, 'enquiries', [row], form, desk.clock());
  const letter = { contact_id, at, channel: 'email', subject: '', body: 'A line.' };
  await addHeld(
    desk.db,
    'communications',
    [
      { id: 'from', direction: 'in', ...letter },
      { id: 'to', direction: 'out', ...letter },
    ],
    said,
    desk.clock(),
  );
}

const letters = (desk: Desk) =>
  desk.db
    .selectFrom('outbox')
    .select(['template', 'recipient', 'text', 'attachments'])
    .orderBy('created_at')
    .execute();

async function approve(desk: Desk, details = {}) {
  await filled(desk);
  const found = await openCase(desk.db, desk, 'portability', details);
  const result = await decideCase(desk, officer, found.reference, { act: 'approve' });
  return { found, result };
}

async function filesAt(desk: Desk, text: string) {
  const token = /\/package\/([a-z2-7]{32})/.exec(text)?.[1] ?? '';
  const delivery = await findDelivery(desk, token);
  if (typeof delivery === 'string') throw new Error(delivery);
  const name = delivery.filenames.find((one) => one.endsWith('.zip')) ?? '';
  const file = await fetchPackage(desk, delivery, name);
  if (!file) throw new Error('Nothing was fetched.');
  const entries = Object.entries(unzipSync(file.bytes));
  return new Map(entries.map(([path, bytes]) => [path, strFromU8(bytes)]));
}

describe('to the person', () => {
  it('goes what they gave, and nothing bought, inferred or written by us', () =>
    withDesk(async (desk) => {
      const { result } = await approve(desk);
      expect(result).toMatchObject({ state: 'fulfilled' });
      const mail = (await letters(desk)).find(({ template }) => template === 'portability');
      const files = await filesAt(desk, mail?.text ?? '');
      const { records } = JSON.parse(files.get('data.json') ?? '');
      expect(records.contacts[0]).toEqual({ id: expect.any(String), mobile: '07700 900123' });
      expect(records.enquiries.map(({ id }: { id: string }) => id)).toEqual(['enquiry-1']);
      expect(Object.keys(records)).not.toContain('profiles');
      expect(Object.keys(records)).not.toContain('suppressions');
      const sent = records.communications.map(({ id }: { id: string }) => id);
      expect(sent).toContain('from');
      expect(sent).not.toContain('to');
    }));

  it('keeps to the published schema, which comes along', () =>
    withDesk(async (desk) => {
      await approve(desk);
      const mail = (await letters(desk)).find(({ template }) => template === 'portability');
      const files = await filesAt(desk, mail?.text ?? '');
      const published = portabilitySchema(defaultLanguage.packages);
      expect(JSON.parse(files.get('schema.json') ?? '')).toEqual(published);
      const schema = z.fromJSONSchema(published as z.core.JSONSchema.JSONSchema);
      const data = JSON.parse(files.get('data.json') ?? '');
      expect(data.$schema).toBe(schemaUrl);
      expect(schema.safeParse(data).error?.issues ?? []).toEqual([]);
      expect(schema.safeParse({ ...data, more: 1 }).success).toBe(false);
      expect(files.get('csv/enquiries.csv')).toContain('enquiry-1,');
    }));

  it('waits for a decision where they named somebody', () =>
    withDesk(async (desk) => {
      await filled(desk);
      await desk.db
        .updateTable('communications')
        .set({ body: 'Ottilie Marsh sends her regards.' })
        .where('id', '=', 'from')
        .execute();
      const found = await openCase(desk.db, desk, 'portability');
      const file = await fileOf(desk.db, desk, found);
      expect((await portability.plan(desk.db, desk, file)).open).toHaveLength(1);
      const [first] = await proposeRedactions(desk.db, desk, file);
      const steps = { notAPerson: 'A boat.' };
      await decideRedaction(desk.db, found.id, [first?.id ?? ''], steps, 'Olu', desk.clock());
      expect((await portability.plan(desk.db, desk, file)).open).toEqual([]);
    }));
});

describe('to an organisation', () => {
  async function asked(desk: Desk) {
    await filled(desk);
    const found = await openCase(desk.db, desk, 'portability');
    const details = { organisation: to };
    await decideCase(desk, officer, found.reference, { act: 'detail', details });
    const mail = (await letters(desk)).at(-1);
    const path = /\/organisation\/[a-z2-7]{32}/.exec(mail?.text ?? '')?.[0] ?? '';
    return { found, mail, path };
  }

  const press = async (desk: Desk, path: string, digest?: string) => {
    const page = await (await organisationRoutes(desk).request(path)).text();
    const shown = /name="organisation" value="(\w+)"/.exec(page)?.[1] ?? '';
    return organisationRoutes(desk).request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ organisation: digest ?? shown }).toString(),
    });
  };

  it('nothing goes until the person has confirmed name and address', () =>
    withDesk(async (desk) => {
      const { found, mail, path } = await asked(desk);
      expect(mail?.template).toBe('portability-confirm');
      expect(mail?.text).toContain('Bindery Cloud (intake@bindery.example)');
      const page = await organisationRoutes(desk).request(path);
      expect(await page.text()).toContain('intake@bindery.example');
      const early = await decideCase(desk, officer, found.reference, { act: 'approve' });
      expect(early).toEqual({
        refused:
          'The person has not confirmed yet that their data goes to Bindery Cloud at intake@bindery.example.',
      });
    }));

  it('goes by mail with a link, and the person is told', () =>
    withDesk(async (desk) => {
      const { found, path } = await asked(desk);
      expect((await press(desk, path)).status).toBe(200);
      const result = await decideCase(desk, officer, found.reference, { act: 'approve' });
      expect(result).toMatchObject({ state: 'fulfilled' });
      const sent = await letters(desk);
      const theirs = sent.find(({ recipient }) => recipient === to.address);
      expect(theirs?.text).toContain(schemaUrl);
      expect(theirs?.attachments).toBe('[]');
      expect([...(await filesAt(desk, theirs?.text ?? '')).keys()]).toContain('data.json');
      const told = sent.find(({ template }) => template === 'portability-sent');
      expect(told?.text).toContain('Bindery Cloud');
      expect(told?.text).not.toContain('/package/');
      expect(JSON.stringify(await logOf(desk.db, found.id))).not.toContain('bindery');
    }));

  it('another address than the confirmed one is not confirmed', () =>
    withDesk(async (desk) => {
      const { found, path } = await asked(desk);
      await press(desk, path);
      const details = { organisation: { ...to, address: 'intake@elsewhere.example' } };
      await decideCase(desk, officer, found.reference, { act: 'detail', details });
      const result = await decideCase(desk, officer, found.reference, { act: 'approve' });
      expect(result).toHaveProperty('refused');
    }));

  it('the button confirms what its page showed, and once', () =>
    withDesk(async (desk) => {
      const { found, path } = await asked(desk);
      const wrong = await press(desk, path, 'f'.repeat(64));
      expect(await wrong.text()).toContain('Yes, send it there');
      await press(desk, path);
      expect((await organisationRoutes(desk).request(path)).status).toBe(404);
      const confirmed = (await logOf(desk.db, found.id)).filter(
        ({ kind }) => kind === 'organisation-confirmed',
      );
      expect(confirmed).toHaveLength(1);
    }));

  it('an address that is none is named before anything is asked', () =>
    withDesk(async (desk) => {
      await filled(desk);
      const details = { organisation: { name: 'Bindery', address: 'the new people' } };
      const found = await openCase(desk.db, desk, 'portability', details);
      const plan = await portability.plan(desk.db, desk, await fileOf(desk.db, desk, found));
      expect(plan.open).toEqual([
        '«the new people» is no email address; the data of Bindery goes by mail.',
      ]);
    }));
});

it('who is not held is told so', () =>
  withDesk(async (desk) => {
    const found = await openCase(desk.db, desk, 'portability');
    const done = await portability.carryOut(desk.db, desk, await fileOf(desk.db, desk, found));
    expect(done.answer).toEqual([{ part: 'nothing-held', rights: ['portability'] }]);
  }));
