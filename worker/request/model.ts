/**
 * The linear model: for each thing a letter may be, a weight per feature, and how its sum becomes a
 * probability. Trained by test/eval/train.ts on the tuned letters; small enough to read and to
 * carry in the repository.
 */
import type { Label } from './classification.ts';
import type { Features, Sample } from './features.ts';

/** What the model judges: each right, whether anything is asked at all, whether a machine wrote it. */
export const outputs = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'opt-out',
  'profiling',
  'objection',
  'consent-withdrawal',
  'complaint',
  'suppliers',
  'provenance',
  'follow-up',
  'any',
  'automatic',
] as const satisfies readonly (Label | 'any' | 'automatic')[];
export type Output = (typeof outputs)[number];

export interface Model {
  /** Row of each known feature. */
  readonly rows: ReadonlyMap<number, number>;
  /** Row by row, one weight per output. */
  readonly weights: Float32Array;
  readonly bias: readonly number[];
  /**
   * Per output, how its sum and the largest sum of a right become a probability:
   * 1 / (1 + exp(-(a·sum + b·largest + c))). Only "any" looks at the largest: a letter in which one
   * right is clear asks for something, whatever else it is about.
   */
  readonly calibration: readonly (readonly [number, number, number])[];
}

export interface Scores {
  /** Per output, before calibration. */
  readonly sums: Float64Array;
  /** Row by row, per sentence and output: what the sentence added. */
  readonly bySentence: Float64Array;
}

const width = outputs.length;

/**
 * Every sentence adds what its words weigh, less the more sentences there are; how the letter came
 * adds the rest.
 */
export function score(model: Model, features: Features): Scores {
  const sums = Float64Array.from(model.bias);
  add(model, features.letter, sums, 0, 1);
  const count = features.sentences.length;
  const bySentence = new Float64Array(count * width);
  for (const [i, sample] of features.sentences.entries())
    add(model, sample, bySentence, i * width, share(count));
  for (let i = 0; i < bySentence.length; i++)
    sums[i % width] = (sums[i % width] ?? 0) + (bySentence[i] ?? 0);
  return { sums, bySentence };
}

function add(model: Model, sample: Sample, into: Float64Array, at: number, factor: number): void {
  for (let i = 0; i < sample.keys.length; i++) {
    const row = model.rows.get(sample.keys[i] ?? 0);
    if (row === undefined) continue;
    const value = (sample.values[i] ?? 0) * factor;
    for (let j = 0; j < width; j++)
      into[at + j] = (into[at + j] ?? 0) + (model.weights[row * width + j] ?? 0) * value;
  }
}

/** How much each of so many sentences counts: a long letter says the same things more often. */
export const share = (count: number): number => 2 / Math.sqrt(1 + count);

/** Sums beyond this are all alike certain. */
const furthest = 12;
export const bounded = (sum: number): number => Math.max(-furthest, Math.min(furthest, sum));

/** The largest sum of a right. */
export function largest(sums: Float64Array): number {
  return Math.max(...sums.subarray(0, outputs.indexOf('any')));
}

/** One probability per output. */
export function probabilities(model: Model, sums: Float64Array): number[] {
  const most = bounded(largest(sums));
  return outputs.map((_, j) => {
    const [a, b, c] = model.calibration[j] ?? [1, 0, 0];
    return 1 / (1 + Math.exp(-(a * bounded(sums[j] ?? 0) + b * most + c)));
  });
}

/** As stored in model.json: numbers in base64, weights in 8 bits with one scale per output. */
export interface Stored {
  readonly keys: string;
  readonly weights: string;
  readonly scales: readonly number[];
  readonly bias: readonly number[];
  readonly calibration: readonly (readonly [number, number, number])[];
}

export function load(stored: Stored): Model {
  const keys = new Int32Array(bytes(stored.keys).buffer);
  const small = new Int8Array(bytes(stored.weights).buffer);
  const weights = Float32Array.from(
    small,
    (weight, index) => weight * (stored.scales[index % width] ?? 0),
  );
  const rows = new Map<number, number>();
  for (const [row, key] of keys.entries()) rows.set(key, row);
  return { rows, weights, bias: stored.bias, calibration: stored.calibration };
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
