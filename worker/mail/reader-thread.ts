/** The thread that reader.ts starts: understands letters one after the other, in the order they come. */
import { parentPort } from 'node:worker_threads';
import type { Answer, Job } from './reader.ts';
import { type Understood, type Unreadable, understand } from './understand.ts';

// A hundred parsers at once would hold a hundred letters' pieces.
let before: Promise<void> = Promise.resolve();

parentPort?.on('message', (job: Job) => {
  before = before.then(() => answer(job));
});

async function answer({ number, letters }: Job): Promise<void> {
  const results: (Understood | Unreadable)[] = [];
  for (const letter of letters) results.push(await understand(letter));
  parentPort?.postMessage({ number, results } satisfies Answer);
}
