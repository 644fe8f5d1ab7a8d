/**
 * The cookie that keeps a choice. The server sets it, in answer to the choice and never before: a
 * cookie written by script lives a week in Safari. Scripts of the page read it, so it is not
 * HttpOnly, and there is nothing in it that they did not send. One with a star in a last field is the page's
 * own, for the moment until ours arrives.
 */
import { choiceLasts, type Register } from '#content/consent.ts';
import { type Choices, type Kept, keptText, readKept } from './consent-choice.ts';

const NAME = 'consent';

/** @param header of the request, with all its cookies */
export function readConsentCookie(header: string, revision: string): Kept {
  return readKept(named(header, NAME) ?? '', revision);
}

export function consentCookie(
  receipt: string,
  revision: string,
  at: Date,
  choices: Choices,
  secure: boolean,
): string {
  const text = keptText(receipt, revision, at, choices);
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
