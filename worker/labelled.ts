/**
 * What staff settled at the desk, as examples of what letters ask: measured by `npm run eval labelled`.
 * They stay sealed in the database like any letter and are opened when they are asked for, so that
 * nobody's words lie about in clear, and an erased person's are gone from here too.
 */
import type { Channel, RightId } from '#content/rights.ts';
import { type Settled, settledLetters } from '#db/settled.ts';
import { unseal } from '#db/vault.ts';
import type { Desk } from './desk.ts';

/** As JSON, since it may go over the local socket. */
export interface LabelledLetter {
  readonly base64: string;
  readonly language: string;
  readonly rights: readonly RightId[];
  readonly channels: readonly Channel[];
}

export async function labelledLetters(desk: Desk, most: number): Promise<LabelledLetter[]> {
  const found: LabelledLetter[] = [];
  for (const one of await settledLetters(desk.db, most)) found.push(...(await labelled(desk, one)));
  return found;
}

/** Forms and entries say themselves what they ask: nothing was understood there. */
async function labelled(desk: Desk, settled: Settled): Promise<LabelledLetter[]> {
  const { mailbox, key_id, sealed } = settled.letter;
  if (mailbox === 'form' || mailbox === 'desk' || !key_id || !sealed) return [];
  const raw = await unseal(desk.db, desk.keys, key_id, sealed);
  if (!raw) return [];
  const { language, rights, channels } = settled;
  return [{ base64: Buffer.from(raw).toString('base64'), language, rights, channels }];
}
