/** Letters as they come over the wire. */
export interface Draft {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly id?: string;
  /** Further header lines. */
  readonly headers?: readonly string[];
}

let count = 0;

/** Asks so plainly for an end to the mail that any reader understands it. */
export const optOutWords = 'Please unsubscribe me from your mailing list.';

export function letter(draft: Draft = {}): string {
  const {
    from = 'Dana Okafor <dana@okafor.example>',
    to = 'privacy@halo-crm.co.uk',
    subject = 'Please stop',
    text = optOutWords,
    id = `<${++count}.${process.pid}@okafor.example>`,
    headers = [],
  } = draft;
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: ${id}`,
    'Date: Mon, 02 Mar 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    ...headers,
    '',
    text,
    '',
  ].join('\r\n');
}
