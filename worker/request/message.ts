/** A letter after parsing: plain data, bounded in size, text well formed and free of NUL. */
export interface Message {
  /** With angle brackets, as sent; null when missing or malformed. */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly from: Mailbox | null;
  /** Every address the letter says it was sent or delivered to, in lower case. */
  readonly recipients: readonly string[];
  readonly subject: string;
  /** The Date header; only a claim. The clock uses the server's receipt time instead. */
  readonly date: Date | null;
  /** text/plain as sent, or null. */
  readonly text: string | null;
  /** text/html as sent, or null. */
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
  /** Header names in lower case, values unfolded, in order of appearance. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** Parts of a multipart/report, parsed: a bounce (RFC 3464) or a complaint (RFC 5965). */
  readonly report: Report | null;
}

export interface Mailbox {
  /** In lower case, domain in its ASCII form. */
  readonly address: string;
  readonly name: string;
}

export interface Attachment {
  readonly filename: string | null;
  readonly contentType: string;
  /** Octets after decoding. */
  readonly size: number;
}

export interface Report {
  readonly kind: 'delivery-status' | 'feedback-report' | 'disposition-notification' | 'other';
  /** Fields of the machine-readable part, names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  /** Headers of the message reported on, names in lower case; empty when none came along. */
  readonly original: ReadonlyMap<string, string>;
}
