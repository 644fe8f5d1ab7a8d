import { domainToASCII } from 'node:url';

/**
 * The one form in which addresses are compared, digested and stored: lower case, domain in ASCII
 * (RFC 5891). Local parts are case-sensitive on paper (RFC 5321, 2.4) and nowhere else.
 *
 * @returns null when the text is no address
 */
export function normalAddress(text: string): string | null {
  const trimmed = text.trim().normalize('NFC');
  const at = trimmed.lastIndexOf('@');
  // RFC 5321, 4.5.3.1: local part 64 octets, path 256 with its brackets.
  if (at < 1 || at > 64 || trimmed.length > 254 || /[\s<>",;:()[\]\\\p{Cc}]/u.test(trimmed)) {
    return null;
  }
  const domain = domainToASCII(trimmed.slice(at + 1));
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(domain)) return null;
  return `${trimmed.slice(0, at).toLowerCase()}@${domain}`;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
