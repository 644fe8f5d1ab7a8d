/**
 * The security headers every answer carries, page or not. The policy allows this origin alone, and
 * Google's tag where the register of cookies has one that runs: no inline script or style, no other
 * host, no framing, and no string turned into script.
 */
import type { MiddlewareHandler } from 'hono';
import { measurementId, type Register, register } from '#content/consent.ts';

/** Where browsers send what the policy below stopped; see `reports.ts`. */
export const reportPath = '/csp-report';

/**
 * What pages may load and reach: this site, and the tags of the register that have a measurement id.
 *
 * @param frames hosts of what is embedded
 */
export function contentPolicy(register: Register, frames: readonly string[] = []): string {
  const tags = register.services.flatMap((service) =>
    service.tag && measurementId(service, process.env['MEASUREMENT_ID']) ? [service.tag] : [],
  );
  const scripts = tags.map(({ script }) => new URL(script).origin);
  const sends = tags.flatMap(({ sendsTo }) => sendsTo);
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    "style-src 'self'",
    ["img-src 'self'", ...sends].join(' '),
    "font-src 'self'",
    ["connect-src 'self'", ...sends].join(' '),
    ...(frames.length > 0 ? [`frame-src ${frames.join(' ')}`] : []),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `report-uri ${reportPath}`,
    'report-to csp',
  ].join('; ');
}

const always: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentPolicy(register),
  'Reporting-Endpoints': `csp="${reportPath}"`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // Links to a person's page carry a token in the path: it must never leave in a Referer.
  'Referrer-Policy': 'no-referrer',
  // Browsers heed this over https alone (RFC 6797 section 8.1), so plain http is not harmed by it.
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Sets the headers on every answer, errors and refusals included; a route may override one. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(always)) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  }
};
