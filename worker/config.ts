/**
 * The environment, read once. With nothing set, everything runs on this machine: an SMTP listener
 * on a loopback port feeds a Maildir, and answers go into another. Wrong settings are told in
 * sentences that name the variable.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import { mailbox as publishedMailbox } from '#content/company.ts';
import { domainOf, normalAddress } from './request/address.ts';

export interface Config {
  readonly dataDir: string;
  /** The web server. */
  readonly host: string;
  readonly port: number;
  /** Origin under which people reach it, without a slash at the end. */
  readonly publicUrl: string;
  /** The privacy mailbox: what is read, and what answers are sent from. */
  readonly mailbox: string;
  /** Every address that is ours, in normal form; mail from them is never answered. */
  readonly ownAddresses: readonly string[];
  /** Who is reminded of due dates: the mailbox itself where nobody is named. */
  readonly staffAddresses: readonly string[];
  /** Pattern of the unsubscribe address, with `{token}` in it. */
  readonly unsubscribeAddress: string;
  /** Pattern of the address replies go to, with `{token}` in it; null: to the mailbox itself. */
  readonly replyAddress: string | null;
  /** Larger letters are not fetched; octets. */
  readonly mostOctets: number;
  /** Between looks at the mailbox when nothing else tells of new mail; milliseconds. */
  readonly pollEvery: number;
  /** Null: the embedded SMTP listener and Maildir. */
  readonly imap: ImapConfig | null;
  /** Null: answers go into a Maildir. */
  readonly smtp: SmtpConfig | null;
  /** The receiving server whose verdict in Authentication-Results is believed; null for none. */
  readonly authservId: string | null;
  /** Whether DKIM signatures are checked here, which asks the domain name system. */
  readonly verifyMail: boolean;
  /** Port of the embedded SMTP listener, always on loopback. */
  readonly listenPort: number;
  /** A model of the operator's own that may suggest what unclear letters ask; null: none is asked. */
  readonly suggest: SuggestConfig | null;
}

export interface ImapConfig {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly security: Security;
  readonly folder: string;
  /** Where handled letters are moved; made when missing. */
  readonly handledFolder: string;
}

export interface SmtpConfig {
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  readonly password: string | null;
  readonly security: Security;
}

export interface SuggestConfig {
  /** Base of an OpenAI-compatible API, without a slash at the end. */
  readonly url: string;
  readonly model: string;
  readonly key: string | null;
}

/**
 * - `tls`: encrypted from the first octet.
 * - `starttls`: must turn to TLS before the password is sent.
 * - `none`: plain; accepted for this machine alone.
 */
export type Security = 'tls' | 'starttls' | 'none';

/** Every setting that is wrong, a sentence each. */
export class ConfigError extends Error {
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'ConfigError';
    this.sentences = sentences;
  }
}

const port = z.coerce
  .number({ error: 'must be a port number from 0 to 65535' })
  .int('must be a whole number')
  .min(0, 'must be a port number from 0 to 65535')
  .max(65_535, 'must be a port number from 0 to 65535');
const security = z.enum(['tls', 'starttls', 'none'], { error: 'must be tls, starttls or none' });
const filled = z.string().min(1, 'must not be empty');

const environment = z.object({
  DATA_DIR: filled.default('data'),
  HOST: filled.default('127.0.0.1'),
  PORT: port.default(8080),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with https:// or http://' })
    .optional(),
  MAILBOX: filled.default(publishedMailbox.address),
  OWN_ADDRESSES: z.string().default(''),
  STAFF_ADDRESS: z.string().default(''),
  REPLY_ADDRESS: z
    .string()
    .regex(/^[^@\s]*[+.]\{token\}@[^@\s]+$/, 'must look like privacy+{token}@example.com')
    .optional(),
  UNSUBSCRIBE_ADDRESS: z
    .string()
    .regex(
      // The token is 32 octets and found only there; a local part has at most 64 (RFC 5321, 4.5.3.1.1).
      /^(?:[^@\s+]{1,31}\+)?\{token\}@[^@\s]+$/,
      'must look like {token}@example.com or privacy+{token}@example.com, with at most 31 letters before the plus',
    )
    .optional(),
  MOST_MEGABYTES: z.coerce.number().positive('must be more than 0').default(25),
  POLL_SECONDS: z.coerce.number().positive('must be more than 0').default(30),
  LISTEN_PORT: port.default(2525),
  AUTHSERV_ID: filled.optional(),
  VERIFY_MAIL: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('yes'),
  IMAP_HOST: filled.optional(),
  IMAP_PORT: port.optional(),
  IMAP_USER: filled.optional(),
  IMAP_PASSWORD: filled.optional(),
  IMAP_SECURITY: security.default('tls'),
  IMAP_FOLDER: filled.default('INBOX'),
  IMAP_HANDLED_FOLDER: filled.default('Privacy Desk handled'),
  SMTP_HOST: filled.optional(),
  SMTP_PORT: port.optional(),
  SMTP_USER: filled.optional(),
  SMTP_PASSWORD: filled.optional(),
  SMTP_SECURITY: security.default('starttls'),
  SUGGEST_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with https:// or http://' })
    .optional(),
  SUGGEST_MODEL: filled.max(200, 'must have at most 200 letters').optional(),
  // What else could not be a header's value, and would only fail when the first letter is sent.
  SUGGEST_KEY: z
    .string()
    .regex(/^[!-~]+$/, 'must be letters, digits and signs without spaces')
    .optional(),
});
type Environment = z.infer<typeof environment>;

/** Throws a ConfigError that names every variable that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is one that is not set: `IMAP_HOST= npm start` means the default.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`),
    );
  }
  const wrong = whatContradicts(parsed.data);
  if (wrong.length > 0) throw new ConfigError(wrong);
  return toConfig(parsed.data);
}

function whatContradicts(env: Environment): string[] {
  const wrong: string[] = [];
  for (const one of addressList(env.STAFF_ADDRESS)) {
    if (!normalAddress(one)) wrong.push(`STAFF_ADDRESS is not an email address: ${one}.`);
  }
  if (!normalAddress(env.MAILBOX)) wrong.push(`MAILBOX is not an email address: ${env.MAILBOX}.`);
  if (env.IMAP_HOST && !(env.IMAP_USER && env.IMAP_PASSWORD)) {
    wrong.push('IMAP_HOST is set, so IMAP_USER and IMAP_PASSWORD must be set as well.');
  }
  if (!env.IMAP_HOST && (env.IMAP_USER || env.IMAP_PASSWORD)) {
    wrong.push('IMAP_USER or IMAP_PASSWORD is set, but IMAP_HOST is not.');
  }
  if (!env.SMTP_HOST && (env.SMTP_USER || env.SMTP_PASSWORD)) {
    wrong.push('SMTP_USER or SMTP_PASSWORD is set, but SMTP_HOST is not.');
  }
  if (Boolean(env.SMTP_USER) !== Boolean(env.SMTP_PASSWORD)) {
    wrong.push('SMTP_USER and SMTP_PASSWORD belong together: set both or neither.');
  }
  if (env.IMAP_HOST && !env.SMTP_HOST) {
    wrong.push('IMAP_HOST is set but SMTP_HOST is not: people would be read and never answered.');
  }
  for (const [name, host, how] of [
    ['IMAP_SECURITY', env.IMAP_HOST, env.IMAP_SECURITY],
    ['SMTP_SECURITY', env.SMTP_HOST, env.SMTP_SECURITY],
  ] as const) {
    if (host && how === 'none' && !isThisMachine(host)) {
      wrong.push(
        `${name} is none, which would send letters in the clear to ${host}; it is accepted for this machine alone.`,
      );
    }
  }
  return [...wrong, ...whatContradictsInSuggest(env)];
}

function whatContradictsInSuggest({ SUGGEST_URL, SUGGEST_MODEL, SUGGEST_KEY }: Environment) {
  const wrong: string[] = [];
  if (Boolean(SUGGEST_URL) !== Boolean(SUGGEST_MODEL)) {
    wrong.push('SUGGEST_URL and SUGGEST_MODEL belong together: set both or neither.');
  }
  if (SUGGEST_KEY && !SUGGEST_URL && !SUGGEST_MODEL) {
    wrong.push('SUGGEST_KEY is set, but SUGGEST_URL is not.');
  }
  if (!SUGGEST_URL) return wrong;
  const url = new URL(SUGGEST_URL);
  if (url.protocol === 'http:' && !staysHere(SUGGEST_URL)) {
    wrong.push(
      `SUGGEST_URL begins with http://, which would send letters in the clear to ${url.hostname}; it is accepted for this machine alone.`,
    );
  }
  // A password in an address ends up in every log the address is written to.
  if (url.username + url.password + url.search + url.hash !== '') {
    wrong.push(
      'SUGGEST_URL must be a plain address, without a name, a password, a question mark or a hash; a key belongs into SUGGEST_KEY.',
    );
  }
  return wrong;
}

/** Whether what is sent there stays on this machine. An address of IPv6 stands in brackets. */
export function staysHere(url: string): boolean {
  return isThisMachine(new URL(url).hostname.replace(/^\[(.*)\]$/, '$1'));
}

/** Addresses with commas or spaces between them. */
function addressList(text: string): string[] {
  return text.split(/[\s,]+/).filter((one) => one !== '');
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function toConfig(env: Environment): Config {
  const mailbox = normalAddress(env.MAILBOX) ?? env.MAILBOX;
  const staff = addressList(env.STAFF_ADDRESS).flatMap((one) => normalAddress(one) ?? []);
  const others = env.OWN_ADDRESSES.split(/[\s,]+/).flatMap((one) => normalAddress(one) ?? []);
  return {
    dataDir: resolve(env.DATA_DIR),
    host: env.HOST,
    port: env.PORT,
    publicUrl: (env.PUBLIC_URL ?? webAddress(env.HOST, env.PORT)).replace(/\/+$/, ''),
    mailbox,
    ownAddresses: [...new Set([mailbox, ...others])],
    staffAddresses: staff.length > 0 ? [...new Set(staff)] : [mailbox],
    replyAddress: replyAddressOf(env, mailbox),
    unsubscribeAddress: env.UNSUBSCRIBE_ADDRESS ?? `{token}@${domainOf(mailbox)}`,
    mostOctets: env.MOST_MEGABYTES * 1_000_000,
    pollEvery: env.POLL_SECONDS * 1_000,
    imap: imapOf(env),
    smtp: smtpOf(env),
    authservId: env.AUTHSERV_ID?.toLowerCase() ?? null,
    verifyMail: env.VERIFY_MAIL === 'yes',
    listenPort: env.LISTEN_PORT,
    suggest: suggestOf(env),
  };
}

/** An address of IPv6 stands in brackets (RFC 3986, 3.2.2). */
export function webAddress(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The embedded listener knows plus addresses; of another server only its operator can say so. */
function replyAddressOf(env: Environment, mailbox: string): string | null {
  if (env.REPLY_ADDRESS) return env.REPLY_ADDRESS;
  return env.IMAP_HOST ? null : mailbox.replace('@', '+{token}@');
}

function imapOf(env: Environment): ImapConfig | null {
  if (!env.IMAP_HOST) return null;
  return {
    host: env.IMAP_HOST,
    port: env.IMAP_PORT ?? (env.IMAP_SECURITY === 'tls' ? 993 : 143),
    user: env.IMAP_USER ?? '',
    password: env.IMAP_PASSWORD ?? '',
    security: env.IMAP_SECURITY,
    folder: env.IMAP_FOLDER,
    handledFolder: env.IMAP_HANDLED_FOLDER,
  };
}

function smtpOf(env: Environment): SmtpConfig | null {
  if (!env.SMTP_HOST) return null;
  return {
    host: env.SMTP_HOST,
    port: env.SMTP_PORT ?? (env.SMTP_SECURITY === 'tls' ? 465 : 587),
    user: env.SMTP_USER ?? null,
    password: env.SMTP_PASSWORD ?? null,
    security: env.SMTP_SECURITY,
  };
}

function suggestOf({ SUGGEST_URL, SUGGEST_MODEL, SUGGEST_KEY }: Environment): SuggestConfig | null {
  if (!SUGGEST_URL || !SUGGEST_MODEL) return null;
  return {
    url: SUGGEST_URL.replace(/\/+$/, ''),
    model: SUGGEST_MODEL,
    key: SUGGEST_KEY ?? null,
  };
}
