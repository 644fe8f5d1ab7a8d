/**
 * Maildir: one file a letter, whole or not there. Delivered by writing into `tmp` and renaming into
 * `new`, so that a process killed at any point leaves no half letter to be read.
 * https://cr.yp.to/proto/maildir.html
 */
import { randomBytes } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Bell, makeBell } from '../bell.ts';
import type { MailSource, RawLetter } from './letter.ts';

const OLD_TMP = 36 * 60 * 60 * 1000;
/** Where the header ends, and how much of a letter too large to read is read for it. */
const MOST_HEADER_OCTETS = 64_000;

export async function makeMaildir(dir: string): Promise<void> {
  for (const part of ['tmp', 'new', 'cur']) {
    await mkdir(join(dir, part), { recursive: true, mode: 0o700 });
  }
}

/** Resolves when the letter is on the disk. */
export async function deliver(dir: string, letter: Uint8Array, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const host = hostname().replaceAll('/', '\\057').replaceAll(':', '\\072');
  const name = `${seconds}.M${process.hrtime.bigint()}P${process.pid}R${randomBytes(4).toString('hex')}.${host}`;
  const path = join(dir, 'tmp', name);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(letter);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(path, join(dir, 'new', name));
  await syncFolder(join(dir, 'new'));
  return name;
}

/** A rename survives a power cut once its folder is on the disk. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Letters in `new` and `cur`, since a mail program may have looked at them before us. */
export async function openMaildir(
  dir: string,
  mostOctets: number,
  pollEvery: number,
): Promise<MailSource> {
  const handled = join(dir, '.Handled');
  await makeMaildir(dir);
  await makeMaildir(handled);
  await removeOldTmp(dir);
  const bell = makeBell();
  const watcher = tryWatch(join(dir, 'new'), bell);
  return {
    name: 'maildir',
    fetch: (limit) => fetchLetters(dir, limit, mostOctets),
    settle: async (positions) => {
      await Promise.all(positions.map((position) => moveLetter(dir, handled, position)));
    },
    destroy: async (letters) => {
      for (const { position } of letters) await destroyLetter(dir, handled, position);
      return [];
    },
    wait: (signal) => bell.wait(pollEvery, signal),
    close: async () => watcher?.close(),
  };
}

async function fetchLetters(dir: string, limit: number, most: number): Promise<RawLetter[]> {
  const names = (
    await Promise.all(
      ['new', 'cur'].map(async (part) =>
        (await filesOf(join(dir, part))).map((name) => join(part, name)),
      ),
    )
  ).flat();
  // Names that begin with a dot are not letters, by the format's own word.
  const visible = names.filter((name) => name[4] !== '.');
  const oldest = visible.sort(byBaseName).slice(0, limit);
  const letters = await Promise.all(oldest.map((name) => readLetter(dir, name, most)));
  return letters.filter((letter) => letter !== null);
}

/** Files alone: a folder that somebody put there must not hold up the letters. */
async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
}

/** A Maildir name begins with the second of delivery. */
function byBaseName(a: string, b: string): number {
  return a.slice(4) < b.slice(4) ? -1 : 1;
}

async function readLetter(dir: string, name: string, most: number): Promise<RawLetter | null> {
  const path = join(dir, name);
  try {
    const { size, mtime } = await stat(path);
    const whole = size <= most;
    const raw = whole ? await readFile(path) : await readHead(path);
    return { mailbox: 'maildir', position: name, receivedAt: mtime, size, raw, whole };
  } catch (error) {
    // Somebody moved it between the listing and the reading.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_HEADER_OCTETS));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function moveLetter(dir: string, handled: string, position: string): Promise<void> {
  const base = baseOf(position);
  try {
    await rename(join(dir, position), join(handled, 'cur', `${base}:2,S`));
  } catch (error) {
    // Moved before, by us or by its owner: there is nothing left to do.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** A name leads to its letter, moved or not; a mail program may have added flags to it. */
async function destroyLetter(dir: string, handled: string, position: string): Promise<void> {
  const base = baseOf(position);
  for (const folder of [join(dir, 'new'), join(dir, 'cur'), join(handled, 'cur')]) {
    for (const name of await readdir(folder)) {
      if (baseOf(`cur/${name}`) === base) await rm(join(folder, name), { force: true });
    }
  }
}

function baseOf(position: string): string {
  return position.slice(4).replace(/:2,.*$/, '');
}

async function removeOldTmp(dir: string): Promise<void> {
  for (const name of await readdir(join(dir, 'tmp'))) {
    const path = join(dir, 'tmp', name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > OLD_TMP) await unlink(path);
  }
}

/** Some file systems cannot tell of changes; then the poll alone finds new mail. */
function tryWatch(path: string, bell: Bell): FSWatcher | null {
  try {
    const watcher = watch(path, () => bell.ring());
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
