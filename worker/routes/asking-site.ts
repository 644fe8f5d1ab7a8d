/**
 * The site a choice about cookies is made on: ours, or another of the company's that passes `/consent`
 * on to us (docs/consent.md). Its pages see themselves alone, so the browser sends what it would send
 * to that site, and the cookies we set and clear are that site's.
 */
import type { Context } from 'hono';

/**
 * Another site's form must not say yes for a visitor (Fetch Metadata). Older browsers say Origin, which
 * is compared with what the proxy says it was asked for: a page elsewhere cannot put in that header
 * without asking us first (CORS), and we never allow it.
 */
export function isForeign(c: Context): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined) return site !== 'same-origin';
  const origin = originOf(c);
  const asked = [c.req.header('Host'), ...(c.req.header('X-Forwarded-Host') ?? '').split(/, */)];
  return origin === null || !asked.includes(origin.host);
}

/** @param own what it is when the browser does not say, or is elsewhere */
export const askingSite = (c: Context, own: string): URL =>
  (isForeign(c) ? null : originOf(c)) ?? new URL(own);

function originOf(c: Context): URL | null {
  const origin = c.req.header('Origin') ?? '';
  return URL.canParse(origin) ? new URL(origin) : null;
}
