/** The thread that reader.ts starts: understands letters in the order they come. */
import { parentPort } from 'node:worker_threads';
import type { Answer, Job } from './reader.ts';
import { understand } from './understand.ts';

// One part after the other.
let before: Promise<void> = Promise.resolve();

parentPort?.on('message', (job: Job) => {
  before = before.then(() => answer(job));
});

async function answer({ number, letters }: Job): Promise<void> {
  const results = await understand(letters);
  parentPort?.postMessage({ number, results } satisfies Answer);
}
