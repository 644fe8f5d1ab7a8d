/**
 * Letters are understood in a thread of their own. While it reads, this one commits what was read
 * before; and a letter made to block a parser, or to fill its memory, ends or holds up that thread
 * alone: the links people click, the desk and the other letters go on.
 */
import { Worker } from 'node:worker_threads';
import type { Understood, Unread, Unreadable } from './understand.ts';

export interface Reader {
  /** In the letters' order. Never rejects for what a letter holds. */
  read(letters: readonly Unread[]): Promise<(Understood | Unreadable)[]>;
  close(): Promise<void>;
}

export interface ReaderLimits {
  /** Milliseconds for one call. */
  readonly longest: number;
  /** Of the thread's own memory; the letters' bytes lie outside it. */
  readonly megabytes: number;
}

export interface Job {
  readonly number: number;
  readonly letters: readonly Unread[];
}

export interface Answer {
  readonly number: number;
  readonly results: (Understood | Unreadable)[];
}

/** Resolves with the results, or with why there are none. */
type Waiting = (came: Answer['results'] | string) => void;

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

const usual: ReaderLimits = { longest: 60_000, megabytes: 1_024 };

/** The thread starts with the first letter, and again after one that ended it. */
export function makeReader(limits: ReaderLimits = usual): Reader {
  let running: Thread | null = null;
  let count = 0;

  function thread(): Thread {
    running ??= startThread(limits.megabytes, stop);
    return running;
  }

  /** Whoever waits is told why. It may still run a while: the next letter must not go to it. */
  function stop(ended: Thread, why: string): void {
    if (running === ended) running = null;
    void ended.worker.terminate();
    for (const answer of [...ended.waiting.values()]) answer(why);
  }

  function ask(letters: readonly Unread[]): Promise<Answer['results'] | string> {
    const asked = thread();
    const { worker, waiting } = asked;
    const number = ++count;
    return new Promise((resolve) => {
      const seconds = Math.round(limits.longest / 1000);
      const why = `Reading it took longer than ${seconds} seconds.`;
      const timer = setTimeout(() => stop(asked, why), limits.longest);
      waiting.set(number, (came) => {
        clearTimeout(timer);
        waiting.delete(number);
        // While nobody waits it must not keep the process up.
        if (waiting.size === 0) worker.unref();
        resolve(came);
      });
      worker.ref();
      post(worker, number, letters);
    });
  }

  async function read(letters: readonly Unread[]): Promise<Answer['results']> {
    if (letters.length === 0) return [];
    const came = await ask(letters);
    if (typeof came !== 'string') return came;
    if (letters.length === 1) return [{ unreadable: came }];
    // One of them did it; each by itself tells which.
    const each: Answer['results'] = [];
    for (const letter of letters) each.push(...(await read([letter])));
    return each;
  }

  return {
    read,
    close: async () => {
      await running?.worker.terminate();
    },
  };
}

function startThread(megabytes: number, stop: (thread: Thread, why: string) => void): Thread {
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  const thread: Thread = { worker, waiting: new Map() };
  let why = 'Reading it ended the thread that reads.';
  worker.on('message', ({ number, results }: Answer) => thread.waiting.get(number)?.(results));
  worker.on('error', (error) => {
    why = `Reading it ended the thread that reads: ${String(error).slice(0, 200)}`;
  });
  worker.on('exit', () => stop(thread, why));
  return thread;
}

/** Its own copy of each letter's bytes, handed over: a view would take all of a larger buffer along. */
function post(worker: Worker, number: number, letters: readonly Unread[]): void {
  const own = letters.map((letter) => ({ ...letter, raw: new Uint8Array(letter.raw) }));
  worker.postMessage(
    { number, letters: own } satisfies Job,
    own.map(({ raw }) => raw.buffer),
  );
}
