/** From sums to probabilities: what voices not heard asked for decides how sure a sum may be. */
import { bounded, largest, type Model, type Output, outputs } from '#worker/request/model.ts';
import type { Judged } from './folds.ts';
import { fit } from './regression.ts';
import { target } from './train.ts';

/** Platt's scaling: a logistic regression of one number, and for "any" of two. */
export function calibration(judged: readonly Judged[]): Model['calibration'] {
  return outputs.map((output, j) => {
    const numbers = judged.map(({ sums }) => inputs(output, sums, j));
    const width = output === 'any' ? 2 : 1;
    const data = {
      start: Int32Array.from({ length: judged.length + 1 }, (_, index) => index * width),
      columns: Int32Array.from({ length: judged.length * width }, (_, index) => index % width),
      values: Float64Array.from(numbers.flat()),
      width,
    };
    const targets = Float64Array.from(judged, ({ example }) => target(example.letter, output));
    const { weights, bias } = fit(data, targets, 0.01);
    return [weights[0] ?? 1, weights[1] ?? 0, bias] as const;
  });
}

function inputs(output: Output, sums: Float64Array, j: number): number[] {
  const own = bounded(sums[j] ?? 0);
  return output === 'any' ? [own, bounded(largest(sums))] : [own];
}
