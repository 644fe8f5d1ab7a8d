/** Makes the model of worker/request/model.json from the tuned letters. */
import type { Features, Sample } from '#worker/request/features.ts';
import { type Model, type Output, outputs, share } from '#worker/request/model.ts';
import { readLetter } from '#worker/request/reading.ts';
import type { Letter } from '../letters.ts';
import { fit, type Sparse } from './regression.ts';

export interface Example {
  readonly letter: Letter;
  readonly features: Features;
}

export function example(letter: Letter): Example {
  return { letter, features: readLetter(letter.message).features };
}

/** How strongly weights are held down: chosen by leave-one-voice-out. */
const l2 = 0.2;
/** A feature seen in one voice only is that voice's habit. */
const fewestVoices = 2;

/** A model without calibration. */
export function train(examples: readonly Example[]): Model {
  const rows = vocabulary(examples);
  const data = sparse(examples, rows);
  const width = outputs.length;
  const weights = new Float32Array(rows.size * width);
  const bias: number[] = [];
  for (const [j, output] of outputs.entries()) {
    const targets = Float64Array.from(examples, ({ letter }) => target(letter, output));
    const fitted = fit(data, targets, l2);
    for (let row = 0; row < rows.size; row++) weights[row * width + j] = fitted.weights[row] ?? 0;
    bias.push(fitted.bias);
  }
  return { rows, weights, bias, calibration: outputs.map(() => [1, 0, 0] as const) };
}

/** What the output should say of the letter; NaN where nobody can say. */
export function target(letter: Letter, output: Output): number {
  const [label] = letter.labels;
  if (output === 'automatic') return label === 'automatic' ? 1 : 0;
  if (label === 'unclear') return output === 'any' ? 0.5 : Number.NaN;
  if (output === 'any') return label === 'none' || label === 'automatic' ? 0 : 1;
  return letter.labels.includes(output) ? 1 : 0;
}

function vocabulary(examples: readonly Example[]): Map<number, number> {
  const voices = new Map<number, Set<string>>();
  for (const { letter, features } of examples) {
    for (const { keys } of [...features.sentences, features.letter]) {
      for (const key of keys) {
        const seen = voices.get(key);
        if (seen === undefined) voices.set(key, new Set([letter.voice]));
        else if (seen.size < fewestVoices) seen.add(letter.voice);
      }
    }
  }
  const kept = [...voices].filter(([, seen]) => seen.size >= fewestVoices).map(([key]) => key);
  return new Map(kept.sort((a, b) => a - b).map((key, row) => [key, row]));
}

/** A row per letter: its sentences' features added up as score() adds them. */
function sparse(examples: readonly Example[], rows: ReadonlyMap<number, number>): Sparse {
  const columns: number[] = [];
  const values: number[] = [];
  const start = new Int32Array(examples.length + 1);
  for (const [index, { features }] of examples.entries()) {
    const row = new Map<number, number>();
    collect(row, rows, features.letter, 1);
    const factor = share(features.sentences.length);
    for (const sample of features.sentences) collect(row, rows, sample, factor);
    columns.push(...row.keys());
    values.push(...row.values());
    start[index + 1] = columns.length;
  }
  return {
    start,
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
    width: rows.size,
  };
}

function collect(
  into: Map<number, number>,
  rows: ReadonlyMap<number, number>,
  { keys, values }: Sample,
  factor: number,
): void {
  for (const [i, key] of keys.entries()) {
    const row = rows.get(key);
    if (row !== undefined) into.set(row, (into.get(row) ?? 0) + (values[i] ?? 0) * factor);
  }
}
