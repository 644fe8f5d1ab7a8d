/** Learns one network after another, as learning.ts asks for them. */
import { parentPort } from 'node:worker_threads';
import { everything, foldOf } from './folds.ts';
import type { Task } from './learning.ts';
import { train } from './train.ts';

const examples = everything();

parentPort?.on('message', ({ fold, seed }: Task) => {
  const heard = examples.filter(({ letter }) => fold === null || foldOf(letter) !== fold);
  const trained = train(heard, seed);
  parentPort?.postMessage(trained, [trained.features.buffer as ArrayBuffer]);
});
