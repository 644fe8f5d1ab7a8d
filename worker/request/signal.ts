/**
 * Opt-outs that a program sends on a person's behalf, in a form agreed beforehand. Nothing in them
 * needs to be understood, so they are certain.
 */
import type { Channel } from '#content/rights.ts';
import type { Asked } from './classification.ts';
import { conceptNumber } from './lexicon.ts';
import type { Message } from './message.ts';
import type { Read } from './reading.ts';

/** The opt-out a letter carries in its headers or structure; null when a person must be understood. */
export function signalled(message: Message): Asked | null {
  return apple(message) ?? complaint(message) ?? mailto(message);
}

/** Apple Mail's own "Unsubscribe" banner answers List-Unsubscribe with this header. */
function apple(message: Message): Asked | null {
  const value = message.headers.get('x-apple-unsubscribe')?.[0];
  if (value?.trim().toLowerCase() !== 'true') return null;
  return optOut(
    'X-Apple-Unsubscribe: true',
    'Apple Mail sent this when the person pressed Unsubscribe',
  );
}

/**
 * RFC 5965: "abuse" is the person's "this is spam" button, and "opt-out" (in the IANA registry of
 * feedback types) a request to be taken off the list. Other types report on authentication
 * or viruses and ask for nothing.
 */
function complaint(message: Message): Asked | null {
  if (message.report?.kind !== 'feedback-report') return null;
  const type = message.report.fields.get('feedback-type')?.trim().toLowerCase() ?? '';
  if (!/^(?:abuse|opt-out)$/.test(type)) return null;
  return optOut(
    `Feedback-Type: ${type}`,
    'The person pressed "this is spam", and their provider reported it',
  );
}

/** What mail programs send for `List-Unsubscribe: <mailto:…?subject=unsubscribe>` (RFC 2369). */
function mailto(message: Message): Asked | null {
  const subject = message.subject.trim();
  if (!/^unsubscribe(?:[ :]\s*[\w.@+-]{0,200})?$/i.test(subject)) return null;
  const body = (message.text ?? '').trim();
  if (message.text === null && message.html !== null) return null;
  // Programs leave the body empty or repeat the word; anything longer is read like any letter.
  if (body.length > 200 || !/^(?:unsubscribe[.!]?)?$/i.test(body)) return null;
  return optOut(subject, 'The mail program answered our unsubscribe address');
}

/** Longest subject and letter of a mail program, in words. */
const shortSubject = 2;
const shortLetter = 40;

/**
 * The same in the program's own language: sent as an automatic reply, its subject is the word for
 * unsubscribing and nothing else, with a line about who sent it.
 */
export function pressed(message: Message, { reading }: Read): Asked | null {
  const [first] = reading.sentences;
  const automatic = message.headers.get('auto-submitted')?.[0] ?? '';
  if (first === undefined || !first.subject || !/^\s*auto-replied/i.test(automatic)) return null;
  if (first.to - first.from > shortSubject || reading.tokens.length > shortLetter) return null;
  const says = first.ideas.some((idea) => idea === (conceptNumber.get('unsubscribe') ?? -1) * 2);
  return says ? optOut(message.subject.trim(), 'The mail program sent this when asked to') : null;
}

function optOut(text: string, why: string): Asked {
  const channels: readonly Channel[] = ['email'];
  return { right: 'opt-out', confidence: 1, evidence: [{ text, why }], channels };
}
