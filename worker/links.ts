/** Where a token leads, and the headers that carry it. */
import { pages } from '#content/pages.ts';
import type { Config } from './config.ts';

/** The one-click address: `GET` shows a button, `POST` unsubscribes (RFC 8058). */
export function unsubscribeUrl(config: Config, token: string): string {
  return `${config.publicUrl}/unsubscribe/${token}`;
}

/** The person's choices, channel by channel. */
export function preferencesUrl(config: Config, token: string): string {
  return `${config.publicUrl}/preferences/${token}`;
}

/** The same token as a mail address; `{token}` in the configured pattern is its place. */
export function unsubscribeAddress(config: Config, token: string): string {
  return config.unsubscribeAddress.replace('{token}', token);
}

/** Both header fields of RFC 8058, section 3.1. They must be covered by the mail's DKIM signature. */
export function unsubscribeHeaders(config: Config, token: string): readonly string[] {
  const mailto = `mailto:${unsubscribeAddress(config, token)}?subject=unsubscribe`;
  return [
    `List-Unsubscribe: <${unsubscribeUrl(config, token)}>, <${mailto}>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  ];
}

/** The person's own page of a case: confirm, see where it stands, send proof, withdraw. */
export function caseUrl(config: Config, token: string): string {
  return `${config.publicUrl}/case/${token}`;
}

export function policyUrl(config: Config): string {
  return `${config.publicUrl}${pages.policy}`;
}

/** What an answer hands over, for one person, for a time. */
export function packageUrl(config: Config, token: string): string {
  return `${config.publicUrl}/package/${token}`;
}

/** Where a person confirms which organisation their data goes to. */
export function organisationUrl(config: Config, token: string): string {
  return `${config.publicUrl}/organisation/${token}`;
}
