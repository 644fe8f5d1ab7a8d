/** How answers leave: through a submission server, or into a Maildir on this machine. */
import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type Mail from 'nodemailer/lib/mailer/index.js';
import { company } from '#content/company.ts';
import type { OutgoingMail } from '#db/schema.ts';
import type { Config, SmtpConfig } from '../config.ts';
import { deliver, makeMaildir } from './maildir.ts';

/** A letter to be sent: a row of the outbox, or one that is made as it leaves. */
export type Leaving = Pick<
  OutgoingMail,
  | 'message_id'
  | 'recipient'
  | 'subject'
  | 'text'
  | 'html'
  | 'in_reply_to'
  | 'reference_ids'
  | 'language'
  | 'created_at'
  | 'attachments'
  | 'reply_to'
>;

/** What the column `attachments` holds, as a JSON array. */
export interface Attached {
  readonly filename: string;
  readonly contentType: string;
  /** Text. */
  readonly content: string;
}

export interface Transport {
  /** Resolves when the next hop has taken the letter over; throws a DeliveryError. */
  send(mail: Leaving): Promise<void>;
  close(): void;
}

/** `permanent`: trying again cannot help (RFC 5321, 4.2.1: replies that begin with 5). */
export class DeliveryError extends Error {
  readonly permanent: boolean;
  constructor(message: string, permanent: boolean, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DeliveryError';
    this.permanent = permanent;
  }
}

export async function openTransport(config: Config, outgoingDir: string): Promise<Transport> {
  return config.smtp ? openSmtp(config, config.smtp) : openFolder(config, outgoingDir);
}

export function smtpOptions(smtp: SmtpConfig) {
  return {
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    ignoreTLS: smtp.security === 'none',
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    ...(smtp.user && smtp.password ? { auth: { user: smtp.user, pass: smtp.password } } : {}),
  };
}

function openSmtp(config: Config, smtp: SmtpConfig): Transport {
  const transporter = createTransport({ ...smtpOptions(smtp), pool: true, maxConnections: 2 });
  return {
    async send(mail) {
      try {
        await transporter.sendMail(toMail(mail, config));
      } catch (error) {
        throw toDeliveryError(error);
      }
    },
    close: () => transporter.close(),
  };
}

function toDeliveryError(error: unknown): DeliveryError {
  const { message, responseCode, code } = error as Error & { responseCode?: number; code?: string };
  // A refused password is 535 and the operator's to mend, not the recipient's address that is wrong.
  const ofTheMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const permanent = ofTheMail && (responseCode ?? 0) >= 500;
  return new DeliveryError(message, permanent, { cause: error });
}

async function openFolder(config: Config, dir: string): Promise<Transport> {
  await makeMaildir(dir);
  return {
    async send(mail) {
      const bytes = await new MailComposer(toMail(mail, config)).compile().build();
      await deliver(dir, bytes, new Date());
    },
    close: () => {},
  };
}

/** The same row gives the same letter, Message-ID and Date included, however often it is sent. */
function toMail(mail: Leaving, config: Config): Mail.Options {
  return {
    from: { name: company.name, address: config.mailbox },
    to: mail.recipient,
    // A bounce comes back to the mailbox that is read; bounces are never answered, so no loop.
    envelope: { from: config.mailbox, to: mail.recipient },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: new Date(mail.created_at),
    messageId: mail.message_id,
    ...(mail.in_reply_to ? { inReplyTo: mail.in_reply_to } : {}),
    ...(mail.reference_ids ? { references: mail.reference_ids.split(' ') } : {}),
    ...(mail.reply_to ? { replyTo: mail.reply_to } : {}),
    attachments: (JSON.parse(mail.attachments) as Attached[]).map((one) => ({ ...one })),
    headers: {
      // RFC 3834, 3.1.7 and 5: an answer, or a letter nobody's letter led to. Exchange reads its own
      // header instead; X-Loop is for forwarders that rewrite the sender.
      'Auto-Submitted': mail.in_reply_to ? 'auto-replied' : 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Loop': config.mailbox,
      'Content-Language': mail.language,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
