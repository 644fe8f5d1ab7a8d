/**
 * Opting out: what a letter, an unsubscribe token or a complaint report leads to. It needs no proof
 * beyond the address or the token, is applied at once and can be undone with one click.
 */
import type { Channel } from '#content/rights.ts';
import type { Asked, Classification } from './classification.ts';
import { type AnswerPart, type Effect, type LetterWay, logEffect, type Person } from './effect.ts';
import type { Message } from './message.ts';
import { doneAtOnce } from './opening.ts';
import type { Situation } from './situation.ts';

/** Below this a machine does not act on an opt-out alone. Reversible, so it is low. */
const SURE_ENOUGH_TO_OPT_OUT = 0.5;

export interface OptOut {
  readonly effects: readonly Effect[];
  readonly person: Person;
  readonly channels: readonly Channel[];
  readonly again: boolean;
  /** '' for every list. */
  readonly list: string;
  readonly caseId: string | null;
}

/** An opt-out needs no proof: the address or the token is enough. Applied at once, reversible. */
export function decideOptOut(
  message: Message,
  classification: Classification,
  situation: Situation,
): OptOut | null {
  const asked = askedOptOut(classification);
  const target = optOutTarget(message, situation, asked !== undefined);
  if (!target) return null;
  const wanted: readonly Channel[] = asked?.channels?.length ? asked.channels : ['email'];
  const again = target.list === '' && wanted.every((one) => situation.suppressed.includes(one));
  const { id, reference } = situation.fresh();
  const opened = doneAtOnce({
    id,
    reference,
    right: 'opt-out',
    person: target.person,
    language: classification.language ?? 'en',
    way: target.way,
    receivedAt: situation.receivedAt,
    now: situation.now,
    authentic: situation.authentic,
    readings: asked ? [asked] : [],
  });
  const suppress: Effect = { do: 'suppress', ...target, channels: wanted, caseId: id };
  const logged = logEffect(id, again ? 'opted-out-again' : 'opted-out', { channels: wanted });
  return {
    effects: [opened, suppress, logged],
    person: target.person,
    channels: wanted,
    again,
    list: target.list,
    caseId: id,
  };
}

function askedOptOut(classification: Classification): Asked | undefined {
  if (classification.kind !== 'request') return undefined;
  return classification.rights.find(
    (asked) => asked.right === 'opt-out' && asked.confidence >= SURE_ENOUGH_TO_OPT_OUT,
  );
}

interface Target {
  readonly person: Person;
  readonly list: string;
  readonly way: LetterWay;
}

/** A token counts for more than any header; a complaint report's sender is a provider, not the person. */
function optOutTarget(message: Message, situation: Situation, asked: boolean): Target | null {
  if (situation.link) return { ...situation.link, way: 'mailto' };
  if (!asked) return null;
  if (message.report?.kind === 'feedback-report') {
    return situation.reported ? { person: situation.reported, list: '', way: 'report' } : null;
  }
  if (!situation.sender.address) return null;
  return { person: situation.sender, list: '', way: situation.way };
}

export function optOutParts(optOut: OptOut | null): AnswerPart[] {
  if (!optOut) return [];
  if (optOut.list !== '') return [{ part: 'opt-out-list', values: { list: optOut.list } }];
  return [{ part: optOut.again ? 'opt-out-again' : 'opt-out', channels: optOut.channels }];
}
