/**
 * One letter's way, from bytes to committed effects; docs/flow.md tells it in words.
 *
 * Letters are handled in batches, because a durable commit costs more than a letter does. Within a
 * batch no sender appears twice, so that what the first letter changed is known to the second.
 */
import { createHash } from 'node:crypto';
import type { ParsedMail } from 'mailparser';
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
import { seal } from '#db/vault.ts';
import { languageFor } from './answer.ts';
import { apply, type Work } from './apply.ts';
import type { Desk } from './desk.ts';
import { type Known, readHistory, type Subject, subjectOf } from './history.ts';
import { isAuthentic } from './mail/authenticity.ts';
import { type RawLetter, readPosition } from './mail/letter.ts';
import { parseMail, toMessage } from './mail/parse.ts';
import { type Purged, purge } from './mail/purge.ts';
import type { Classification } from './request/classification.ts';
import { classify } from './request/classify.ts';
import { decide } from './request/decide.ts';
import type { Effect, Outcome } from './request/effect.ts';
import type { Message } from './request/message.ts';
import { destroyed } from './request/sensitive.ts';

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
  for (const group of groups([...recorded.values()])) {
    await keep(desk, group);
    const readings = await readAll(desk, group);
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

/**
 * All together, unless one was begun before and not ended: then each by itself, so that a letter
 * that ends the process uses up its own attempts and not its neighbours'.
 */
function groups(recorded: readonly Recorded[]): (readonly Recorded[])[] {
  if (recorded.some((one) => one.attempts > 0)) return recorded.map((one) => [one]);
  return recorded.length > 0 ? [recorded] : [];
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
  await desk.db.transaction().execute(async (tx) => {
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
 * Each step for the whole group before the next: parsing one letter after the other, since a hundred
 * parsers at once hold a hundred letters' pieces; then classifying, which so keeps its tables in the
 * processor's cache; then asking for names, all together, because that is waiting.
 */
async function readAll(desk: Desk, group: readonly Recorded[]): Promise<Reading[]> {
  const parsed: (Parsed | SetAside)[] = [];
  for (const one of group) parsed.push(await parse(one));
  const understood = parsed.map((one) => ('setAside' in one ? one : understand(one)));
  return Promise.all(understood.map((one) => ('setAside' in one ? one : recognised(desk, one))));
}

type SetAside = Recorded & { readonly setAside: string };
type Parsed = Recorded & { readonly mail: ParsedMail; readonly message: Message };
type Understood = Parsed & { readonly classification: Classification };

/** A letter that cannot be read is no reason to stop: a person gets it. */
async function parse(recorded: Recorded): Promise<Parsed | SetAside> {
  if (recorded.attempts >= MOST_ATTEMPTS) {
    return { ...recorded, setAside: `Handling it failed ${recorded.attempts} times.` };
  }
  try {
    const mail = await parseMail(recorded.letter.raw);
    return { ...recorded, mail, message: toMessage(mail) };
  } catch (error) {
    return unreadable(recorded, error);
  }
}

function understand(parsed: Parsed): Understood | SetAside {
  try {
    return { ...parsed, classification: classificationOf(parsed.letter, parsed.message) };
  } catch (error) {
    const { mail: _mail, message: _message, ...recorded } = parsed;
    return unreadable(recorded, error);
  }
}

/** Whose letter it is. Names are looked up only where the answer decides something. */
async function recognised(desk: Desk, understood: Understood): Promise<Reading> {
  const { mail, message, classification, ...recorded } = understood;
  const { raw, stated } = recorded.letter;
  try {
    // What was filled in on a form or entered at the desk is nobody's signed mail.
    const authentic =
      !stated && asksForProof(classification) && (await isAuthentic(desk, raw, message));
    const way = stated?.way ?? ('mail' as const);
    // What must not be kept is taken out before anything is written; nearly every letter has none.
    const purged = recorded.letter.whole ? purge(mail, message, classification) : null;
    const about = {
      message,
      classification: purged?.classification ?? classification,
      authentic,
      way,
    };
    return { ...recorded, subject: subjectOf(desk, recorded.id, about), purged };
  } catch (error) {
    return unreadable(recorded, error);
  }
}

function unreadable(recorded: Recorded, error: unknown): SetAside {
  return { ...recorded, setAside: `It could not be read: ${String(error).slice(0, 200)}` };
}

function classificationOf(letter: RawLetter, message: Message): Classification {
  if (letter.stated) return letter.stated.classification;
  // Of a letter too large to fetch only the header is known.
  return letter.whole ? classify(message) : { kind: 'unclear', rights: [], language: null };
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
