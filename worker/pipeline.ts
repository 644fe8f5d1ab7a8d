/**
 * One letter's way, from bytes to committed effects; docs/flow.md tells it in words.
 *
 * Letters are handled in batches, because a durable commit costs more than a letter does. Within a
 * batch no sender appears twice, so that what the first letter changed is known to the second.
 */
import { type Cursor, moveCursor } from '#db/cursors.ts';
import { type HandledLetter, markHandled } from '#db/letters.ts';
import { languageFor } from './answer.ts';
import { apply, type Work } from './apply.ts';
import type { Desk } from './desk.ts';
import { type Known, readHistory } from './history.ts';
import { type RawLetter, readPosition } from './mail/letter.ts';
import { type Reading, readAhead } from './read-ahead.ts';
import { type Recorded, recognise } from './recorded.ts';
import { decide } from './request/decide.ts';
import type { Effect, Outcome } from './request/effect.ts';
import { destroyed } from './request/sensitive.ts';

/**
 * Handles letters and commits what they lead to. When it returns, every letter is handled and may
 * be moved; when it throws, those not handled will be seen again, and nothing was done twice.
 *
 * @returns outcomes in the letters' order; null for one that was handled before
 */
export async function handleLetters(
  desk: Desk,
  letters: readonly RawLetter[],
): Promise<(Outcome | null)[]> {
  const recorded = await recognise(desk, letters);
  const outcomes = new Map<string, Outcome>();
  const failures: unknown[] = [];
  for await (const readings of readAhead(desk, [...recorded.values()])) {
    for (const round of rounds(readings)) await handleRound(desk, round, outcomes, failures);
  }
  if (failures.length > 0) throw failures[0];
  await moveCursors(desk, letters);
  return letters.map((letter) => {
    const id = recorded.get(letter)?.id;
    return id === undefined ? null : (outcomes.get(id) ?? null);
  });
}

/** Parts a batch so that nobody appears twice in a round; order is kept for each person. */
function rounds(readings: readonly Reading[]): Reading[][] {
  const all: { letters: Reading[]; people: Set<string> }[] = [];
  const next = new Map<string, number>();
  for (const reading of readings) {
    const people = 'subject' in reading ? reading.subject.people : [];
    const at = Math.max(0, ...people.map((one) => next.get(one) ?? 0));
    for (const one of people) next.set(one, at + 1);
    const round = all[at] ?? { letters: [], people: new Set() };
    all[at] = round;
    round.letters.push(reading);
  }
  return all.map((round) => round.letters);
}

/** One letter that cannot be applied must not hold up the others. */
async function handleRound(
  desk: Desk,
  round: readonly Reading[],
  outcomes: Map<string, Outcome>,
  failures: unknown[],
): Promise<void> {
  try {
    for (const [id, outcome] of await commit(desk, round)) outcomes.set(id, outcome);
  } catch (error) {
    if (round.length === 1) failures.push(error);
    else for (const one of round) await handleRound(desk, [one], outcomes, failures);
  }
}

/** ONE transaction: history, cases, suppressions, log, tasks, outbox, letters handled. */
async function commit(desk: Desk, round: readonly Reading[]): Promise<Map<string, Outcome>> {
  const now = desk.clock();
  return desk.db.transaction().execute(async (tx) => {
    const subjects = round.flatMap((one) => ('subject' in one ? [one.subject] : []));
    const known = await readHistory(tx, desk, subjects, now);
    const work: Work[] = [];
    const handled: HandledLetter[] = [];
    for (const reading of round) {
      const done = settle(reading, known);
      work.push({ letterId: reading.id, effects: done.effects });
      handled.push(done.letter);
    }
    await apply(tx, desk, work, now);
    await markHandled(tx, handled, now);
    return new Map(handled.map((one) => [one.id, one.outcome as Outcome]));
  });
}

function settle(
  reading: Reading,
  known: Known,
): { effects: readonly Effect[]; letter: HandledLetter } {
  if ('setAside' in reading) return setAside(reading);
  const { subject, id, letter } = reading;
  const decision = decide(
    subject.message,
    subject.classification,
    known.situation(subject, letter.receivedAt),
  );
  const extra = letter.whole ? [] : [tooLarge(letter)];
  const { purged } = reading;
  const effects = purged ? destroyed(decision.effects, purged, languageFor) : decision.effects;
  return {
    effects: [...effects, ...extra],
    letter: {
      id,
      messageId: subject.message.messageId,
      senderDigest: subject.sender.digest,
      kind: subject.classification.kind,
      outcome: decision.outcome,
    },
  };
}

function tooLarge(letter: RawLetter): Effect {
  const megabytes = Math.ceil(letter.size / 1_000_000);
  const note = `The letter is too large to fetch (${megabytes} MB); only its header was read. It lies in the mailbox: read it there.`;
  return { do: 'task', kind: 'unreadable', caseId: null, note };
}

function setAside(reading: Recorded & { readonly setAside: string }) {
  const note = `A letter could not be handled and needs a person. ${reading.setAside}`;
  return {
    effects: [{ do: 'task', kind: 'unreadable', caseId: null, note } as const],
    letter: {
      id: reading.id,
      messageId: null,
      senderDigest: null,
      kind: 'unreadable',
      outcome: 'set-aside',
    },
  };
}

/**
 * Moved when the whole batch is handled, never before: rounds do not follow the order of UIDs. A
 * crash between the two only means that handled letters are fetched again and known by their bytes.
 * Only IMAP positions have a cursor; a Maildir knows what is left by what lies in it.
 */
async function moveCursors(desk: Desk, letters: readonly RawLetter[]): Promise<void> {
  const highest = new Map<string, Cursor>();
  for (const { mailbox, position } of letters) {
    const cursor = readPosition(position);
    const before = highest.get(mailbox);
    if (cursor && (!before || cursor.uid > before.uid)) highest.set(mailbox, cursor);
  }
  for (const [mailbox, cursor] of highest) {
    await moveCursor(desk.db, mailbox, cursor, desk.clock());
  }
}
