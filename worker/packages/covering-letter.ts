/** A letter to somebody who is not the person of a case: without links to that person's choices. */
import { randomUUID } from 'node:crypto';
import type { NewOutgoingMail } from '#db/schema.ts';
import type { Desk } from '../desk.ts';
import { personDigest } from '../person.ts';
import { domainOf, normalAddress } from '../request/address.ts';
import { toHtml } from '../request/reply.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** Throws RangeError when it is addressed to no address. */
export function letterRow(
  desk: Desk,
  caseId: string,
  letter: Letter,
  language: string,
): NewOutgoingMail {
  const address = normalAddress(letter.to);
  if (!address) throw new RangeError('A letter has to have an address.');
  const id = randomUUID();
  const now = desk.clock().toISOString();
  return {
    id,
    case_id: caseId,
    message_id: `<${id}@${domainOf(desk.config.mailbox)}>`,
    recipient: address,
    recipient_digest: personDigest(desk.keys, address),
    template: 'portability-organisation',
    subject: letter.subject,
    text: `${letter.paragraphs.join('\n\n')}\n`,
    html: toHtml(letter.paragraphs, language),
    in_reply_to: null,
    reference_ids: '',
    language,
    created_at: now,
    next_at: now,
    sent_at: null,
    failed_at: null,
    error: null,
  };
}
