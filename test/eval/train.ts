/** Makes the model of worker/request/model.json from the tuned letters. */
import type { Features, Sample } from '#worker/request/features.ts';
import { type Model, type Output, outputs, share, wholly } from '#worker/request/model.ts';
import { readLetter } from '#worker/request/reading.ts';
import type { Letter } from '../letters.ts';
import { type Bags, fit } from './regression.ts';

export interface Example {
  readonly letter: Letter;
  readonly features: Features;
}

export function example(letter: Letter): Example {
  return { letter, features: readLetter(letter.message).features };
}

/** How strongly weights are held down: chosen by leave-one-voice-out. */
const l2 = 0.03;
/** A feature seen in one voice only is that voice's habit. */
const fewestVoices = 2;

/** A model without calibration. */
export function train(examples: readonly Example[]): Model {
  const rows = vocabulary(examples);
  const sentences = bags(examples, rows, sentenceSamples);
  const letters = bags(examples, rows, letterSample);
  const width = outputs.length;
  const weights = new Float32Array(rows.size * width);
  const bias: number[] = [];
  const importance = Float64Array.from(examples, () => 1);
  for (const [j, output] of outputs.entries()) {
    const targets = Float64Array.from(examples, ({ letter }) => target(letter, output));
    const fitted = fit(wholly.has(output) ? letters : sentences, targets, importance, l2);
    for (let row = 0; row < rows.size; row++) weights[row * width + j] = fitted.weights[row] ?? 0;
    bias.push(fitted.bias);
  }
  return { rows, weights, bias, calibration: outputs.map(() => [1, 0] as const) };
}

type Weighed = readonly (readonly [sample: Sample, factor: number])[];

/** One bag entry per sentence, each with what the letter looks like. */
function sentenceSamples({ sentences, letter }: Features): Weighed[] {
  if (sentences.length === 0) return [[[letter, 1]]];
  return sentences.map((sample) => [
    [sample, 1],
    [letter, 1],
  ]);
}

/** The letter as a whole. */
function letterSample({ sentences, letter }: Features): Weighed[] {
  const factor = share(Math.max(1, sentences.length));
  return [[[letter, 1] as const, ...sentences.map((sample) => [sample, factor] as const)]];
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

function bags(
  examples: readonly Example[],
  rows: ReadonlyMap<number, number>,
  samples: (features: Features) => Weighed[],
): Bags {
  const columns: number[] = [];
  const values: number[] = [];
  const start = [0];
  const ends = [0];
  for (const { features } of examples) {
    for (const weighed of samples(features)) {
      for (const [{ keys, values: own }, factor] of weighed) {
        for (const [i, key] of keys.entries()) {
          const row = rows.get(key);
          if (row === undefined) continue;
          columns.push(row);
          values.push((own[i] ?? 0) * factor);
        }
      }
      start.push(columns.length);
    }
    ends.push(start.length - 1);
  }
  return {
    bags: Int32Array.from(ends),
    start: Int32Array.from(start),
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
    width: rows.size,
  };
}
