/** A person's choices, channel by channel, behind their own link. */
import { type Channel, channels } from '#content/rights.ts';
import { freshId } from '#db/fresh-id.ts';
import { logEvents } from '#db/log.ts';
import { liftSuppressions, standingSuppressions, suppress } from '#db/suppressions.ts';
import type { Desk } from './desk.ts';

export interface LinkOwner {
  readonly digest: Uint8Array;
  readonly address: string | null;
  /** The list the link was minted for; '' for every list. */
  readonly list: string;
}

export interface Choices {
  /** Channels that may be used, on every list. */
  readonly allowed: readonly Channel[];
  /** Lists left one by one, while email as such is allowed. */
  readonly leftLists: readonly string[];
}

export async function readChoices(desk: Desk, owner: LinkOwner): Promise<Choices> {
  const standing = await standingSuppressions(desk.db, [owner.digest]);
  const stopped = new Set(standing.filter((row) => row.list === '').map((row) => row.channel));
  return {
    allowed: channels.filter((channel) => !stopped.has(channel)),
    leftLists: standing.filter((row) => row.list !== '').map((row) => row.list),
  };
}

/** Applies the choices at once; what stays as it is is not touched. Lifting is logged as the person's own act. */
export async function saveChoices(
  desk: Desk,
  owner: LinkOwner,
  allowed: readonly Channel[],
): Promise<void> {
  const now = desk.clock();
  const stopped = channels.filter((channel) => !allowed.includes(channel));
  await desk.db.transaction().execute(async (tx) => {
    const rows = stopped.map((channel) => ({
      id: freshId(),
      digest: owner.digest,
      channel,
      list: '',
      address: owner.address,
      way_in: 'preferences' as const,
      created_at: now.toISOString(),
    }));
    const added = await suppress(tx, rows);
    const lifted = await liftSuppressions(tx, owner.digest, allowed, 'subject', now);
    if (added + lifted === 0) return;
    await logEvents(tx, [
      {
        case_id: null,
        letter_id: null,
        at: now.toISOString(),
        actor: 'subject',
        kind: 'choices-saved',
        detail: JSON.stringify({ allowed, stopped }),
      },
    ]);
  });
}
