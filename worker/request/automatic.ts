/**
 * May this letter be answered? RFC 3834 section 2 lists what a responder must never answer: other
 * responders, lists, bounces, and itself. What the letter asks for is a separate question
 * (classify.ts): Apple Mail's unsubscribe message says it is an automatic reply and still is an
 * opt-out.
 */
import type { Message } from './message.ts';

export interface Ours {
  /** Every address we send from or read, in lower case. */
  readonly addresses: readonly string[];
}

export type Reply = { readonly reply: true } | { readonly reply: false; readonly why: string };

/** Whether the letter may be answered; if not, why, in words for the case log. */
export function automatic(message: Message, ours: Ours): Reply {
  const why =
    sender(message, ours) ??
    machine(message) ??
    (message.report ? 'It is a delivery or complaint report.' : null);
  return why === null ? { reply: true } : { reply: false, why };
}

/** The headers' verdict alone: a reason to think a machine sent the letter, or null. */
export function machine(message: Message): string | null {
  return submitted(message) ?? list(message) ?? responder(message) ?? report(message);
}

/**
 * Local parts no person reads. RFC 3834 names MAILER-DAEMON, owner-* and *-request; the others are
 * what sending systems call themselves.
 */
const unread =
  /^(?:mailer-?daemon|postmaster|(?:.*[._-])?(?:no|do-?not|dont|never)[._-]?reply(?:[._+-].*)?|noreply.*|bounces?(?:[._+-].*)?|(?:.*[._-])bounces?|owner-.*|.*-(?:request|owner|admin)|listserv|majordomo|autoresponder|auto-?reply|notifications?(?:[._+-].*)?)$/;

/** Whether nobody reads what is sent to this address, as far as its name tells. */
export function unattended(address: string): boolean {
  return unread.test(address.slice(0, Math.max(0, address.lastIndexOf('@'))).slice(0, 64));
}

function sender(message: Message, ours: Ours): string | null {
  if (message.from === null) return 'It names no sender.';
  const { address } = message.from;
  if (ours.addresses.includes(address)) return 'It comes from one of our own addresses.';
  // What we send carries Auto-Submitted and a loop mark, in case a forwarder rewrites the sender.
  const loop = values(message, 'x-loop');
  if (loop.some((value) => ours.addresses.includes(value)))
    return 'It is our own letter, come back.';
  if (unattended(address)) return `Nobody reads ${address}.`;
  return null;
}

function submitted(message: Message): string | null {
  for (const value of values(message, 'auto-submitted')) {
    // RFC 3834 section 5: anything but "no", parameters aside, was made without a person.
    const keyword = value.split(/[;(\s]/, 1)[0] ?? '';
    if (keyword !== '' && keyword !== 'no') return `Its header says Auto-Submitted: ${keyword}.`;
  }
  if (values(message, 'return-path').some((value) => value.replace(/\s/g, '') === '<>')) {
    return 'Its return path is empty, so it is a bounce or an automatic notice.';
  }
  return null;
}

/** RFC 2369 and RFC 2919 fields, and Precedence, which RFC 3834 keeps for old software. */
const listHeaders = [
  'list-id',
  'list-post',
  'list-help',
  'list-subscribe',
  'list-owner',
  'list-archive',
];

function list(message: Message): string | null {
  for (const value of values(message, 'precedence')) {
    if (/^(?:bulk|list|junk|auto_reply)\b/.test(value))
      return `Its header says Precedence: ${value.slice(0, 20)}.`;
  }
  // Marketing tools put an unsubscribe header on everything they send; a person's program never does.
  const header = [...listHeaders, 'list-unsubscribe', 'list-unsubscribe-post', 'feedback-id'].find(
    (name) => message.headers.has(name),
  );
  return header === undefined ? null : `It was sent to a list: it carries the header ${header}.`;
}

/** Marks of responders that predate or ignore RFC 3834. */
const responderHeaders = [
  'x-autoreply',
  'x-auto-reply',
  'x-autoreply-from',
  'x-autorespond',
  'x-autoresponder',
  'x-mail-autoreply',
  'x-auto-response',
  'x-vacation',
  'x-fc-machinegenerated',
  'x-failed-recipients',
];

function responder(message: Message): string | null {
  const header = responderHeaders.find((name) =>
    values(message, name).some((value) => value !== 'no'),
  );
  if (header !== undefined) return `It was sent by a responder: it carries the header ${header}.`;
  // [MS-OXCMAIL] 2.1.3.2.17: OOF and AutoReply ask that no automatic answer be sent; the other
  // values are about receipts.
  const suppress = values(message, 'x-auto-response-suppress');
  if (suppress.some((value) => /\b(?:all|oof|autoreply)\b/.test(value))) {
    return 'Its header X-Auto-Response-Suppress asks for no automatic answer.';
  }
  return null;
}

function report(message: Message): string | null {
  const type = values(message, 'content-type').some((value) =>
    value.startsWith('multipart/report'),
  );
  return type ? 'It is a delivery report.' : null;
}

function values(message: Message, name: string): readonly string[] {
  return (message.headers.get(name) ?? []).map((value) =>
    value.slice(0, 1000).trim().toLowerCase(),
  );
}
