/** Unsubscribe links for a mailing tool. */
import { z } from 'zod';
import { keepLinks } from '#db/links.ts';
import { barredAmong } from '#db/standings.ts';
import { standingSuppressions } from '#db/suppressions.ts';
import type { Desk } from '../desk.ts';
import { mintLink } from '../link.ts';
import {
  preferencesUrl,
  unsubscribeAddress,
  unsubscribeHeaders,
  unsubscribeUrl,
} from '../links.ts';
import { address, MOST_AT_ONCE, operation } from './operation.ts';

const recipients = z.object({
  addresses: z.array(address).max(MOST_AT_ONCE),
  list: z.string().max(100).default(''),
});

export const linkOperations = {
  'links.mint': operation(recipients, mint),
} as const;

export interface Minted {
  readonly address: string;
  readonly url: string;
  readonly mailto: string;
  readonly preferences: string;
  readonly headers: readonly string[];
  /** Whether marketing mail to this address is stopped: do not send. */
  readonly suppressed: boolean;
}

async function mint(desk: Desk, given: z.output<typeof recipients>): Promise<Minted[]> {
  const { config, keys, db } = desk;
  const now = desk.clock();
  const minted = given.addresses.map((one) => mintLink(keys, one, given.list, now));
  const digests = minted.map((one) => one.row.digest);
  const standing = await standingSuppressions(db, digests);
  const stopped = new Set([
    ...standing
      .filter((row) => row.channel === 'email' && (row.list === '' || row.list === given.list))
      .map((row) => Buffer.from(row.digest).toString('hex')),
    ...(await barredAmong(db, digests, 'mailing')),
  ]);
  // An erased person who is on the list again must not be stored by this door.
  await keepLinks(
    db,
    minted.map(({ row }) =>
      stopped.has(Buffer.from(row.digest).toString('hex')) ? { ...row, address: null } : row,
    ),
  );
  return minted.map(({ token, row }, index) => ({
    address: given.addresses[index] ?? '',
    url: unsubscribeUrl(config, token),
    mailto: unsubscribeAddress(config, token),
    preferences: preferencesUrl(config, token),
    headers: unsubscribeHeaders(config, token),
    suppressed: stopped.has(Buffer.from(row.digest).toString('hex')),
  }));
}
