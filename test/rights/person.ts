/** One invented person who stands everywhere a person can stand in the database. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { addContact } from '#db/contacts.ts';
import { addHeld } from '#db/held.ts';
import { keepLinks } from '#db/links.ts';
import { logEvents } from '#db/log.ts';
import type { Executor } from '#db/open.ts';
import { queueMail } from '#db/outbox.ts';
import type { Case } from '#db/schema.ts';
import type { Contact } from '#db/schema-records.ts';
import { addStanding } from '#db/standings.ts';
import { keepSuggestion } from '#db/suggestions.ts';
import { suppress } from '#db/suppressions.ts';
import { addTasks } from '#db/tasks.ts';
import { seal } from '#db/vault.ts';
import { keepWords } from '#db/words.ts';
import type { Desk } from '#worker/desk.ts';
import { filesIn } from '#worker/files.ts';
import { mintLink } from '#worker/link.ts';
import { personDigest } from '#worker/person.ts';
import { freshCase } from '#worker/reference.ts';
import type { CaseFile, Details } from '#worker/rights/carrying.ts';

export const wilhelmina = {
  address: 'wilhelmina.thackeray@quillfeather.example',
  name: 'Wilhelmina Thackeray',
  phone: '+44 1632 960417',
  company: 'Quillfeather Gazette',
};

/** Words that only this person's records have; none may be found in a file after erasure. */
export const traces = [
  'wilhelmina',
  'thackeray',
  'quillfeather',
  '960417',
  '4 sedge lane',
  'marginalia quarterly',
  'puffin calendar',
  'stencil duplicator',
  'hand-set colophon',
];

const origin = { source: 'purchased-list', detail: 'Directory of Quillfeather, 2024' } as const;

export function digestOfPerson(desk: Desk, address = wilhelmina.address): Uint8Array {
  return personDigest(desk.keys, address);
}

/** Puts the person into every table. @returns the contact's id */
export async function fill(desk: Desk): Promise<string> {
  const now = desk.clock();
  const at = now.toISOString();
  const id = randomUUID();
  const digest = digestOfPerson(desk);
  await desk.db.transaction().execute(async (tx) => {
    await addContact(
      tx,
      {
        id,
        digest,
        email: wilhelmina.address,
        title: 'Ms',
        name: wilhelmina.name,
        job_title: 'Editor',
        company: wilhelmina.company,
        company_address: '4 Sedge Lane, Anytown',
        phone: wilhelmina.phone,
        created_at: at,
        updated_at: at,
        last_contact_at: at,
      },
      origin,
    );
    await fillRecords(tx, id, at, now);
    await fillDesk(tx, desk, digest, now);
  });
  return id;
}

async function fillRecords(tx: Executor, contact_id: string, at: string, now: Date) {
  const row = () => ({ id: randomUUID(), contact_id });
  const letter = { at, direction: 'in' as const, channel: 'email' };
  const words = { subject: 'Marginalia Quarterly', body: 'The stencil duplicator has arrived.' };
  await addHeld(tx, 'communications', [{ ...row(), ...letter, ...words }], origin, now);
  const held = { held_on: '2026-03-03', booked_at: at, attended: 1 as const };
  const evaluation = 'Thackeray liked the puffin calendar.';
  for (const kind of ['event', 'workshop'] as const) {
    await addHeld(
      tx,
      'attendances',
      [{ ...row(), ...held, kind, event: 'Open day', evaluation, certificate: 'WT-1' }],
      origin,
      now,
    );
  }
  const enquiry = { at, product: 'HALO', words: 'Does it print the Puffin Calendar?' };
  await addHeld(tx, 'enquiries', [{ ...row(), ...enquiry }], origin, now);
  const contract = { number: 'C-4711', subject: 'Hand-set colophon', signed_on: '2024-02-01' };
  await addHeld(tx, 'contracts', [{ ...row(), ...contract }], origin, now);
  const invoice = {
    invoice: 'INV-2025-0042',
    item: 'HALO licence, five seats',
    pence: 129_900,
    invoiced_on: '2025-05-01',
    paid_on: '2025-05-20',
    invoiced_name: wilhelmina.name,
    invoiced_company: wilhelmina.company,
    finance_address: '4 Sedge Lane, Anytown',
  };
  await addHeld(tx, 'purchases', [{ ...row(), ...invoice }], origin, now);
  const visit = { at, page: '/stencil duplicator', act: 'opened' };
  await addHeld(tx, 'web_activity', [{ ...row(), ...visit }], origin, now);
  await tx
    .insertInto('profiles')
    .values({ contact_id, interests: 'stencil duplicator', score: 7, made_at: at })
    .execute();
  const consent = { purpose: 'marketing', words: 'Send me Marginalia Quarterly', given_at: at };
  await addHeld(tx, 'consents', [{ ...row(), ...consent }], origin, now);
  const candidate = { role: 'Editor', applied_on: '2026-10-01', file: 'Wilhelmina applied.' };
  await addHeld(tx, 'candidates', [{ ...row(), ...candidate }], origin, now);
}

async function fillDesk(tx: Executor, desk: Desk, digest: Uint8Array, now: Date) {
  const at = now.toISOString();
  const old = await openCase(tx, desk, 'access', { words: 'Quillfeather' }, now);
  await tx.updateTable('cases').set({ closed_at: at }).where('id', '=', old.id).execute();
  const sealed = ['letter', 'proof', 'package'].map((purpose) =>
    seal(desk.keys, Buffer.from('I am Wilhelmina Thackeray.'), purpose, now),
  );
  await tx
    .insertInto('keys')
    .values(sealed.map((one) => one.key))
    .execute();
  const [letter, proof, pack] = sealed;
  if (!letter || !proof || !pack) throw new Error('Three things were sealed.');
  const letterId = randomUUID();
  await tx
    .insertInto('letters')
    .values({
      id: letterId,
      fingerprint: Buffer.from(letterId.replaceAll('-', ''), 'hex'),
      mailbox: 'maildir',
      position: `new/${letterId}`,
      received_at: at,
      size: 26,
      key_id: letter.key.id,
      sealed: letter.box,
      message_id: `<${letterId}@mail.quillfeather.example>`,
      sender_digest: digest,
      kind: 'request',
      outcome: 'case-opened',
      handled_at: at,
      moved_at: at,
    })
    .execute();
  await tx.insertInto('case_letters').values({ case_id: old.id, letter_id: letterId }).execute();
  await tx
    .insertInto('proofs')
    .values({
      id: randomUUID(),
      case_id: old.id,
      kind: 'identity',
      key_id: proof.key.id,
      sealed: proof.box,
      filename: 'thackeray-passport.jpg',
      media_type: 'image/jpeg',
      received_at: at,
      accepted_at: at,
    })
    .execute();
  await tx
    .insertInto('packages')
    .values({
      id: randomUUID(),
      case_id: old.id,
      key_id: pack.key.id,
      sealed: pack.box,
      filename: 'thackeray.zip',
      media_type: 'application/zip',
      created_at: at,
      expires_at: at,
    })
    .execute();
  await tx
    .insertInto('notices')
    .values({
      id: randomUUID(),
      case_id: old.id,
      processor: 'sage',
      kind: 'rectification',
      subject: wilhelmina.address,
      created_at: at,
      acknowledged_at: at,
    })
    .execute();
  await keepWords(tx, old.id, 'reason', 'Mrs Thackeray rang about it.', now);
  const guess = { right: 'access', words: 'Where is the stencil duplicator?' } as const;
  const guessed = { caseId: old.id, model: 'tiny', rights: [guess], attempts: 1, next: null };
  await keepSuggestion(tx, guessed, now);
  await addTasks(tx, [
    {
      id: randomUUID(),
      kind: 'review',
      case_id: old.id,
      letter_id: null,
      note: 'Ring Wilhelmina.',
      created_at: at,
      done_at: null,
    },
  ]);
  await queueMail(tx, [
    {
      id: randomUUID(),
      case_id: old.id,
      message_id: `<${randomUUID()}@halo.example>`,
      recipient: wilhelmina.address,
      recipient_digest: digest,
      template: 'received',
      subject: 'For Wilhelmina',
      text: 'Dear Ms Thackeray',
      html: '<p>Dear Ms Thackeray</p>',
      in_reply_to: '<1@mail.quillfeather.example>',
      reference_ids: '<1@mail.quillfeather.example>',
      language: 'en',
      created_at: at,
      next_at: at,
      sent_at: at,
      failed_at: null,
      error: '451 wilhelmina.thackeray is busy',
    },
  ]);
  await keepLinks(tx, [mintLink(desk.keys, wilhelmina.address, 'news', now).row]);
  await suppress(tx, [
    {
      id: randomUUID(),
      digest,
      channel: 'phone',
      list: '',
      address: wilhelmina.address,
      name: wilhelmina.name,
      phone: wilhelmina.phone,
      company: wilhelmina.company,
      way_in: 'mail',
      case_id: old.id,
      created_at: at,
    },
  ]);
  const standing = { digest, kind: 'no-profiling' as const, caseId: old.id };
  await addStanding(tx, { ...standing, note: 'As Wilhelmina wished.' }, now);
  await logEvents(tx, [
    { case_id: old.id, letter_id: letterId, at, actor: 'system', kind: 'opened', detail: '{}' },
  ]);
}

/** Opens a case of this person's that identity stands for. */
export async function openCase(
  db: Executor,
  desk: Desk,
  right: NonNullable<Case['right']>,
  details: Details = {},
  now = desk.clock(),
): Promise<Case> {
  const row = {
    ...freshCase(),
    right,
    state: 'in-review',
    person_digest: digestOfPerson(desk),
    address: wilhelmina.address,
    name: wilhelmina.name,
    language: 'en',
    way_in: 'mail' as const,
    received_at: now.toISOString(),
    closed_at: null,
    identity_at: now.toISOString(),
    details: JSON.stringify(details),
  };
  await db.insertInto('cases').values(row).execute();
  const received = { case_id: row.id, kind: 'received', at: row.received_at };
  await db.insertInto('clock_events').values(received).execute();
  return db.selectFrom('cases').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow();
}

export async function fileOf(db: Executor, desk: Desk, found: Case): Promise<CaseFile> {
  const contact = await db
    .selectFrom('contacts')
    .selectAll()
    .where('digest', '=', digestOfPerson(desk))
    .executeTakeFirst();
  return {
    case: found,
    contact: (contact as Contact | undefined) ?? null,
    details: JSON.parse(found.details),
  };
}

/** Which of the traces can be read in the database file and its log, as `strings` would. */
export function readable(desk: Desk, path = filesIn(desk.config.dataDir).database): string[] {
  const bytes = [path, `${path}-wal`].map((one) => {
    try {
      return readFileSync(one);
    } catch {
      return Buffer.alloc(0);
    }
  });
  const text = bytes.map((one) => one.toString('latin1').toLowerCase()).join('\n');
  const wide = bytes.map((one) => one.toString('utf16le').toLowerCase()).join('\n');
  return traces.filter((trace) => text.includes(trace) || wide.includes(trace));
}
