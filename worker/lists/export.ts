/**
 * Whom marketing may reach by one channel: for a mailing tool or a mailing house, with no more than
 * it needs. Left out: who opted out, who is restricted or objected, who has nothing to be reached by.
 */
import type { Channel } from '#content/rights.ts';
import { pageContacts } from '#db/contacts.ts';
import { barredAmong } from '#db/standings.ts';
import { standingSuppressions } from '#db/suppressions.ts';
import type { Desk } from '../desk.ts';

export interface Reachable {
  readonly name: string;
  readonly company: string;
  /** Email address, number or postal address, as the channel needs. */
  readonly reach: string;
}

export interface ReachablePage {
  readonly people: readonly Reachable[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

const reachedBy = {
  email: ['email'],
  phone: ['phone', 'mobile'],
  sms: ['mobile'],
  post: ['postal_address', 'company_address'],
} as const satisfies Record<Channel, readonly string[]>;

/** @param after the last page's `next`; '' for the first */
export async function reachablePage(
  desk: Desk,
  channel: Channel,
  after: string,
  size: number,
): Promise<ReachablePage> {
  const contacts = await pageContacts(desk.db, after, size);
  const digests = contacts.flatMap((one) => (one.digest ? [one.digest] : []));
  const standing = await standingSuppressions(desk.db, digests);
  const stopped = new Set([
    ...standing
      .filter((one) => one.list === '' && one.channel === channel)
      .map((one) => hex(one.digest)),
    ...(await barredAmong(desk.db, digests, 'mailing')),
    ...(await barredAmong(desk.db, digests, 'export')),
  ]);
  const people = contacts.flatMap((one) => {
    const reach = reachedBy[channel].map((field) => one[field]).find((text) => text);
    if (!one.digest || stopped.has(hex(one.digest)) || !reach) return [];
    return [{ name: one.name ?? '', company: one.company ?? '', reach }];
  });
  return { people, next: contacts.length < size ? null : (contacts.at(-1)?.id ?? null) };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
