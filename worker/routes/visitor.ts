/** Who a request comes from, as far as limits need to know. */
import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * The connection's own address; a header that names another is a stranger's words. Only where the
 * connection comes from this machine is a proxy of ours before us, and the last address it wrote
 * down is the visitor's: without it the whole world would share one limit.
 *
 * @returns an address, or the /64 of one of IPv6, which is what a household is given (RFC 6177)
 */
export function visitor(c: Context): string {
  const own = connection(c);
  if (!isThisMachine(own)) return network(own);
  const last = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? '';
  return network(isIP(last) ? last : own);
}

function connection(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

function isThisMachine(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

/** A mapped address of IPv4 is one of IPv4 (RFC 4291, 2.5.5.2). */
function network(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const zeros = plain.includes('::') ? Array(8 - left.length - right.length).fill('0') : [];
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
