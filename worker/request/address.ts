import { domainToASCII } from 'node:url';

/**
 * The one form in which addresses are compared, digested and stored: lower case, domain in ASCII
 * (RFC 5891). Local parts are case-sensitive on paper (RFC 5321, 2.4) and nowhere else.
 *
 * @returns null when the text is no address
 */
export function normalAddress(text: string): string | null {
  const trimmed = text.trim().toLowerCase().normalize('NFC');
  const at = trimmed.lastIndexOf('@');
  if (at < 1 || /[\s<>",;:()[\]\\\p{Cc}\p{Cs}]/u.test(trimmed)) return null;
  const domain = domainToASCII(trimmed.slice(at + 1));
  // RFC 1035, 2.3.4: a label has at most 63 octets.
  if (!/^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/.test(domain)) return null;
  const local = trimmed.slice(0, at);
  // Only in quotes, which we do not take.
  if (local.includes('@')) return null;
  const address = `${local}@${domain}`;
  // RFC 5321, 4.5.3.1: a local part has at most 64 octets, a path 256 with its brackets.
  return octets(local) <= 64 && octets(address) <= 254 ? address : null;
}

const utf8 = new TextEncoder();

function octets(text: string): number {
  return utf8.encode(text).length;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
