/**
 * Whether a letter comes from the domain it names: DMARC, aligned (RFC 7489). Two ways: the receiving
 * server's own verdict, where its name is configured, or our own check of the DKIM signature. A
 * verdict in a header counts only from the server we name, and only its topmost one: a stranger can
 * write any header below it.
 */
import { authenticate, type DKIMResult, type DNSResolver } from 'mailauth';
import type { Desk } from '../desk.ts';
import { domainOf } from '../request/address.ts';
import type { Message } from '../request/message.ts';

/** Asks the domain name system; a parameter, so that tests need no network. Throws as node:dns does. */
export type Resolver = DNSResolver;

const LONGEST_LOOKUP = 8_000;

/** What is needed of the desk. */
type Asking = Pick<Desk, 'config' | 'resolve'>;

/** False for anything short of a pass: then the person confirms by a link instead. */
export async function isAuthentic(
  desk: Asking,
  raw: Uint8Array,
  message: Message,
): Promise<boolean> {
  if (!message.from) return false;
  const domain = domainOf(message.from.address);
  // Two From fields and a reader that shows the other one would be a disguise (RFC 5322, 3.6: one).
  if ((message.headers.get('from') ?? []).length !== 1) return false;
  const { authservId } = desk.config;
  if (authservId) return statedBy(authservId, message, domain);
  return desk.config.verifyMail ? checked(desk, raw, message, domain) : false;
}

/** RFC 8601: `Authentication-Results: mx.example.net; dmarc=pass header.from=example.com`. */
function statedBy(server: string, message: Message, domain: string): boolean {
  const topmost = message.headers.get('authentication-results')?.[0]?.toLowerCase() ?? '';
  const [id = '', ...results] = withoutQuotes(topmost).split(';');
  if (id.trim().split(/\s+/)[0] !== server) return false;
  const dmarc = results.map((one) => one.trim()).filter((one) => /^dmarc\s*=/.test(one));
  if (dmarc.length !== 1) return false;
  const from = /\sheader\.from\s*=\s*(\S+)/.exec(dmarc[0] ?? '')?.[1];
  return /^dmarc\s*=\s*pass(?:\s|$)/.test(dmarc[0] ?? '') && from === domain;
}

/**
 * A header without its comments, which nest (RFC 5322, 3.2.2), and with nothing in its quoted strings
 * that could be taken for a result: a sender may choose both, for example as `smtp.mailfrom`. Empty
 * where either is left open.
 */
function withoutQuotes(header: string): string {
  let plain = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < header.length; at++) {
    const char = header.charAt(at);
    if (char === '\\' && (quoted || depth > 0)) at++;
    else if (quoted && char === '"') quoted = false;
    else if (quoted) plain += /[a-z0-9.-]/.test(char) ? char : '_';
    else if (char === '(') depth++;
    else if (char === ')' && depth > 0) depth--;
    else if (depth > 0) continue;
    else if (char === '"') quoted = true;
    else plain += char;
    if (depth > 0 && char === '(') plain += ' ';
  }
  return quoted || depth > 0 ? '' : plain;
}

async function checked(
  desk: Asking,
  raw: Uint8Array,
  message: Message,
  domain: string,
): Promise<boolean> {
  // The signature covers one of them, and readers may show the other.
  if ((message.headers.get('subject') ?? []).length > 1) return false;
  try {
    const result = await within(
      LONGEST_LOOKUP,
      authenticate(Buffer.from(raw), {
        mta: domainOf(desk.config.mailbox),
        resolver: desk.resolve,
        disableArc: true,
        disableBimi: true,
      }),
    );
    const named = result?.dkim.headerFrom ?? [];
    const passed = result?.dmarc !== false && result?.dmarc?.status.result === 'pass';
    const whole = result?.dkim.results.some(coversAll) ?? false;
    return (
      passed && whole && named.length === 1 && domainOf(named[0]?.toLowerCase() ?? '') === domain
    );
  } catch {
    // A name server that is down proves nothing either way.
    return false;
  }
}

/**
 * A signature that leaves out the subject, or the end of the body (RFC 6376, 8.2), would let whoever
 * has one letter of a person's write another in their name.
 */
function coversAll({ status, signingHeaders }: DKIMResult): boolean {
  const signed = signingHeaders?.keys.toLowerCase().split(/[:\s]+/) ?? [];
  return (
    status.result === 'pass' &&
    Boolean(status.aligned) &&
    !status.underSized &&
    signed.includes('subject')
  );
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
