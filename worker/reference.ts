import { randomInt } from 'node:crypto';
import { freshId } from '#db/fresh-id.ts';

/** No 0/O, 1/I/L, 5/S, 2/Z or U: read over the telephone without a mistake. */
const LETTERS = '346789ABCDEFGHJKMNPQRTVWXY';

/** A new case's id, and the reference people quote: PD-4K7M-QXH3, 26^8 of them. */
export function freshCase(): { id: string; reference: string } {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return { id: freshId(), reference: `PD-${letters.slice(0, 4)}-${letters.slice(4)}` };
}
