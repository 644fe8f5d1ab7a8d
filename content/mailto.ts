/** A letter that is ready to send: a `mailto:` link (RFC 6068) to the privacy mailbox. */
import { mailbox } from './company.ts';
import type { Language } from './language.ts';
import type { RightId } from './rights.ts';

/** Lines end in CRLF and everything but the address is percent-encoded, as RFC 6068 section 5 asks. */
export function mailto(right: RightId, language: Language): string {
  const { subject, letter } = language.rights[right];
  const body = letter.join('\n\n').replaceAll('\n', '\r\n');
  return `mailto:${mailbox.address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
