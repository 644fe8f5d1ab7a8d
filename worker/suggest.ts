/**
 * The loop that asks a model of the operator's own what an unclear letter may ask for. It runs where
 * one is configured and not otherwise. What comes back is shown on the case's page as a guess; it
 * moves no case, and nothing but that page reads it.
 */
import { randomUUID } from 'node:crypto';
import { logEvents } from '#db/log.ts';
import {
  awaitsSuggestion,
  keepSuggestion,
  type Outcome,
  type Suggested,
  type Unsuggested,
  unsuggestedCases,
} from '#db/suggestions.ts';
import { unseal } from '#db/vault.ts';
import { makeBell } from './bell.ts';
import { ConnectorError } from './connectors/connector.ts';
import type { Desk } from './desk.ts';
import { words } from './request/words.ts';
import { readAnswer } from './suggest/answer.ts';
import type { Endpoint } from './suggest/endpoint.ts';
import { conversation, ownText } from './suggest/prompt.ts';

const MINUTE = 60_000;
/** How often it looks: nobody rings when a case is opened, and a guess is in no hurry. */
const IDLE = 15_000;
/** After the first and the second request that failed; there is no fourth. */
const PAUSES = [5 * MINUTE, 60 * MINUTE];

type Round = 'idle' | 'asked' | 'trouble';
/** What is in trouble with one letter is so with the next, which must not use up its tries on it. */
const rest: Readonly<Record<Round, number>> = { idle: IDLE, asked: 0, trouble: MINUTE };

/** Runs until aborted. */
export async function suggestRights(
  desk: Desk,
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    let round: Round = 'trouble';
    try {
      round = await suggestNext(desk, endpoint, signal);
    } catch (error) {
      desk.say(`suggestions: ${String(error)} Trying again in a minute.`);
    }
    await makeBell().wait(rest[round], signal);
  }
}

/** One case, the oldest; one at a time, since a model on the operator's own machine has one place. */
export async function suggestNext(
  desk: Desk,
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<Round> {
  const [next] = await unsuggestedCases(desk.db, desk.clock(), 1);
  if (!next) return 'idle';
  await begin(desk, next, endpoint);
  try {
    const rights = await ask(desk, next, endpoint, signal);
    await keep(desk, settled(next, endpoint, rights));
    return 'asked';
  } catch (error) {
    if (signal.aborted) await unbegin(desk, next, endpoint);
    else await failed(desk, next, endpoint, error);
    return 'trouble';
  }
}

/** Counted before anything is sent: whatever ends the process, no letter is sent more than three times. */
async function begin(desk: Desk, { id, attempts }: Unsuggested, { model }: Endpoint) {
  const pause = PAUSES[attempts];
  const next = pause === undefined ? null : new Date(desk.clock().getTime() + pause);
  await keep(desk, { caseId: id, model, rights: [], attempts: attempts + 1, next });
}

/** Stopping is no fault of the letter's: it is as if nothing had been begun. */
async function unbegin(desk: Desk, { id, attempts }: Unsuggested, { model }: Endpoint) {
  await keep(desk, { caseId: id, model, rights: [], attempts, next: desk.clock() });
}

function settled(
  { id, attempts }: Unsuggested,
  { model }: Endpoint,
  rights: readonly Suggested[],
): Outcome {
  return { caseId: id, model, rights, attempts: attempts + 1, next: null };
}

async function ask(
  desk: Desk,
  next: Unsuggested,
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<Suggested[]> {
  const text = await textOf(desk, next);
  if (text === '') return [];
  const body = await endpoint.ask(conversation(text, randomUUID()), signal);
  const rights = readAnswer(body, text);
  if (rights === null) {
    desk.say(`suggestions: ${endpoint.model} did not answer in the shape it was asked for.`);
  }
  return rights ?? [];
}

/** Read in the thread for letters: a stranger wrote it, and this thread has other work. */
async function textOf(desk: Desk, { key_id, sealed }: Unsuggested): Promise<string> {
  const raw = await unseal(desk.db, desk.keys, key_id, sealed);
  if (!raw) return '';
  const [read] = await desk.reader.read([{ raw, whole: true, stated: null }]);
  return read && 'message' in read ? ownText(words(read.message)) : '';
}

/** Trouble on the way was put off already; what trying again cannot help ends here. */
async function failed(desk: Desk, next: Unsuggested, endpoint: Endpoint, error: unknown) {
  const text = error instanceof Error ? error.message : String(error);
  const permanent = error instanceof ConnectorError && error.permanent;
  const pause = permanent ? undefined : PAUSES[next.attempts];
  if (permanent) await keep(desk, settled(next, endpoint, []));
  const then =
    pause === undefined
      ? 'This letter has no suggestion.'
      : `Trying again in ${pause / MINUTE} min.`;
  desk.say(`suggestions: ${text} ${then}`);
}

/** Looks again inside the transaction: the person may have been erased while the model thought. */
async function keep(desk: Desk, outcome: Outcome): Promise<void> {
  const now = desk.clock();
  await desk.db.transaction().execute(async (tx) => {
    if (!(await awaitsSuggestion(tx, outcome.caseId))) return;
    await keepSuggestion(tx, outcome, now);
    if (outcome.rights.length > 0) await logEvents(tx, [madeEvent(outcome, now)]);
  });
}

/** That one was made, and nothing of it: the log is never rewritten, and the guess may have to go. */
function madeEvent({ caseId }: Outcome, now: Date) {
  return {
    case_id: caseId,
    letter_id: null,
    at: now.toISOString(),
    actor: 'system',
    kind: 'suggested',
    detail: '{}',
  };
}
