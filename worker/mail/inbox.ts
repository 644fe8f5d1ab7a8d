/**
 * The loop that reads the mailbox: fetch, handle (which commits), then move. A failure is told once
 * in a sentence, waited out with growing pauses, and tried again; nothing is lost by it, because a
 * letter is moved only after its commit.
 */
import { randomUUID } from 'node:crypto';
import { truncateLog } from '#db/erasures.ts';
import { condemnedLetters, markDestroyed, markMoved, unmovedLetters } from '#db/letters.ts';
import { addTasks, type NewTask } from '#db/tasks.ts';
import { makeBell } from '../bell.ts';
import type { Desk } from '../desk.ts';
import { handleLetters } from '../pipeline.ts';
import type { MailSource, RawLetter } from './letter.ts';

/** Letters in one commit. */
const BATCH = 100;
const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 60_000;

/**
 * Runs until aborted.
 *
 * @param handled called after each commit, so that answers leave at once, moved letters or not
 */
export async function readMailbox(
  desk: Desk,
  source: MailSource,
  signal: AbortSignal,
  handled: () => void,
): Promise<void> {
  let pause = SHORTEST_PAUSE;
  let settled = false;
  while (!signal.aborted) {
    try {
      if (!settled) await settleOld(desk, source);
      settled = true;
      await destroyCondemned(desk, source);
      const letters = await source.fetch(BATCH);
      if (letters.length > 0) {
        await handleBatch(desk, source, letters, handled);
      } else {
        await source.wait(signal);
      }
      pause = SHORTEST_PAUSE;
    } catch (error) {
      if (signal.aborted) break;
      settled = false;
      desk.say(`${source.name}: ${sentence(error)} Trying again in ${pause / 1000} s.`);
      await makeBell().wait(pause, signal);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }
  await source.close();
}

async function handleBatch(
  desk: Desk,
  source: MailSource,
  letters: readonly RawLetter[],
  handled: () => void,
) {
  try {
    await handleLetters(desk, letters);
  } finally {
    // Where one letter failed the others were committed, and their answers wait.
    handled();
  }
  // Before they are moved: what was found by its UID would have to be searched for afterwards.
  await destroyCondemned(desk, source);
  const positions = letters.map((letter) => letter.position);
  await source.settle(positions);
  await markMoved(desk.db, source.name, positions, desk.clock());
}

/** Originals that must go: of people who were erased, and what we never keep. */
async function destroyCondemned(desk: Desk, source: MailSource): Promise<void> {
  const condemned = await condemnedLetters(desk.db, source.name);
  if (condemned.length === 0) return;
  const lost = new Set(
    await source.destroy(
      condemned.map(({ position, message_id, moved_at }) => ({
        position,
        messageId: message_id,
        moved: moved_at !== null,
      })),
    ),
  );
  const now = desk.clock();
  await desk.db.transaction().execute(async (tx) => {
    const byHand = condemned.filter((one) => lost.has(one.position));
    await addTasks(
      tx,
      byHand.map(({ id }) => destroyByHand(id, now)),
    );
    await markDestroyed(
      tx,
      condemned.map((one) => one.id),
      now,
    );
  });
  // The first copy, and the key it was sealed under, still stand in the log.
  await truncateLog(desk.db);
}

function destroyByHand(letterId: string, now: Date): NewTask {
  return {
    id: randomUUID(),
    kind: 'unreadable',
    case_id: null,
    letter_id: letterId,
    note: 'A letter that must be destroyed has no Message-ID, so it could not be found among the handled letters. Delete it in the mailbox by hand.',
    created_at: now.toISOString(),
    done_at: null,
  };
}

/** What was committed but not moved, because the process or the connection ended in between. */
async function settleOld(desk: Desk, source: MailSource): Promise<void> {
  const positions = await unmovedLetters(desk.db, source.name);
  if (positions.length === 0) return;
  await source.settle(positions);
  await markMoved(desk.db, source.name, positions, desk.clock());
}

function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
