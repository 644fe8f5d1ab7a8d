/** right.access: everything held and how it is processed, for one person, for a time. */
import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packageLink } from '#content/packages.ts';
import { addHeld } from '#db/held.ts';
import { logOf } from '#db/log.ts';
import { destroyKey } from '#db/vault.ts';
import { decideCase } from '#worker/casework.ts';
import type { Desk } from '#worker/desk.ts';
import { destroyExpired } from '#worker/packages/deliver.ts';
import { fetchPackage, findDelivery } from '#worker/packages/fetch.ts';
import { addRedaction, decideRedaction, proposeRedactions } from '#worker/redaction.ts';
import { BAR } from '#worker/request/redact.ts';
import { access } from '#worker/rights/access.ts';
import { packageRoutes } from '#worker/routes/packages.ts';
import { withDesk } from '../desk.ts';
import { fileOf, fill, openCase, readable, wilhelmina } from './person.ts';

const officer = { name: 'Olu', role: 'officer' } as const;
const no = (why: string) => ({ answer: 'no', why }) as const;
const yes = (why: string) => ({ answer: 'yes', why }) as const;
const origin = { source: 'person', detail: '' } as const;

const letter = `Dear Wilhelmina,

My colleague Priya Nair (priya.nair@sedgehill.example, 01632 960555) will ring you. Only the deputy
at Sedgehill could have said that: ask Tobias Lund.

Regards`;

/** A letter in which others are named, on top of all else that is held. */
async function fillWithOthers(desk: Desk): Promise<string> {
  const contactId = await fill(desk);
  const now = desk.clock();
  const row = {
    id: randomUUID(),
    contact_id: contactId,
    at: now.toISOString(),
    direction: 'out' as const,
    channel: 'email',
    subject: 'About your order',
    body: letter,
  };
  await addHeld(desk.db, 'communications', [row], origin, now);
  return contactId;
}

async function opened(desk: Desk) {
  await fillWithOthers(desk);
  return openCase(desk.db, desk, 'access');
}

const proposals = async (desk: Desk, found: Awaited<ReturnType<typeof opened>>) =>
  proposeRedactions(desk.db, desk, await fileOf(desk.db, desk, found));

async function decideAll(desk: Desk, found: Awaited<ReturnType<typeof opened>>) {
  for (const { id, words } of await proposals(desk, found)) {
    const steps = {
      identifiableWithout: words.startsWith('Tobias') ? yes('Only one deputy.') : no('No.'),
      consent: words.startsWith('01632') ? yes('It is on their own website.') : no('Not asked.'),
      reasonableWithout: no('A private matter.'),
    };
    await decideRedaction(desk.db, found.id, [id], steps, 'Olu', desk.clock());
  }
}

/** Approves, and returns what the link in the answer leads to. */
async function fulfilled(desk: Desk) {
  const found = await opened(desk);
  await decideAll(desk, found);
  const result = await decideCase(desk, officer, found.reference, { act: 'approve' });
  expect(result).toMatchObject({ state: 'fulfilled' });
  const mail = await desk.db
    .selectFrom('outbox')
    .select(['text', 'recipient'])
    .where('case_id', '=', found.id)
    .executeTakeFirstOrThrow();
  const token = /\/package\/([a-z2-7]{32})/.exec(mail.text)?.[1] ?? '';
  return { found, mail, token };
}

const post = (token: string, file: string) => ({
  path: `/package/${token}`,
  init: {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ file }).toString(),
  },
});

async function download(desk: Desk, token: string, ending: string) {
  const delivery = await findDelivery(desk, token);
  if (typeof delivery === 'string') throw new Error(delivery);
  const name = delivery.filenames.find((one) => one.endsWith(ending)) ?? '';
  const { path, init } = post(token, name);
  return packageRoutes(desk).request(path, init);
}

async function texts(desk: Desk, token: string) {
  const bytes = new Uint8Array(await (await download(desk, token, '.zip')).arrayBuffer());
  const files = Object.entries(unzipSync(bytes));
  return new Map(files.map(([name, content]) => [name, strFromU8(content)]));
}

describe('before anything is handed over', () => {
  it('whoever else is named is put before an officer, once', () =>
    withDesk(async (desk) => {
      const found = await opened(desk);
      const first = await proposals(desk, found);
      expect(first.map(({ words }) => words).sort()).toEqual([
        '01632 960555',
        'Priya Nair',
        'Tobias Lund',
        'priya.nair@sedgehill.example',
      ]);
      expect(first[0]?.text).toBe(letter);
      expect(await proposals(desk, found)).toHaveLength(first.length);
    }));

  it('the case cannot be approved while one is undecided, and the plan names it', () =>
    withDesk(async (desk) => {
      const found = await opened(desk);
      const plan = await access.plan(desk.db, desk, await fileOf(desk.db, desk, found));
      expect(plan.open).toHaveLength(4);
      expect(plan.open.join('\n')).toContain('«Priya Nair»');
      const result = await decideCase(desk, officer, found.reference, { act: 'approve' });
      expect(result).toHaveProperty('refused');
      await expect(
        access.carryOut(desk.db, desk, await fileOf(desk.db, desk, found)),
      ).rejects.toThrow('nothing is disclosed');
      expect(await desk.db.selectFrom('tokens').selectAll().execute()).toEqual([]);
    }));

  it('words the detector missed are added, if they stand there', () =>
    withDesk(async (desk) => {
      const found = await opened(desk);
      const file = await fileOf(desk.db, desk, found);
      const [place] = await proposals(desk, found);
      if (!place) throw new Error('Nothing was proposed.');
      const { record, record_id, field } = place;
      const add = (words: string) =>
        addRedaction(desk.db, file, { record, record_id, field, words }, 'Olu');
      expect(await add('depu')).toBe(`«depu» does not stand in that text as whole words.`);
      expect(await add('deputy')).toBeNull();
      const plan = await access.plan(desk.db, desk, file);
      expect(plan.open.join('\n')).toContain('«deputy»');
    }));

  it('each decision is recorded with its three steps, and logged without the words', () =>
    withDesk(async (desk) => {
      const found = await opened(desk);
      await decideAll(desk, found);
      const rows = await proposals(desk, found);
      const priya = rows.find(({ words }) => words === 'Priya Nair');
      expect(priya).toMatchObject({ decision: 'redact', decided_by: 'Olu' });
      expect(JSON.parse(priya?.consent ?? '')).toEqual({ answer: 'no', why: 'Not asked.' });
      const log = await logOf(desk.db, found.id);
      expect(log.filter(({ kind }) => kind === 'redaction-decided')).toHaveLength(4);
      expect(JSON.stringify(log)).not.toContain('Priya');
    }));

  it('agreement discloses, and so does reason; neither redacts', () =>
    withDesk(async (desk) => {
      const found = await opened(desk);
      const [first, second, third] = await proposals(desk, found);
      const steps = { identifiableWithout: no(''), consent: no(''), reasonableWithout: no('') };
      const decide = (id: string | undefined, other: object) =>
        decideRedaction(desk.db, found.id, [id ?? ''], { ...steps, ...other }, 'Olu', desk.clock());
      await decide(first?.id, { consent: yes('In writing.') });
      await decide(second?.id, { reasonableWithout: yes('They wrote to her themselves.') });
      await decide(third?.id, {});
      const after = await proposals(desk, found);
      const of = (id: string | undefined) => after.find((one) => one.id === id)?.decision;
      expect([of(first?.id), of(second?.id), of(third?.id)]).toEqual([
        'disclose',
        'disclose',
        'redact',
      ]);
    }));
});

describe('what is handed over', () => {
  it('is everything held, with purposes, bases, recipients, sources, periods, rights and requests', () =>
    withDesk(async (desk) => {
      const { token, found } = await fulfilled(desk);
      const files = await texts(desk, token);
      const data = JSON.parse(files.get('data.json') ?? '');
      expect(data.records.purchases[0]).toMatchObject({ pence: 129_900, invoice: 'INV-2025-0042' });
      for (const noun of [
        'contacts',
        'communications',
        'attendances',
        'workshops',
        'enquiries',
        'contracts',
        'purchases',
        'web_activity',
        'profiles',
        'consents',
        'candidates',
        'suppressions',
        'standings',
      ]) {
        expect(data.records[noun], noun).not.toHaveLength(0);
        expect(files.has(`csv/${noun}.csv`), noun).toBe(true);
      }
      expect(data.purposes.map((one: { id: string }) => one.id)).toContain('marketing');
      expect(data.purposes[0].bases).toContain('legal-obligation');
      expect(data.recipients.map((one: { id: string }) => one.id)).toContain('sage');
      expect(data.sources[0]).toMatchObject({ source: 'purchased-list' });
      expect(data.periods.map((one: { id: string }) => one.id)).toContain('financial');
      expect(data.rights).toHaveLength(12);
      expect(data.requests.map((one: { reference: string }) => one.reference)).toContain(
        found.reference,
      );
      expect(data.letters[0]).toHaveProperty('text');
      expect(data.answers[0].subject).toBe('For Wilhelmina');
      expect(data.notes[0].text).toBe('Mrs Thackeray rang about it.');
      expect(data.proofs[0].filename).toBe('thackeray-passport.jpg');
    }));

  it('reads the same in the document, the JSON and the tables', () =>
    withDesk(async (desk) => {
      const { token } = await fulfilled(desk);
      const files = await texts(desk, token);
      const document = [...files].find(([name]) => name.endsWith('.html'))?.[1] ?? '';
      const [contact] = JSON.parse(files.get('data.json') ?? '').records.contacts;
      const [row] = parse(files.get('csv/contacts.csv') ?? '', {
        columns: true,
      }) as Record<string, string>[];
      for (const [field, value] of Object.entries(contact)) {
        expect(row?.[field]).toBe(String(value));
        if (field !== 'id') expect(document).toContain(String(value));
      }
      expect(document).toContain('£1,299.00');
      expect(document).toContain('Restrictions and objections');
      expect(document).not.toMatch(/<script|https?:\/\/(?!ico)|src=/);
    }));

  it('has nothing left of what is redacted, and what is disclosed', () =>
    withDesk(async (desk) => {
      const { token } = await fulfilled(desk);
      const files = await texts(desk, token);
      const all = [...files.values()].join('\n');
      expect(all).not.toMatch(/priya|nair|sedgehill\.example|tobias|lund/i);
      // The deputy could be told from the sentence, so the sentence is gone and not the name alone.
      expect(all).not.toContain('deputy');
      expect(all).toContain('01632 960555');
      expect(all).toContain(`My colleague ${BAR} (${BAR}, 01632 960555) will ring you.`);
    }));

  it('lies sealed: the database file shows none of it', () =>
    withDesk(async (desk) => {
      const { found } = await fulfilled(desk);
      const rows = await desk.db
        .selectFrom('packages')
        .selectAll()
        .where('case_id', '=', found.id)
        .execute();
      expect(rows).toHaveLength(2);
      for (const { sealed } of rows) {
        expect(Buffer.from(sealed).toString('latin1')).not.toMatch(/Thackeray|doctype|data\.json/);
      }
      expect(new Set(rows.map(({ key_id }) => key_id)).size).toBe(2);
      expect(readable(desk)).toContain('thackeray');
    }));

  it('goes to the address on file, by a link that says until when', () =>
    withDesk(async (desk) => {
      const { mail } = await fulfilled(desk);
      expect(mail.recipient).toBe(wilhelmina.address);
      expect(mail.text).toMatch(/works until \d+ \w+ \d{4}: http/);
    }));
});

describe('the link', () => {
  it('shows a button and hands nothing over to a scanner', () =>
    withDesk(async (desk) => {
      const { token, found } = await fulfilled(desk);
      const page = await packageRoutes(desk).request(`/package/${token}`);
      expect(page.status).toBe(200);
      expect(page.headers.get('Cache-Control')).toBe('no-store');
      expect(await page.text()).toContain(found.reference);
      expect(
        await desk.db
          .selectFrom('packages')
          .select('first_fetched_at')
          .where('case_id', '=', found.id)
          .execute(),
      ).toEqual([{ first_fetched_at: null }, { first_fetched_at: null }]);
    }));

  it('sends the file as a download and keeps a receipt each time', () =>
    withDesk(async (desk) => {
      const { token, found } = await fulfilled(desk);
      const first = await download(desk, token, '.html');
      expect(first.headers.get('Content-Disposition')).toBe(
        `attachment; filename="information-${found.reference}.html"`,
      );
      expect(await first.text()).toContain(wilhelmina.address);
      await download(desk, token, '.html');
      const log = await logOf(desk.db, found.id);
      expect(log.filter(({ kind }) => kind === 'package-fetched')).toHaveLength(2);
    }));

  it('asks again where the form names no file of its own', () =>
    withDesk(async (desk) => {
      const { token } = await fulfilled(desk);
      const { path, init } = post(token, '../../privacy-desk.db');
      const answer = await packageRoutes(desk).request(path, init);
      expect(answer.headers.get('Content-Disposition')).toBeNull();
      expect(answer.headers.get('Content-Type')).toContain('text/html');
    }));

  it('that nobody was sent leads nowhere', () =>
    withDesk(async (desk) => {
      const { token } = await fulfilled(desk);
      const made = token.replace(/./g, 'a');
      for (const path of [`/package/${made}`, '/package/x', `/package/${token}x`]) {
        const answer = await packageRoutes(desk).request(path);
        expect(answer.status, path).toBe(404);
        expect(await answer.text()).toContain('This link does not work');
      }
    }));

  it(`runs out after ${packageLink.period}: page, file, key and words are gone`, () =>
    withDesk(async (desk) => {
      const { token, found } = await fulfilled(desk);
      const delivery = await findDelivery(desk, token);
      if (typeof delivery === 'string') throw new Error(delivery);
      const later = new Date(desk.clock().getTime() + 16 * 86_400_000);
      const then = { ...desk, clock: () => later };
      const answer = await packageRoutes(then).request(`/package/${token}`);
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain('has run out');
      expect(await destroyExpired(then)).toBe(3); // the fixture's old one too
      expect(await destroyExpired(then)).toBe(0);
      const rows = await desk.db
        .selectFrom('packages')
        .innerJoin('keys', 'keys.id', 'packages.key_id')
        .select(['keys.wrapped', 'packages.sealed'])
        .where('packages.case_id', '=', found.id)
        .execute();
      for (const { wrapped, sealed } of rows) {
        expect(wrapped).toBeNull();
        expect(sealed).toHaveLength(0);
      }
      const words = await desk.db.selectFrom('redactions').select(['words', 'decision']).execute();
      expect(JSON.stringify(words)).not.toContain('Priya');
      expect(words.every(({ decision }) => decision !== null)).toBe(true);
    }));

  it('gives nothing once a key is destroyed, even inside its time', () =>
    withDesk(async (desk) => {
      const { token, found } = await fulfilled(desk);
      const delivery = await findDelivery(desk, token);
      if (typeof delivery === 'string') throw new Error(delivery);
      const rows = await desk.db
        .selectFrom('packages')
        .select('key_id')
        .where('case_id', '=', found.id)
        .execute();
      for (const { key_id } of rows) await destroyKey(desk.db, key_id, desk.clock());
      expect(await fetchPackage(desk, delivery, delivery.filenames[0] ?? '')).toBeNull();
    }));
});

describe('nobody held', () => {
  it('is told so, and no link is made', () =>
    withDesk(async (desk) => {
      const found = await openCase(desk.db, desk, 'access');
      const done = await access.carryOut(desk.db, desk, await fileOf(desk.db, desk, found));
      expect(done.answer).toEqual([{ part: 'nothing-held', rights: ['access'] }]);
      expect(await desk.db.selectFrom('tokens').selectAll().execute()).toEqual([]);
    }));

  it('but an opt-out by itself is something held', () =>
    withDesk(async (desk) => {
      const contactId = await fill(desk);
      const found = await openCase(desk.db, desk, 'access');
      const file = { ...(await fileOf(desk.db, desk, found)), contact: null };
      expect(contactId).not.toBe('');
      const plan = await access.plan(desk.db, desk, file);
      expect(plan.lines.map(({ record }) => record)).toEqual(['suppressions', 'standings']);
    }));
});
