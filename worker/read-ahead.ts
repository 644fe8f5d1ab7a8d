/** What a batch's letters say, read in another thread while the letters before them are committed. */
import { rights } from '#content/rights.ts';
import type { Desk } from './desk.ts';
import { type Subject, subjectOf } from './history.ts';
import { isAuthentic } from './mail/authenticity.ts';
import type { Purged } from './mail/purge.ts';
import type { Understood, Unreadable } from './mail/understand.ts';
import { keep, type Recorded } from './recorded.ts';
import type { Classification } from './request/classification.ts';

/** Letters read and committed together; while one part is committed the next is read. */
const PART = 25;

/** After so many beginnings without an end a letter is put before a person instead. */
const MOST_ATTEMPTS = 3;

/** What was read of a letter, or that it could not be read. */
export type Reading =
  | (Recorded & { readonly subject: Subject; readonly purged: Purged | null })
  | (Recorded & { readonly setAside: string });

/**
 * The thread that reads (mail/reader.ts) is at the next part while this one commits the part before.
 * Where a letter was begun before and not ended, each is kept, read and committed by itself, so that
 * one that ends the process uses up its own attempts and not its neighbours'.
 */
export async function* readAhead(
  desk: Desk,
  recorded: readonly Recorded[],
): AsyncGenerator<Reading[]> {
  const careful = recorded.some((one) => one.attempts > 0);
  let ahead: Promise<Reading[]> | null = null;
  for (const part of parts(recorded, careful ? 1 : PART)) {
    await keep(desk, part);
    const next = readPart(desk, part);
    // Waited for below; when the part before fails it is left alone, and must not end the process.
    next.catch(() => {});
    if (ahead) yield await ahead;
    if (careful) yield await next;
    ahead = careful ? null : next;
  }
  if (ahead) yield await ahead;
}

function parts<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, at) => all.slice(at * size, (at + 1) * size));
}

/** Names are asked for all together, because that is waiting. */
async function readPart(desk: Desk, part: readonly Recorded[]): Promise<Reading[]> {
  const hopeless = part.filter((one) => one.attempts >= MOST_ATTEMPTS);
  const hopeful = part.filter((one) => one.attempts < MOST_ATTEMPTS);
  const understood = await desk.reader.read(
    hopeful.map(({ letter: { raw, whole, stated } }) => ({
      raw,
      whole,
      stated: stated?.classification ?? null,
    })),
  );
  const readings = await Promise.all(
    hopeful.map((one, at) => recognised(desk, one, understood[at])),
  );
  return [...hopeless.map(failedBefore), ...readings];
}

function failedBefore(recorded: Recorded): Reading {
  return { ...recorded, setAside: `Handling it failed ${recorded.attempts} times.` };
}

/** Whose letter it is. Names are looked up only where the answer decides something. */
async function recognised(
  desk: Desk,
  recorded: Recorded,
  understood: Understood | Unreadable | undefined,
): Promise<Reading> {
  if (!understood || 'unreadable' in understood) {
    return { ...recorded, setAside: understood?.unreadable ?? 'Nothing was read.' };
  }
  const { message, classification, purged } = understood;
  const { raw, stated } = recorded.letter;
  // What was filled in on a form or entered at the desk is nobody's signed mail.
  const authentic =
    !stated && asksForProof(classification) && (await isAuthentic(desk, raw, message));
  const about = { message, classification, authentic, way: stated?.way ?? ('mail' as const) };
  return { ...recorded, subject: subjectOf(desk, recorded.id, about), purged };
}

/** Whether a right is asked for that mail from the address on file is proof enough for. */
function asksForProof(classification: Classification): boolean {
  return classification.rights.some(
    ({ right }) => right === 'follow-up' || rights[right].identity === 'address',
  );
}
