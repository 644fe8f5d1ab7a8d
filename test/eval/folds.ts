/**
 * How well the model does on voices it has not heard: the voices are dealt into folds, and each
 * fold is judged by a model trained on the others. What it says there also calibrates the model.
 */
import { type Model, score } from '#worker/request/model.ts';
import { type Example, train } from './train.ts';

/** Folds the voices are dealt into; each language's voices go to different ones. */
const folds = 6;

export interface Judged {
  readonly example: Example;
  /** Not calibrated. */
  readonly model: Model;
  /** Per output, by a model that has not seen this voice. */
  readonly sums: Float64Array;
}

export function judge(examples: readonly Example[], on = (_: Example) => true): Judged[] {
  const fold = deal(examples);
  const judged: Judged[] = [];
  for (let each = 0; each < folds; each++) {
    const model = train(examples.filter(({ letter }) => fold.get(letter.voice) !== each));
    for (const example of examples) {
      if (fold.get(example.letter.voice) !== each || !on(example)) continue;
      judged.push({ example, model, sums: score(model, example.features).sums });
    }
  }
  return judged;
}

/** Sentences (sentences.ts) belong to no fold: they are always learnt from and never judged. */
const measured = ({ letter }: Example): boolean => letter.set === 'tuned';

function deal(examples: readonly Example[]): Map<string, number> {
  const voices = new Set(examples.filter(measured).map(({ letter }) => letter.voice));
  return new Map([...voices].sort().map((voice, index) => [voice, index % folds]));
}
