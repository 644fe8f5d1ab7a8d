/** Where to report a weakness (RFC 9116). */
import type { APIRoute } from 'astro';
import { mailbox } from '#content/company.ts';
import { languages } from '#content/languages.ts';
import { pages } from '#content/pages.ts';

/** RFC 9116 section 2.5.5 advises less than a year from now. */
const lastsDays = 364;

export const GET: APIRoute = ({ site }) =>
  new Response(
    [
      `Contact: mailto:${mailbox.address}`,
      `Expires: ${dayAfter(lastsDays)}T00:00:00Z`,
      `Preferred-Languages: ${languages.map(({ code }) => code).join(', ')}`,
      `Canonical: ${new URL('/.well-known/security.txt', site)}`,
      `Policy: ${new URL(pages.policy, site)}`,
      '',
    ].join('\n'),
  );

/** A day from today, `YYYY-MM-DD`: builds of one day give the same file. */
function dayAfter(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
