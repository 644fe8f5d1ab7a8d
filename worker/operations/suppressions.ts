/** Who must not be contacted: seen, added and lifted from the command line. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { WayIn } from '#db/schema.ts';
import { liftSuppressions, pageSuppressions, suppress } from '#db/suppressions.ts';
import type { Desk } from '../desk.ts';
import { personDigest } from '../person.ts';
import { address, channel, MOST_AT_ONCE, operation, wrongWith } from './operation.ts';

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
  return wrongWith(entry, given);
}

const paging = z.object({
  after: z.object({ created_at: z.string(), id: z.string() }).nullable(),
  size: z.int().min(1).max(MOST_AT_ONCE),
});
const additions = z.object({
  entries: z.array(entry).max(MOST_AT_ONCE),
  way: z.enum(['desk', 'import']),
});
const lifting = z.object({ address, channels: z.array(channel).min(1) });

export const suppressionOperations = {
  'suppressions.page': operation(paging, page),
  'suppressions.add': operation(additions, add),
  'suppressions.remove': operation(lifting, remove),
} as const;

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

async function page(desk: Desk, given: z.output<typeof paging>): Promise<SuppressionLine[]> {
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

async function add(desk: Desk, given: z.output<typeof additions>): Promise<{ added: number }> {
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

async function remove(desk: Desk, given: z.output<typeof lifting>) {
  const digest = personDigest(desk.keys, given.address);
  const lifted = await liftSuppressions(desk.db, digest, given.channels, 'desk', desk.clock());
  return { lifted };
}
