/** The Maildir: no half letter is ever read, none is lost, whenever the process ends. */
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deliver, makeMaildir, openMaildir } from '#worker/mail/maildir.ts';
import { tempDir } from '../temp.ts';

const source = join(import.meta.dirname, '../../worker/mail/maildir.ts');
const now = new Date('2026-03-02T10:00:00Z');

async function fresh() {
  const dir = join(tempDir(), 'inbox');
  await makeMaildir(dir);
  return dir;
}
const open = (dir: string, most = 1_000_000) => openMaildir(dir, most, 60_000);
const text = (raw: Uint8Array) => Buffer.from(raw).toString();

describe('Delivering', () => {
  it('leaves nothing in tmp and the whole letter in new', async () => {
    const dir = await fresh();
    const name = await deliver(dir, Buffer.from('whole'), now);
    expect(readdirSync(join(dir, 'tmp'))).toEqual([]);
    expect(readFileSync(join(dir, 'new', name), 'utf8')).toBe('whole');
  });

  it('a thousand at once gives each a name of its own', async () => {
    const dir = await fresh();
    const names = await Promise.all(
      Array.from({ length: 200 }, (_, n) => deliver(dir, Buffer.from(String(n)), now)),
    );
    expect(new Set(names).size).toBe(200);
    expect(readdirSync(join(dir, 'new'))).toHaveLength(200);
  });

  it('when the process is killed in the middle of it, no half letter is read', async () => {
    const dir = await fresh();
    const code = `import { deliver } from ${JSON.stringify(source)};
      const letter = Buffer.alloc(3_000_000, 'x');
      console.log('ready');
      for (;;) await deliver(${JSON.stringify(dir)}, letter, new Date());`;
    for (const after of [30, 60, 90]) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, after));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
    }
    const mailbox = await open(dir, 10_000_000);
    for (const letter of await mailbox.fetch(100)) expect(letter.raw.length).toBe(3_000_000);
    await mailbox.close();
  });
});

describe('Fetching', () => {
  it('gives the oldest first, at most as many as asked for', async () => {
    const dir = await fresh();
    for (const second of [3, 1, 2]) {
      await deliver(dir, Buffer.from(String(second)), new Date(now.getTime() + second * 1000));
    }
    const mailbox = await open(dir);
    expect((await mailbox.fetch(2)).map((one) => text(one.raw))).toEqual(['1', '2']);
    await mailbox.close();
  });

  it('gives the same letters again until they are settled', async () => {
    const dir = await fresh();
    await deliver(dir, Buffer.from('one'), now);
    const mailbox = await open(dir);
    const first = await mailbox.fetch(10);
    expect(await mailbox.fetch(10)).toEqual(first);
    await mailbox.settle(first.map((one) => one.position));
    expect(await mailbox.fetch(10)).toEqual([]);
    expect(readdirSync(join(dir, '.Handled', 'cur'))).toHaveLength(1);
    await mailbox.close();
  });

  it('reads what a mail program has looked at before us', async () => {
    const dir = await fresh();
    const name = await deliver(dir, Buffer.from('seen'), now);
    renameSync(join(dir, 'new', name), join(dir, 'cur', `${name}:2,S`));
    const mailbox = await open(dir);
    const [letter] = await mailbox.fetch(10);
    expect(text(letter?.raw ?? new Uint8Array())).toBe('seen');
    await mailbox.settle([letter?.position ?? '']);
    expect(readdirSync(join(dir, 'cur'))).toEqual([]);
    await mailbox.close();
  });

  it('of a letter too large gives its beginning and its size', async () => {
    const dir = await fresh();
    await deliver(dir, Buffer.alloc(500_000, 'x'), now);
    const mailbox = await open(dir, 100_000);
    const [letter] = await mailbox.fetch(10);
    expect(letter).toMatchObject({ whole: false, size: 500_000 });
    expect(letter?.raw.length).toBe(64_000);
    await mailbox.close();
  });

  it('counts the receipt from when the letter was delivered', async () => {
    const dir = await fresh();
    const name = await deliver(dir, Buffer.from('x'), now);
    utimesSync(join(dir, 'new', name), now, now);
    const mailbox = await open(dir);
    expect((await mailbox.fetch(1))[0]?.receivedAt).toEqual(now);
    await mailbox.close();
  });

  it('passes over what is no letter: folders, and files whose names begin with a dot', async () => {
    const dir = await fresh();
    mkdirSync(join(dir, 'new', '1700000000.folder'));
    writeFileSync(join(dir, 'new', '.nfs0001'), 'half');
    await deliver(dir, Buffer.from('letter'), now);
    const mailbox = await open(dir);
    expect((await mailbox.fetch(10)).map((one) => text(one.raw))).toEqual(['letter']);
    await mailbox.close();
  });
});

describe('Settling', () => {
  it('twice is the same as once', async () => {
    const dir = await fresh();
    await deliver(dir, Buffer.from('one'), now);
    const mailbox = await open(dir);
    const positions = (await mailbox.fetch(10)).map((one) => one.position);
    await mailbox.settle(positions);
    await mailbox.settle(positions);
    expect(readdirSync(join(dir, '.Handled', 'cur'))).toHaveLength(1);
    await mailbox.close();
  });

  it('a letter that its owner took away is no fault', async () => {
    const dir = await fresh();
    const mailbox = await open(dir);
    await mailbox.settle(['new/1700000000.gone']);
    await mailbox.close();
  });
});

it('New mail ends the waiting long before the next poll', async () => {
  const dir = await fresh();
  const mailbox = await open(dir);
  const { signal } = new AbortController();
  const waiting = mailbox.wait(signal);
  await deliver(dir, Buffer.from('one'), now);
  const late = new Promise((resolve) => setTimeout(() => resolve('late'), 5_000).unref());
  expect(await Promise.race([waiting.then(() => 'woken'), late])).toBe('woken');
  await mailbox.close();
});

it('What a killed delivery left in tmp is cleared after a day and a half, not before', async () => {
  const dir = await fresh();
  const old = new Date(Date.now() - 37 * 60 * 60 * 1000);
  writeFileSync(join(dir, 'tmp', 'old'), 'x');
  utimesSync(join(dir, 'tmp', 'old'), old, old);
  writeFileSync(join(dir, 'tmp', 'young'), 'x');
  await (await open(dir)).close();
  expect(readdirSync(join(dir, 'tmp'))).toEqual(['young']);
});
