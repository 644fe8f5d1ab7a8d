/** What a report (RFC 6522) is about: whose complaint (RFC 5965), or which of our mails (RFC 3464). */
import { normalAddress } from './address.ts';
import type { Message } from './message.ts';

/**
 * The person who complained. Providers say so in different fields, and some hide it; then nobody is
 * guessed.
 */
export function reportedAddress(message: Message): string | null {
  const fields = message.report?.fields;
  if (!fields) return null;
  for (const name of ['original-rcpt-to', 'removal-recipient']) {
    const address = firstAddress(fields.get(name));
    if (address) return address;
  }
  return firstAddress(message.report?.original.get('to'));
}

/** Addresses in the unsubscribe header of the mail complained about: one may carry our token. */
export function reportedUnsubscribe(message: Message): string[] {
  const header = message.report?.original.get('list-unsubscribe') ?? '';
  const mailto = [...header.matchAll(/<mailto:([^?>\s]{3,254})/gi)].map((match) => match[1] ?? '');
  const web = [...header.matchAll(/<https?:\/\/[^>\s]{1,500}\/([a-z2-7]{32})>/gi)];
  return [...mailto, ...web.map((match) => `${match[1]}@link`)];
}

/** Message-IDs of the mail that came back. */
export function reportedMessageIds(message: Message): string[] {
  const original = message.report?.original.get('message-id') ?? '';
  return original.match(/<[^<>\s]{1,990}>/g) ?? [];
}

function firstAddress(field: string | undefined): string | null {
  const match = field?.slice(0, 1_000).match(/[^\s<>,;:"()]{1,64}@[^\s<>,;:"()]{1,255}/);
  return match ? normalAddress(match[0]) : null;
}
