/**
 * The linear model: for each thing a letter may be, a weight per feature, and how its sum becomes a
 * probability. Trained by test/eval/train.ts on the tuned letters; small enough to read and to
 * carry in the repository.
 */
import type { Label } from './classification.ts';
import type { Features, Group } from './features.ts';

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

/** How much the features of each sort count together, whatever their number. */
const values: Readonly<Record<keyof Features, (count: number) => number>> = {
  ideas: (count) => 1 / Math.sqrt(1 + count / 20),
  pairs: (count) => 1 / Math.sqrt(1 + count / 20),
  ways: (count) => 1.2 / Math.sqrt(1 + count / 10),
  words: (count) => 4 / Math.sqrt(16 + count),
  signs: () => 0.7,
};

const groups = ['ideas', 'pairs', 'ways', 'words', 'signs'] as const;

/** Calls `visit` with each feature, its value and its sentence. */
export function each(
  features: Features,
  visit: (key: number, value: number, sentence: number) => void,
): void {
  for (const name of groups) {
    const group: Group = features[name];
    const value = values[name](group.keys.length);
    for (let i = 0; i < group.keys.length; i++)
      visit(group.keys[i] ?? 0, value, group.sentences[i] ?? -1);
  }
}

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
  /** Per output, before calibration. */
  readonly sums: Float64Array;
  /** Per sentence and output, what the sentence added. */
  readonly bySentence: Float64Array;
}

export function score(model: Model, features: Features, sentences: number): Scores {
  const width = outputs.length;
  const sums = Float64Array.from(model.bias);
  const bySentence = new Float64Array(sentences * width);
  each(features, (key, value, sentence) => {
    const row = model.rows.get(key);
    if (row === undefined) return;
    for (let j = 0; j < width; j++) {
      const part = (model.weights[row * width + j] ?? 0) * value;
      sums[j] = (sums[j] ?? 0) + part;
      if (sentence >= 0)
        bySentence[sentence * width + j] = (bySentence[sentence * width + j] ?? 0) + part;
    }
  });
  return { sums, bySentence };
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
  const width = outputs.length;
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
