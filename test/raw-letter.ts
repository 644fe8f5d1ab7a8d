import type { RawLetter } from '#worker/mail/letter.ts';

let count = 0;

/** A letter as a mailbox would hand it over. */
export function rawLetter(text: string | Uint8Array, more: Partial<RawLetter> = {}): RawLetter {
  const raw = typeof text === 'string' ? Buffer.from(text) : text;
  return {
    mailbox: 'test',
    position: `new/${++count}`,
    receivedAt: new Date('2026-03-02T10:00:00Z'),
    size: raw.length,
    raw,
    whole: true,
    ...more,
  };
}
