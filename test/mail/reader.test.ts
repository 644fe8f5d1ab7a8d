/** The thread that reads: what a letter can do to it, and what that does to the others. */
import { afterEach, describe, expect, it } from 'vitest';
import { makeReader, type Reader, type ReaderLimits } from '#worker/mail/reader.ts';
import type { Unread } from '#worker/mail/understand.ts';

const optOut = 'From: Dana Okafor <dana@okafor.example>\nSubject: Stop\n\nTake me off your list.\n';
/** Mail of five megabytes in tables, which blocks a parser for a second and more. */
const tables = `From: a@b.example\nContent-Type: text/html\n\n${'<table><tr><td>x'.repeat(330_000)}`;

const unread = (text: string): Unread => ({ raw: Buffer.from(text), whole: true, stated: null });

let reader: Reader | null = null;
const limited = (limits: ReaderLimits = { longest: 30_000, megabytes: 512 }): Reader => {
  reader = makeReader(limits);
  return reader;
};
afterEach(() => reader?.close());

describe('The thread that reads', () => {
  it('understands letters in their order', async () => {
    const asks = 'From: eve@example.com\nSubject: Hello\n\nPlease delete all my data.\n';
    const results = await limited().read([unread(optOut), unread(asks)]);
    const rights = results.map((one) => 'message' in one && one.classification.rights[0]?.right);
    expect(rights).toEqual(['opt-out', 'erasure']);
  });

  it('gives up a letter that takes too long, says so, and reads the next', async () => {
    const limits = { longest: 1, megabytes: 512 };
    const one = limited(limits);
    const slow = 'Reading it took longer than 0 seconds.';
    expect(await one.read([unread(tables)])).toEqual([{ unreadable: slow }]);
    limits.longest = 30_000;
    expect(await one.read([unread(optOut)])).toMatchObject([{ message: { subject: 'Stop' } }]);
  });

  it('is started again after a letter that filled its memory, whose neighbours are read', async () => {
    const one = limited({ longest: 30_000, megabytes: 160 });
    const header = `X-Long: ${'y '.repeat(40)}\n`;
    const many = `From: a@b.example\n${header.repeat(200_000)}\nHello`;
    const results = await one.read([unread(optOut), unread(many), unread(optOut)]);
    expect(results.map((each) => ('message' in each ? 'read' : 'not read'))).toEqual([
      'read',
      'not read',
      'read',
    ]);
  }, 60_000);

  it('answers at once for no letters, without a thread', async () => {
    expect(await limited().read([])).toEqual([]);
  });

  it('tells whoever waits when it is closed, instead of leaving them waiting', async () => {
    const one = limited();
    const waits = one.read([unread(tables)]);
    await one.close();
    expect(await waits).toEqual([{ unreadable: 'Reading it ended the thread that reads.' }]);
  });
});
