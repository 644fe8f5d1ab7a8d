/** From sums to probabilities: per output, the slope and shift that fit what unheard voices asked for. */
import type { Model } from '#worker/request/model.ts';
import { outputs } from '#worker/request/model.ts';
import type { Judged } from './folds.ts';
import { fit } from './regression.ts';
import { target } from './train.ts';

/** Platt's scaling: a logistic regression of one number. */
export function calibration(judged: readonly Judged[]): Model['calibration'] {
  return outputs.map((output, j) => {
    const targets = Float64Array.from(judged, ({ example }) => target(example.letter, output));
    const sums = Float64Array.from(judged, (each) =>
      Math.max(-12, Math.min(12, each.sums[j] ?? 0)),
    );
    const rows = Int32Array.from({ length: judged.length + 1 }, (_, index) => index);
    const data = { start: rows, columns: new Int32Array(judged.length), values: sums, width: 1 };
    const { weights, bias } = fit(data, targets, 0.01);
    return [weights[0] ?? 1, bias] as const;
  });
}
