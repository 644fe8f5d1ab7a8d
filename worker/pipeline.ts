/**
 * One letter's way, from bytes to committed effects; docs/flow.md tells it in words.
 *
 * Letters are handled in batches, because a durable commit costs more than a letter does. Within a
 * batch no sender appears twice, so that what the first letter changed is known to the second.
 */
import { createHash } from 'node:crypto';
import { rights } from '#content/rights.ts';
import { type Cursor, moveCursor } from '#db/cursors.ts';
import { freshId } from '#db/fresh-id.ts';
import {
  countAttempts,
  type HandledLetter,
  knownLetters,
  markHandled,
  recordLetters,
} from '#db/letters.ts';
import { transactionToRepeat } from '#db/open.ts';
import { seal } from '#db/vault.ts';
import { languageFor } from './answer.ts';
import { apply, type Work } from './apply.ts';
import type { Desk } from './desk.ts';
import { type Known, readHistory, type Subject, subjectOf } from './history.ts';
import { isAuthentic } from './mail/authenticity.ts';
import { type RawLetter, readPosition } from './mail/letter.ts';
import type { Purged } from './mail/purge.ts';
import type { Understood, Unreadable } from './mail/understand.ts';
import type { Classification } from './request/classification.ts';
import { decide } from './request/decide.ts';
import type { Effect, Outcome } from './request/effect.ts';
import { destroyed } from './request/sensitive.ts';

/** Letters read and committed together; while one part is committed the next is read. */
const PART = 25;

/** After so many beginnings without an end a letter is put before a person instead. */
const MOST_ATTEMPTS = 3;

interface Recorded {
  readonly id: string;
  readonly letter: RawLetter;
  readonly fingerprint: Uint8Array;
  /** Not in the database yet. */
  readonly fresh: boolean;
  /** Beginnings before this one. */
  readonly attempts: number;
}

/** What was read of a letter, or that it could not be read. */
type Reading =
  | (Recorded & { readonly subject: Subject; readonly purged: Purged | null })
  | (Recorded & { readonly setAside: string });

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

/** Letters by their bytes; one handled before is left out, and the same bytes twice are one letter. */
async function recognise(
  desk: Desk,
  letters: readonly RawLetter[],
): Promise<Map<RawLetter, Recorded>> {
  const fingerprints = letters.map((letter) => createHash('sha256').update(letter.raw).digest());
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const found = await knownLetters(desk.db, fingerprints);
  const known = new Map(found.map((one) => [hex(one.fingerprint), one]));
  const recorded = new Map<RawLetter, Recorded>();
  const seen = new Set<string>();
  for (const [index, letter] of letters.entries()) {
    const fingerprint = fingerprints[index] ?? new Uint8Array();
    const before = known.get(hex(fingerprint));
    if (before?.handled_at || seen.has(hex(fingerprint))) continue;
    seen.add(hex(fingerprint));
    const id = before?.id ?? freshId();
    const attempts = before?.attempts ?? 0;
    recorded.set(letter, { id, letter, fingerprint, fresh: !before, attempts });
  }
  return recorded;
}

/** Keeps the bytes, sealed, and counts the attempt, before anything is tried. */
async function keep(desk: Desk, group: readonly Recorded[]): Promise<void> {
  const now = desk.clock();
  const fresh = group.filter((one) => one.fresh);
  const sealed = fresh.map(({ letter }) => seal(desk.keys, letter.raw, 'letter', now));
  const rows = fresh.map(({ id, letter, fingerprint }, index) => ({
    id,
    fingerprint,
    mailbox: letter.mailbox,
    position: letter.position,
    received_at: letter.receivedAt.toISOString(),
    size: letter.size,
    key_id: sealed[index]?.key.id ?? null,
    sealed: sealed[index]?.box ?? null,
  }));
  // The letter still lies in the mailbox: what a power cut takes back is fetched again.
  await transactionToRepeat(desk.db, async (tx) => {
    await recordLetters(
      tx,
      sealed.map(({ key }) => key),
      rows,
    );
    await countAttempts(
      tx,
      group.map((one) => one.id),
    );
  });
}

/**
 * The thread that reads (mail/reader.ts) is at the next part while this one commits the part before.
 * Where a letter was begun before and not ended, each is kept, read and committed by itself, so that
 * one that ends the process uses up its own attempts and not its neighbours'.
 */
async function* readAhead(desk: Desk, recorded: readonly Recorded[]): AsyncGenerator<Reading[]> {
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
