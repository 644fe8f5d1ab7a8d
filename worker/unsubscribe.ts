/** One-click unsubscribing: many links, one durable commit. */
import { freshId } from '#db/fresh-id.ts';
import { findLinks } from '#db/links.ts';
import type { NewSuppression, WayIn } from '#db/schema.ts';
import { suppress } from '#db/suppressions.ts';
import { type Batch, makeBatch } from './batch.ts';
import type { Desk } from './desk.ts';

/** Links in one commit. */
const MOST = 500;

/** Resolves, after the commit, to whether the link is one of ours. */
export type Unsubscriber = Batch<Uint8Array, boolean>;

export function makeUnsubscriber(desk: Desk, write = suppress): Unsubscriber {
  return makeBatch(async (ids) => {
    // One transaction even for the reading: a link and its suppression belong to one moment.
    return desk.db.transaction().execute(async (tx) => {
      const links = await findLinks(tx, ids);
      const found = new Map(links.map((link) => [key(link.id), link]));
      const rows = links.map(({ digest, list, address }) =>
        emailSuppression({ digest, list, address, way: 'one-click', now: desk.clock() }),
      );
      await write(tx, rows);
      return ids.map((id) => found.has(key(id)));
    });
  }, MOST);
}

function key(id: Uint8Array): string {
  return Buffer.from(id).toString('base64');
}

interface Wish {
  readonly digest: Uint8Array;
  readonly list: string;
  readonly address: string | null;
  readonly way: WayIn;
  readonly now: Date;
}

function emailSuppression({ digest, list, address, way, now }: Wish): NewSuppression {
  return {
    id: freshId(),
    digest,
    channel: 'email',
    list,
    address,
    way_in: way,
    created_at: now.toISOString(),
  };
}
