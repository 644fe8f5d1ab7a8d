/** `privacy-desk consent rates`, run in this process through the real parser. */
import { expect, test } from 'vitest';
import { chooseOn } from '../desk/receipts.ts';
import { withDesk } from '../desk.ts';
import { freePort } from '../port.ts';
import { tempDir } from '../temp.ts';
import { runHere } from './run-here.ts';

async function machine() {
  const env = {
    DATA_DIR: tempDir(),
    PORT: String(await freePort()),
    LISTEN_PORT: String(await freePort()),
  };
  return { env, run: (...words: string[]) => runHere(env, 'consent', 'rates', ...words) };
}

test('It prints choices by day with their sum and share, since the day that is named.', async () => {
  const { env, run } = await machine();
  const now = new Date();
  const today = now.toISOString().slice(0, 10);
  await withDesk(async (desk) => {
    await chooseOn(desk, now, 'accept', 3);
    await chooseOn(desk, now, 'reject', 1, 'gpc');
    await chooseOn(desk, new Date('2026-01-02T10:00:00Z'), 'reject', 5);
  }, env);
  const words = (out: string) =>
    out
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/));
  const { out, code } = await run('--since', today);
  expect(code).toBe(0);
  expect(words(out)).toEqual([
    ['accept', 'reject', 'save', 'allow', 'withdraw', 'all', 'gpc'],
    [today, '3', '1', '0', '0', '0', '4', '1'],
    ['total', '3', '1', '0', '0', '0', '4', '1'],
    ['share', '75%', '25%', '0%', '0%', '0%', '100%', '25%'],
  ]);
  const all = JSON.parse((await run('--since', '2026-01-01', '--json')).out);
  expect(all).toMatchObject({ since: '2026-01-01', total: { all: 9, gpc: 1 } });
});

test('Without a choice it says so, and what is no day is refused in a sentence.', async () => {
  const { run } = await machine();
  expect((await run()).out).toMatch(/^Nobody has chosen since \d{4}-\d\d-\d\d\.\n$/);
  const wrong = await run('--since', 'tuesday');
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('a day is written like 2026-03-12');
});
