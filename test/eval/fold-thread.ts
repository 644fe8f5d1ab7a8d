/** Trains one model without the voices of one fold (folds.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { everything, foldOf } from './folds.ts';
import { store } from './store.ts';
import { train } from './train.ts';

const fold: unknown = workerData;
parentPort?.postMessage(store(train(everything().filter(({ letter }) => foldOf(letter) !== fold))));
