import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { takeLock } from '#db/lock.ts';
import { tempDir } from '../temp.ts';
import { until } from '../wait.ts';

const folder = tempDir();
const source = join(import.meta.dirname, '../../db/lock.ts');

/** Another process that takes the lock, says so, and stays. */
async function holder(path: string) {
  const code = `import { takeLock } from ${JSON.stringify(source)};
    console.log(takeLock(${JSON.stringify(path)}) ? 'held' : 'refused');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await until('the other process speaks', () => said.includes('\n'));
  const end = async () => {
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
  };
  return { said: said.trim(), end };
}

it('A second process is refused while the first holds the lock', async () => {
  const path = join(folder, 'second.lock');
  const lock = takeLock(path);
  expect(lock).not.toBeNull();
  const other = await holder(path);
  expect(other.said).toBe('refused');
  await other.end();
  lock?.release();
});

it('The lock is free again when its holder was killed', async () => {
  const path = join(folder, 'killed.lock');
  const other = await holder(path);
  expect(other.said).toBe('held');
  expect(takeLock(path)).toBeNull();
  await other.end();
  const lock = takeLock(path);
  expect(lock).not.toBeNull();
  lock?.release();
});

it('A lock that was released can be taken again', () => {
  const path = join(folder, 'again.lock');
  takeLock(path)?.release();
  const lock = takeLock(path);
  expect(lock).not.toBeNull();
  lock?.release();
});

it('A lock in a folder that is not there is a fault with its path, not a lock held by another', () => {
  expect(() => takeLock(join(folder, 'nowhere', 'x.lock'))).toThrow(/nowhere/);
});
