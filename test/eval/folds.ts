/**
 * How well the model does on voices it has not heard: the voices are dealt into folds, and each fold
 * is judged by a model trained on the others. What it says there also calibrates the model.
 */
import { classifier } from '#worker/request/classify.ts';
import { load, type Model, score } from '#worker/request/model.ts';
import { letters } from '../letters.ts';
import type { Answered } from './measure.ts';
import { sentences } from './sentences.ts';
import { store } from './store.ts';
import { type Example, example, type Raw } from './train.ts';

/** Folds the voices are dealt into. */
export const folds = [0, 1, 2, 3, 4, 5];

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

/** Each tuned letter once, by the model of its fold. */
export function judge(examples: readonly Example[], models: readonly Raw[]): Judged[] {
  // As they are loaded, in eight bits.
  const loaded = models.map((model) => load(store(model)));
  return examples.flatMap((one) => {
    const model = loaded[foldOf(one.letter) ?? -1];
    return model ? [{ example: one, model, sums: score(model, one.features).sums }] : [];
  });
}

/** What is made of each, once sums are probabilities. */
export function unheard(judged: readonly Judged[], scale: Model['calibration']): Answered[] {
  return judged.map(({ example: { letter }, model }) => ({
    letter,
    said: classifier({ ...model, calibration: scale })(letter.message),
  }));
}

/**
 * A voice is always in the same fold, whatever others come or go. Sentences (sentences.ts) belong to
 * none: they are always learnt from and never judged.
 */
export function foldOf({ voice, set }: Example['letter']): number | null {
  if (set !== 'tuned') return null;
  let hash = 7;
  for (let at = 0; at < voice.length; at++) hash = (Math.imul(hash, 31) + voice.charCodeAt(at)) | 0;
  return (hash >>> 8) % folds.length;
}
