/** Arithmetic on rows of as many numbers as a sentence has units. */
import { units } from '#worker/request/model.ts';

/** into[at …] += factor × from[begin …] */
export function addTo(
  into: Float32Array,
  at: number,
  from: Float32Array,
  begin: number,
  factor: number,
): void {
  for (let k = 0; k < units; k++)
    into[at + k] = (into[at + k] ?? 0) + (from[begin + k] ?? 0) * factor;
}

export function dot(weights: Float32Array, at: number, state: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < units; k++) sum += (weights[at + k] ?? 0) * (state[k] ?? 0);
  return sum;
}
