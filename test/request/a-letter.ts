/** A message as the parser would have made it, with the parts a test cares about. */
import type { Message } from '#worker/request/message.ts';

export interface Written {
  readonly subject?: string;
  readonly text?: string | null;
  readonly html?: string | null;
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function aLetter(written: Written): Message {
  const headers = Object.entries(written.headers ?? {});
  return {
    messageId: '<letter@sender.example>',
    inReplyTo: written.headers?.['in-reply-to'] ?? null,
    references: [],
    from: { address: written.from ?? 'kay@sender.example', name: 'Kay Sender' },
    recipients: ['privacy@halo-crm.co.uk'],
    subject: written.subject ?? '',
    date: null,
    text: written.text ?? (written.html === undefined ? '' : null),
    html: written.html ?? null,
    attachments: [],
    headers: new Map(headers.map(([name, value]) => [name.toLowerCase(), [value]])),
    report: null,
  };
}
