/**
 * Learns in two threads, a network at a time: each reads all letters once, and is then told which fold
 * to leave out.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { joined, type Raw, seeds, type Trained } from './train.ts';

/** One network to learn, without the voices of the fold; null: with all of them. */
export interface Task {
  readonly fold: number | null;
  readonly seed: number;
}

const threads = 2;

/** @returns a model without calibration for each fold, in their order */
export async function learnt(folds: readonly (number | null)[]): Promise<Raw[]> {
  const tasks = folds.flatMap((fold) => seeds.map((seed) => ({ fold, seed })));
  const results = new Map<Task, Trained>();
  const waiting = [...tasks];
  const work = async () => {
    const thread = new Worker(new URL('./learning-thread.ts', import.meta.url));
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      thread.postMessage(task);
      const [trained] = (await once(thread, 'message')) as [Trained];
      results.set(task, trained);
    }
    await thread.terminate();
  };
  await Promise.all(Array.from({ length: threads }, work));
  return folds.map((fold) =>
    joined(tasks.filter((task) => task.fold === fold).flatMap((task) => results.get(task) ?? [])),
  );
}
