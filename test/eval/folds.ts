/**
 * How well the model does on voices it has not heard: the voices are dealt into folds, and each fold
 * is judged by a model trained on the others, two at a time in threads. What it says there also
 * calibrates the model.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { load, type Model, type Stored, score } from '#worker/request/model.ts';
import { letters } from '../letters.ts';
import { sentences } from './sentences.ts';
import { type Example, example } from './train.ts';

/** Folds the voices are dealt into. */
export const folds = 6;
const atOnce = 2;

export interface Judged {
  readonly example: Example;
  /** Not calibrated. */
  readonly model: Model;
  /** Per output, by a model that has not seen this voice. */
  readonly sums: Float64Array;
}

/** Everything there is to learn from. */
export function everything(): Example[] {
  return [...letters('tuned'), ...sentences()].map(example);
}

/** Each tuned letter once. */
export async function judge(examples: readonly Example[]): Promise<Judged[]> {
  const waiting = Array.from({ length: folds }, (_, fold) => fold);
  const judged: Judged[] = [];
  const work = async () => {
    for (let fold = waiting.shift(); fold !== undefined; fold = waiting.shift()) {
      const model = await trainedWithout(fold);
      const unheard = examples.filter(({ letter }) => foldOf(letter) === fold);
      for (const one of unheard) {
        judged.push({ example: one, model, sums: score(model, one.features).sums });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return judged;
}

async function trainedWithout(fold: number): Promise<Model> {
  const worker = new Worker(new URL('./fold-thread.ts', import.meta.url), { workerData: fold });
  const [stored] = (await once(worker, 'message')) as [Stored];
  return load(stored);
}

/**
 * A voice is always in the same fold, whatever others come or go. Sentences (sentences.ts) belong to
 * none: they are always learnt from and never judged.
 */
export function foldOf({ voice, set }: Example['letter']): number | null {
  if (set !== 'tuned') return null;
  let hash = 7;
  for (let at = 0; at < voice.length; at++) hash = (Math.imul(hash, 31) + voice.charCodeAt(at)) | 0;
  return (hash >>> 8) % folds;
}
