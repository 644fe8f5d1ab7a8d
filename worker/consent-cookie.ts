/**
 * The cookie that keeps a choice. The server sets it, in answer to the choice and never before: a
 * cookie written by script lives a week in Safari. Scripts of the page read it, so it is not
 * HttpOnly, and there is nothing in it that they did not send. Its value is the text that
 * site/consent/choice.ts describes:
 *
 *     receipt.revision.time.allowed.refused
 */
import { choiceLasts, type Register } from '#content/consent.ts';
import { type Choices, isReceiptId } from './consent-choice.ts';

const NAME = 'consent';

export interface Kept extends Choices {
  /** Number of the receipt; null where the browser has none. */
  readonly receipt: string | null;
}

const nothing: Choices = { allowed: [], refused: [] };

/** @param header of the request, with all its cookies */
export function readConsentCookie(header: string, revision: string): Kept {
  const text = named(header, NAME) ?? '';
  const [receipt = '', about, , allowed = '', refused = ''] = text.split('.');
  const choices = about === revision ? { allowed: ids(allowed), refused: ids(refused) } : nothing;
  return { ...choices, receipt: isReceiptId(receipt) ? receipt : null };
}

export function consentCookie(
  receipt: string,
  revision: string,
  at: Date,
  { allowed, refused }: Choices,
  secure: boolean,
): string {
  const time = Math.floor(at.getTime() / 1_000).toString(36);
  const text = [receipt, revision, time, allowed.join('~'), refused.join('~')].join('.');
  return `${NAME}=${text}; Max-Age=${choiceLasts}; ${attributes(secure)}`;
}

/** Takes the choice back altogether: the visitor is asked again. */
export const noConsentCookie = (secure: boolean): string =>
  `${NAME}=; Max-Age=0; ${attributes(secure)}`;

const attributes = (secure: boolean): string => `Path=/; SameSite=Lax${secure ? '; Secure' : ''}`;

/**
 * What takes away the cookies of services that may not run, as far as the request shows them. They
 * go only under the domain they were set with, which no request tells: under all of them.
 */
export function clearing(
  header: string,
  host: string,
  register: Register,
  allowed: readonly string[],
): string[] {
  const patterns = register.cookies
    .filter(({ service, cleared }) => cleared.how === 'expire' && !allowed.includes(service))
    .map(({ pattern }) => new RegExp(pattern));
  const names = namesIn(header).filter((name) => patterns.some((one) => one.test(name)));
  const labels = host.split('.');
  const domains = ['', ...labels.map((_, at) => `; Domain=${labels.slice(at).join('.')}`)];
  return names.flatMap((name) => domains.map((domain) => `${name}=; Max-Age=0; Path=/${domain}`));
}

const namesIn = (header: string): string[] =>
  header.split(/; */).map((one) => one.slice(0, Math.max(0, one.indexOf('='))));

function named(header: string, name: string): string | undefined {
  return header
    .split(/; */)
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

const ids = (list: string): string[] => list.split('~').filter((id) => /^[a-z0-9-]+$/.test(id));
