/**
 * What a command may ask of the one process that has the database open. Each takes plain data and
 * gives plain data, so that it is the same whether the running worker does it or the command itself.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { channels, type RightId, rightIds } from '#content/rights.ts';
import { eventsOf, findCase, lettersOf, listCases } from '#db/cases.ts';
import { contactFields } from '#db/contacts.ts';
import { keepLinks } from '#db/links.ts';
import type { WayIn } from '#db/schema.ts';
import { barredAmong, type Restricted, restrictionList } from '#db/standings.ts';
import {
  liftSuppressions,
  pageSuppressions,
  standingSuppressions,
  suppress,
} from '#db/suppressions.ts';
import { writeBackup } from './backup.ts';
import { type Act, decideCase, planCase, type Result } from './casework.ts';
import type { Desk } from './desk.ts';
import { evidencePack } from './evidence.ts';
import { type Lifting, liftByCase } from './lift.ts';
import { mintLink } from './link.ts';
import { preferencesUrl, unsubscribeAddress, unsubscribeHeaders, unsubscribeUrl } from './links.ts';
import { type ReachablePage, reachablePage } from './lists/export.ts';
import { importContacts, type ListedContact, type ListedOutcome } from './lists/import.ts';
import { listNotices, type NoticeLine, showNotice, toldByHand } from './open-notices.ts';
import {
  addListed,
  decideListed,
  listRedactions,
  type RedactionLine,
  type Refused,
} from './open-redactions.ts';
import { personDigest } from './person.ts';
import { normalAddress } from './request/address.ts';
import type { Plan } from './rights/carrying.ts';
import { detailsShape } from './rights/details-shape.ts';
import { type Invitation, inviteStaff, listStaff, removeStaff } from './staff.ts';
import { type Verified, verifyCase, verifyLogs } from './verify.ts';

/** More in one call than this, and the worker would not answer anybody else meanwhile. */
export const MOST_AT_ONCE = 1_000;

const address = z.string().transform((text, context) => {
  const normal = normalAddress(text);
  if (normal) return normal;
  context.addIssue({ code: 'custom', message: `«${text}» is not an email address` });
  return z.NEVER;
});
const channel = z.enum(channels, { error: `a channel is one of ${channels.join(', ')}` });
const text = z.string().max(500).nullish();

const entry = z.object({
  address,
  channels: z.array(channel).min(1),
  list: z.string().max(100).default(''),
  name: text,
  job_title: text,
  company: text,
  postal_address: text,
  phone: text,
});
export type Entry = z.input<typeof entry>;

/** What keeps an entry from being added, in a sentence; null when nothing does. */
export function whatIsWrong(given: Entry): string | null {
  const parsed = entry.safeParse(given);
  if (!parsed.success) return sentences(parsed.error);
  return storable(parsed.data) ? null : UNSTORABLE;
}

const cell = z.string().min(1).max(500).optional();
const listed = z.object({
  email: address,
  ...Object.fromEntries(
    contactFields.filter((field) => field !== 'email').map((field) => [field, cell]),
  ),
});

const staff = z.object({
  name: z.string().min(1).max(100),
  role: z.enum(['officer', 'director'], { error: 'a role is officer or director' }),
});
const words = z.string().max(10_000);
const said = z.string().trim().min(1, 'say why, in words for the person').max(10_000);
const finding = z.object({ answer: z.enum(['yes', 'no']), why: z.string().max(2_000) });
const steps = z.union([
  z.object({ identifiableWithout: finding, consent: finding, reasonableWithout: finding }),
  z.object({ notAPerson: z.string().trim().min(1, 'say what it is').max(2_000) }),
]);
const day = z.iso.date('a day is written like 2026-03-12');
const act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('settle'), right: z.enum(rightIds) }),
  z.object({ act: z.literal('detail'), details: detailsShape }),
  z.object({
    act: z.literal('ask'),
    what: z.enum(['confirmation', 'identity', 'more-proof', 'authority', 'clarification']),
    words: said,
  }),
  z.object({ act: z.literal('agent'), person: address, name: z.string().max(200).optional() }),
  z.object({ act: z.literal('identify'), words: said, on: day.optional() }),
  z.object({ act: z.literal('authorise'), words: said, on: day.optional() }),
  z.object({ act: z.literal('approve'), words: words.optional() }),
  z.object({ act: z.literal('refuse'), words: said }),
  z.object({ act: z.literal('extend'), ground: z.enum(['complex', 'numerous']), words: said }),
  z.object({ act: z.literal('withdraw'), words: words.optional() }),
]);

const params = {
  'links.mint': z.object({
    addresses: z.array(address).max(MOST_AT_ONCE),
    list: z.string().max(100).default(''),
  }),
  'suppressions.page': z.object({
    after: z.object({ created_at: z.string(), id: z.string() }).nullable(),
    size: z.int().min(1).max(MOST_AT_ONCE),
  }),
  'suppressions.add': z.object({
    entries: z.array(entry).max(MOST_AT_ONCE),
    way: z.enum(['desk', 'import']),
  }),
  'suppressions.remove': z.object({ address, channels: z.array(channel).min(1) }),
  'contacts.import': z.object({
    list: z.string().trim().min(1, 'say whom the list was bought from').max(200),
    contacts: z.array(listed).max(MOST_AT_ONCE),
  }),
  'contacts.page': z.object({
    channel,
    after: z.string().max(100),
    size: z.int().min(1).max(MOST_AT_ONCE),
  }),
  'contacts.restricted': z.object({}),
  'restriction.lift': z.object({ reference: z.string().max(40), staff }),
  'backup.write': z.object({ file: z.string().min(1).max(4_000) }),
  'cases.list': z.object({ all: z.boolean() }),
  'staff.invite': z.object({
    name: z.string().trim().min(1, 'say who').max(100),
    role: z.enum(['officer', 'director', 'reader'], {
      error: 'a role is officer, director or reader',
    }),
    financial: z.boolean(),
  }),
  'staff.list': z.object({}),
  'staff.remove': z.object({ name: z.string().trim().max(100) }),
  'cases.show': z.object({ reference: z.string().max(40) }),
  'cases.export': z.object({ reference: z.string().max(40) }),
  'log.verify': z.object({ reference: z.string().max(40).nullable() }),
  'notices.list': z.object({}),
  'notices.show': z.object({ id: z.string().max(40) }),
  'notices.told': z.object({ id: z.string().max(40), staff: z.string().min(1).max(100) }),
  'redactions.list': z.object({ reference: z.string().max(40) }),
  'redactions.decide': z.object({
    reference: z.string().max(40),
    which: z.array(z.string().max(500)).min(1).max(MOST_AT_ONCE),
    steps,
    staff: z.string().min(1).max(100),
  }),
  'redactions.add': z.object({
    reference: z.string().max(40),
    record: z.string().max(40),
    record_id: z.string().max(100),
    field: z.string().max(40),
    words: z.string().trim().min(1).max(500),
    staff: z.string().min(1).max(100),
  }),
  'cases.plan': z.object({ reference: z.string().max(40) }),
  'cases.act': z.object({ reference: z.string().max(40), staff, act }),
} as const;

export type OperationName = keyof typeof params;
export type Params = { [Name in OperationName]: z.output<(typeof params)[Name]> };
export type Input = { [Name in OperationName]: z.input<(typeof params)[Name]> };

export interface Minted {
  readonly address: string;
  readonly url: string;
  readonly mailto: string;
  readonly preferences: string;
  readonly headers: readonly string[];
  /** Whether marketing mail to this address is stopped: do not send. */
  readonly suppressed: boolean;
}

export interface SuppressionLine {
  readonly id: string;
  readonly address: string;
  readonly channel: string;
  readonly list: string;
  readonly name: string;
  readonly job_title: string;
  readonly company: string;
  readonly postal_address: string;
  readonly phone: string;
  readonly way_in: WayIn;
  readonly created_at: string;
}

export interface CaseLine {
  readonly reference: string;
  readonly right: RightId | null;
  readonly state: string;
  readonly address: string | null;
  readonly received_at: string;
  readonly closed_at: string | null;
}

export interface CaseDetail extends CaseLine {
  readonly language: string;
  readonly letters: readonly { received_at: string; message_id: string | null; size: number }[];
  readonly events: readonly { at: string; actor: string; kind: string; detail: unknown }[];
}

export interface Results {
  'staff.invite': Invitation;
  'staff.list': Awaited<ReturnType<typeof listStaff>>;
  'staff.remove': { removed: boolean };
  'links.mint': Minted[];
  'suppressions.page': SuppressionLine[];
  'suppressions.add': { added: number };
  'suppressions.remove': { lifted: number };
  'contacts.import': ListedOutcome[];
  'contacts.page': ReachablePage;
  'contacts.restricted': Restricted[];
  'restriction.lift': Lifting;
  'backup.write': { octets: number };
  'cases.list': CaseLine[];
  'cases.show': CaseDetail | null;
  'cases.export': { filename: string; base64: string } | null;
  'log.verify': Verified | null;
  'notices.list': NoticeLine[];
  'notices.show': string | null;
  'notices.told': boolean;
  'redactions.list': RedactionLine[] | Refused;
  'redactions.decide': { readonly decided: number } | Refused;
  'redactions.add': { readonly added: true } | Refused;
  'cases.plan': Plan | null;
  'cases.act': Result;
}

type Operation<Name extends OperationName> = (
  desk: Desk,
  given: Params[Name],
) => Promise<Results[Name]>;

const operations: { [Name in OperationName]: Operation<Name> } = {
  'links.mint': mint,
  'suppressions.page': page,
  'suppressions.add': add,
  'suppressions.remove': remove,
  'contacts.import': (desk, given) =>
    importContacts(desk, given.list, given.contacts as ListedContact[]),
  'contacts.page': (desk, { channel: by, after, size }) => reachablePage(desk, by, after, size),
  'contacts.restricted': (desk) => restrictionList(desk.db),
  'restriction.lift': (desk, given) => liftByCase(desk, given.staff, given.reference),
  'backup.write': (desk, { file }) => writeBackup(desk, file),
  'cases.list': list,
  'staff.invite': (desk, given) => inviteStaff(desk, given.name, given.role, given.financial),
  'staff.list': (desk) => listStaff(desk),
  'staff.remove': async (desk, given) => ({ removed: await removeStaff(desk, given.name) }),
  'cases.show': show,
  'cases.export': async (desk, { reference }) => {
    const pack = await evidencePack(desk, reference);
    return pack && { filename: pack.filename, base64: Buffer.from(pack.bytes).toString('base64') };
  },
  'log.verify': (desk, { reference }) =>
    reference === null ? verifyLogs(desk) : verifyCase(desk, reference),
  'notices.list': (desk) => listNotices(desk),
  'notices.show': (desk, { id }) => showNotice(desk, id),
  'notices.told': (desk, { id, staff: name }) => toldByHand(desk, id, name),
  'redactions.list': (desk, { reference }) => listRedactions(desk, reference),
  'redactions.decide': (desk, { reference, which, steps: found, staff: name }) =>
    decideListed(desk, reference, which, found, name),
  'redactions.add': (desk, { reference, staff: name, ...place }) =>
    addListed(desk, reference, place, name),
  'cases.plan': (desk, given) => planCase(desk, given.reference),
  'cases.act': (desk, given) => decideCase(desk, given.staff, given.reference, given.act as Act),
};

/** What was asked is malformed; the message is a sentence for who asked. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

export async function operate<Name extends OperationName>(
  desk: Desk,
  name: Name,
  given: unknown,
): Promise<Results[Name]> {
  const parsed = params[name].safeParse(given);
  if (!parsed.success) {
    throw new BadRequest(sentences(parsed.error));
  }
  if (!storable(parsed.data)) throw new BadRequest(UNSTORABLE);
  const operation = operations[name] as Operation<Name>;
  return operation(desk, parsed.data as Params[Name]);
}

function sentences(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`).join('\n');
}

const UNSTORABLE = 'Text must be whole characters, without NUL.';

/** Whether every text in it is one that the database holds and gives back as it was. */
function storable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(storable);
}

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(params, name);
}

async function mint(desk: Desk, given: Params['links.mint']): Promise<Minted[]> {
  const { config, keys, db } = desk;
  const now = desk.clock();
  const minted = given.addresses.map((one) => mintLink(keys, one, given.list, now));
  await keepLinks(
    db,
    minted.map((one) => one.row),
  );
  const standing = await standingSuppressions(
    db,
    minted.map((one) => one.row.digest),
  );
  const stopped = new Set([
    ...standing
      .filter((row) => row.channel === 'email' && (row.list === '' || row.list === given.list))
      .map((row) => Buffer.from(row.digest).toString('hex')),
    ...(await barredAmong(
      db,
      minted.map((one) => one.row.digest),
      'mailing',
    )),
  ]);
  return minted.map(({ token, row }, index) => ({
    address: given.addresses[index] ?? '',
    url: unsubscribeUrl(config, token),
    mailto: unsubscribeAddress(config, token),
    preferences: preferencesUrl(config, token),
    headers: unsubscribeHeaders(config, token),
    suppressed: stopped.has(Buffer.from(row.digest).toString('hex')),
  }));
}

async function page(desk: Desk, given: Params['suppressions.page']): Promise<SuppressionLine[]> {
  const rows = await pageSuppressions(desk.db, given.after, given.size);
  return rows.map((row) => ({
    id: row.id,
    address: row.address ?? '',
    channel: row.channel,
    list: row.list,
    name: row.name ?? '',
    job_title: row.job_title ?? '',
    company: row.company ?? '',
    postal_address: row.postal_address ?? '',
    phone: row.phone ?? '',
    way_in: row.way_in,
    created_at: row.created_at,
  }));
}

async function add(desk: Desk, given: Params['suppressions.add']): Promise<{ added: number }> {
  const now = desk.clock().toISOString();
  const rows = given.entries.flatMap(({ channels: wanted, ...one }) =>
    wanted.map((each) => ({
      id: randomUUID(),
      digest: personDigest(desk.keys, one.address),
      channel: each,
      list: one.list,
      address: one.address,
      name: one.name ?? null,
      job_title: one.job_title ?? null,
      company: one.company ?? null,
      postal_address: one.postal_address ?? null,
      phone: one.phone ?? null,
      way_in: given.way,
      created_at: now,
    })),
  );
  return { added: await suppress(desk.db, rows) };
}

async function remove(desk: Desk, given: Params['suppressions.remove']) {
  const digest = personDigest(desk.keys, given.address);
  const lifted = await liftSuppressions(desk.db, digest, given.channels, 'desk', desk.clock());
  return { lifted };
}

async function list(desk: Desk, given: Params['cases.list']): Promise<CaseLine[]> {
  const rows = await listCases(desk.db, !given.all, MOST_AT_ONCE);
  return rows.map(({ reference, right, state, address, received_at, closed_at }) => ({
    reference,
    right,
    state,
    address,
    received_at,
    closed_at,
  }));
}

async function show(desk: Desk, given: Params['cases.show']): Promise<CaseDetail | null> {
  const found = await findCase(desk.db, given.reference);
  if (!found) return null;
  const { reference, right, state, address, language, received_at, closed_at } = found;
  const events = await eventsOf(desk.db, found.id);
  return {
    reference,
    right,
    state,
    address,
    language,
    received_at,
    closed_at,
    letters: await lettersOf(desk.db, found.id),
    events: events.map((event) => ({ ...event, detail: JSON.parse(event.detail) })),
  };
}
