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
  /** Per output: probability = 1 / (1 + exp(-(a·sum + b))). */
  readonly calibration: readonly (readonly [number, number])[];
}

export interface Scores {
  /** Per output, before calibration: the log-odds that some sentence says it. */
  readonly sums: Float64Array;
  /** Row by row, per sentence and output: the log-odds that this sentence says it. */
  readonly bySentence: Float64Array;
}

const width = outputs.length;

/**
 * Each sentence is judged on its own, with what the letter looks like; the letter asks for a right
 * if any of its sentences does (a "noisy or"). Whether a machine wrote it is a matter of the whole.
 */
export function score(model: Model, features: Features): Scores {
  const whole = Float64Array.from(model.bias);
  add(model, features.letter, whole, 0);
  const count = Math.max(1, features.sentences.length);
  const bySentence = new Float64Array(count * width);
  for (let i = 0; i < count; i++) bySentence.set(whole, i * width);
  for (const [i, sample] of features.sentences.entries()) add(model, sample, bySentence, i * width);
  const sums = new Float64Array(width);
  for (let j = 0; j < width; j++) sums[j] = pooled(bySentence, j, count, whole[j] ?? 0);
  return { sums, bySentence };
}

function add(model: Model, sample: Sample, into: Float64Array, at: number): void {
  for (let i = 0; i < sample.keys.length; i++) {
    const row = model.rows.get(sample.keys[i] ?? 0);
    if (row === undefined) continue;
    const value = sample.values[i] ?? 0;
    for (let j = 0; j < width; j++)
      into[at + j] = (into[at + j] ?? 0) + (model.weights[row * width + j] ?? 0) * value;
  }
}

/** Outputs that are a matter of the whole letter. */
export const wholly: ReadonlySet<Output> = new Set(['automatic']);

/** How much each sentence counts for an output of the whole letter. */
export const share = (count: number): number => 2 / Math.sqrt(1 + count);

function pooled(bySentence: Float64Array, j: number, count: number, whole: number): number {
  let quiet = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const z = bySentence[i * width + j] ?? 0;
    sum += z - whole;
    quiet -= softplus(z);
  }
  if (wholly.has(outputs[j] ?? 'any')) return whole + sum * share(count);
  // log(P / (1 - P)) where 1 - P = exp(quiet)
  return Math.log(Math.max(1e-12, -Math.expm1(quiet))) - quiet;
}

function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

export function probability(model: Model, output: number, sum: number): number {
  const [a, b] = model.calibration[output] ?? [1, 0];
  return 1 / (1 + Math.exp(-(a * sum + b)));
}

/** As stored in model.json: numbers in base64, weights in 8 bits with one scale per output. */
export interface Stored {
  readonly keys: string;
  readonly weights: string;
  readonly scales: readonly number[];
  readonly bias: readonly number[];
  readonly calibration: readonly (readonly [number, number])[];
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
