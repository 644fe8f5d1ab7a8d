/** When the clock starts: on the day of receipt, or when the last proof asked for arrives. */
import type { Proof } from '#content/clock.ts';
import type { DatedEvent } from './clock-event.ts';
import { type Day, dayName, daysAfter } from './day.ts';
import { type Step, step } from './explanation.ts';
import type { Rule } from './rule.ts';

export interface Start {
  readonly received: Day;
  /** The day the period is counted from; null while proof that was asked for has not arrived. */
  readonly anchor: Day | null;
  /** The day the clock is said to start on: the anchor, or the day after it. */
  readonly start: Day | null;
  readonly steps: readonly Step[];
}

/** Throws RangeError when nothing was received. A repeat does not restart the clock. */
export function startOf(events: readonly DatedEvent[], rule: Rule): Start {
  const receipt = events.find(({ kind }) => kind === 'received');
  if (receipt === undefined) throw new RangeError('No clock without a received event');
  const received = receipt.day;
  const proofs = (['identity', 'authority'] as const).map((proof) => proofOf(proof, events, rule));
  const steps = [receivedStep(receipt, rule), ...proofs.flatMap((proof) => proof.steps)];
  if (proofs.some(({ awaited }) => awaited)) return { received, anchor: null, start: null, steps };
  const anchor = proofs.reduce((latest, { day }) => (day > latest ? day : latest), received);
  const start = rule.clock.startsOn === 'day-after' ? daysAfter(anchor, 1) : anchor;
  return { received, anchor, start, steps: [...steps, startStep(received, start, rule)] };
}

function receivedStep({ at, day }: DatedEvent, { clock, calendar }: Rule): Step {
  const what = clock.clock === 'complaint' ? 'complaint' : 'request';
  const sentence =
    at === day
      ? `The ${what} was received on ${dayName(day)}.`
      : `The ${what} was received at ${at}, which in ${calendar.place} is ${dayName(day)}.`;
  return step('received', sentence, clock.startArticle, day);
}

function startStep(received: Day, start: Day, { clock }: Rule): Step {
  const last = start === received ? 'the day of receipt' : 'the day the last of it arrived';
  const why = clock.startsOn === 'day-after' ? 'the day after receipt' : last;
  return step('start', `The clock starts on ${dayName(start)}, ${why}.`, clock.startArticle, start);
}

interface ProofState {
  readonly awaited: boolean;
  /** Latest arrival that counts; empty, and so before every day, when there is none. */
  readonly day: Day;
  readonly steps: readonly Step[];
}

const names: Readonly<Record<Proof, string>> = {
  identity: 'Proof of identity',
  authority: "Proof of the agent's authority",
};

/** A proof may be asked for again when it was not good enough; the last one to arrive counts. */
function proofOf(proof: Proof, events: readonly DatedEvent[], rule: Rule): ProofState {
  let asked: Day | null = null;
  let awaited = false;
  let day = '';
  for (const event of events) {
    if (event.kind === `${proof}-asked`) {
      asked = event.day;
      awaited = true;
    } else if (event.kind === `${proof}-arrived`) {
      day = event.day;
      awaited = false;
    }
  }
  if (asked === null) return { awaited: false, day: '', steps: [] };
  const article = rule.startsWith[proof];
  if (article === undefined) return { awaited: false, day: '', steps: [needless(proof, rule)] };
  return { awaited, day, steps: [proofStep(proof, asked, awaited ? null : day, article)] };
}

function proofStep(proof: Proof, asked: Day, arrived: Day | null, article: string): Step {
  const when = `${names[proof]} was asked for on ${dayName(asked)}`;
  const sentence =
    arrived === null
      ? `${when} and has not arrived: the clock has not started.`
      : `${when} and arrived on ${dayName(arrived)}.`;
  return step('start', sentence, article, arrived);
}

function needless(proof: Proof, { right, clock }: Rule): Step {
  const sentence = `${names[proof]} was asked for, but the clock of ${right} does not wait for it.`;
  return step('start', sentence, clock.startArticle, null);
}
