/**
 * From a letter and what is known to what is to be done. Pure: nothing is read and nothing is done
 * here, so every row of the table in the tests is one call.
 *
 * Two verdicts are kept apart. What a letter asks decides what happens; whether it may be answered
 * (RFC 3834) decides only whether we write back. Apple Mail's unsubscribe message says it is an
 * automatic reply and still is an opt-out.
 */
import { answers } from '#content/answers.ts';
import type { Classification } from './classification.ts';
import { type Decision, type Effect, logEffect, type Outcome } from './effect.ts';
import type { Message } from './message.ts';
import { decideNotice } from './notice-reply.ts';
import { decideOptOut, type OptOut, optOutParts } from './opting-out.ts';
import { reportedMessageIds } from './report.ts';
import { type Cases, decideCases } from './requested.ts';
import type { Situation } from './situation.ts';

export function decide(
  message: Message,
  classification: Classification,
  situation: Situation,
): Decision {
  if (situation.ours) return { outcome: 'own-mail', effects: [] };
  if (situation.notice) return decideNotice(message, situation.notice, situation.mayReply);
  if (message.report?.kind === 'delivery-status') return decideBounce(message, situation);
  const optOut = decideOptOut(message, classification, situation);
  if (message.report?.kind === 'feedback-report' && !optOut) return reportWithoutAddress();
  const cases = decideCases(classification, situation, optOut !== null);
  const effects = [...(optOut?.effects ?? []), ...cases.effects];
  if (effects.length === 0) return ignored(classification, situation);
  return {
    outcome: outcomeOf(optOut, cases),
    effects: [...effects, ...decideAnswer(message, classification, situation, optOut, cases)],
  };
}

/** Our own mail came back (RFC 3464): a person must know, and nobody is written to. */
function decideBounce(message: Message, situation: Situation): Decision {
  const ids = reportedMessageIds(message);
  if (!situation.bounced) {
    return { outcome: 'bounce', effects: [logEffect(null, 'foreign-bounce', { ids })] };
  }
  const { caseId } = situation.bounced;
  const status = message.report?.fields.get('status') ?? 'unknown';
  // Class 4 means the sending server is still trying (RFC 3463, section 2).
  if (status.startsWith('4'))
    return { outcome: 'bounce', effects: [logEffect(caseId, 'delayed', { status })] };
  const note = `Our answer could not be delivered (status ${status}). Find another way to reach the person.`;
  return {
    outcome: 'bounce',
    effects: [
      logEffect(caseId, 'bounced', { status, ids }),
      { do: 'task', kind: 'bounced', caseId, note },
    ],
  };
}

function reportWithoutAddress(): Decision {
  const note =
    'A mail provider reported one of our mails as unwanted but hid who complained. Look at the report and find the person.';
  return {
    outcome: 'case-opened',
    effects: [{ do: 'task', kind: 'report-without-address', caseId: null, note }],
  };
}

/**
 * One answer for the whole letter, to an address that may be answered, not too often. Only where a
 * token opts out one person and another one's letter opens cases are there two: what belongs to a
 * case, its secret above all, goes to whose case it is.
 */
function decideAnswer(
  message: Message,
  classification: Classification,
  situation: Situation,
  optOut: OptOut | null,
  cases: Cases,
): Effect[] {
  const { sender } = situation;
  const casesId = cases.opened[0]?.id ?? cases.joined[0]?.id ?? null;
  const first = { caseId: optOut?.caseId ?? casesId, to: optOut?.person ?? sender };
  const apart = optOut !== null && optOut.person.address !== sender.address;
  const letters = apart
    ? [
        { ...first, parts: optOutParts(optOut) },
        { caseId: casesId, to: sender, parts: cases.parts },
      ]
    : [{ ...first, parts: [...optOutParts(optOut), ...cases.parts] }];
  const withheld = withheldWhy(situation);
  return letters.flatMap(({ caseId, to, parts }): Effect[] => {
    if (!to.address || parts.length === 0) return [];
    if (withheld) {
      const logged = logEffect(caseId, 'answer-withheld', { why: withheld });
      return [logged, ...unconfirmed(casesId, parts, withheld)];
    }
    const answer = {
      caseId,
      to: { ...to, address: to.address },
      language: classification.language ?? 'en',
      parts,
      inReplyTo: message.messageId,
      references: [...message.references, ...(message.messageId ? [message.messageId] : [])],
    };
    return [{ do: 'answer', answer }];
  });
}

/** Without the link nobody can confirm, so a person must know: silencing somebody ends no case of theirs. */
function unconfirmed(
  caseId: string | null,
  parts: Cases['parts'],
  why: string,
): Extract<Effect, { do: 'task' }>[] {
  if (!parts.some((one) => one.part === 'confirm')) return [];
  const note = `The link to confirm by was not sent. ${why} Ask for the confirmation yourself, or reach the person another way.`;
  return [{ do: 'task', kind: 'unconfirmed', caseId, note }];
}

function withheldWhy(situation: Situation): string | null {
  if (!situation.mayReply.reply) return situation.mayReply.why;
  if (situation.answersToday >= answers.mostADay) {
    return `${answers.mostADay} answers went to this address within a day.`;
  }
  return null;
}

function outcomeOf(optOut: OptOut | null, cases: Cases): Outcome {
  if (optOut) return 'opted-out';
  return cases.opened.length > 0 ? 'case-opened' : 'joined';
}

function ignored(classification: Classification, situation: Situation): Decision {
  const why = situation.mayReply.reply ? null : situation.mayReply.why;
  return {
    outcome: 'not-answered',
    effects: [logEffect(null, 'not-answered', { kind: classification.kind, why })],
  };
}
