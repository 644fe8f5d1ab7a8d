/**
 * Ids of rows: UUIDs of version 7 (RFC 9562, 5.7), the time in front and chance behind. Rows made
 * one after the other then lie beside one another in the index, and a commit writes a few pages of
 * it; random ids would touch another page for every row.
 */
import { randomUUID } from 'node:crypto';

/** How many ids the current millisecond gave out already; keeps ids of one batch in order. */
let count = 0;
let last = 0;

export function freshId(): string {
  const now = Date.now();
  count = now === last ? (count + 1) & 0xfff : 0;
  last = now;
  const time = now.toString(16).padStart(12, '0');
  const order = count.toString(16).padStart(3, '0');
  // Variant and the remaining 62 bits are those of a random UUID.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${order}${randomUUID().slice(18)}`;
}
