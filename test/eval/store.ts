/** Writes a model the way worker/request/model.ts loads it: eight bits for a feature's number. */
import type { Stored } from '#worker/request/model.ts';
import type { Raw } from './train.ts';

const half = 127;
/** A feature whose numbers are all below this share of the largest of their unit says nothing. */
const least = 4;

/** @param order its rows as they are to be written; as they are, where nothing is said */
export function store(
  { keys, features, scales, networks, calibration }: Raw,
  order: Iterable<number> = keys.keys(),
): Stored {
  const width = scales.length;
  const steps = Array.from(
    scales,
    (scale, unit) => (scale * largest(features, unit, width)) / half || 1,
  );
  const kept: number[] = [];
  const small: number[] = [];
  for (const row of order) {
    const values = steps.map((step, unit) =>
      Math.round(((features[row * width + unit] ?? 0) * (scales[unit] ?? 0)) / step),
    );
    if (values.every((value) => Math.abs(value) < least)) continue;
    kept.push(keys[row] ?? 0);
    small.push(...values);
  }
  return {
    keys: base64(Int32Array.from(kept)),
    features: base64(Int8Array.from(small)),
    scales: steps.map(round),
    networks: networks.map(({ start, sentence, letter, bias }) => ({
      start: Array.from(start, round),
      sentence: Array.from(sentence, round),
      letter: Array.from(letter, round),
      bias: bias.map(round),
    })),
    calibration: calibration.map(([a, b, c]) => [round(a), round(b), round(c)] as const),
  };
}

function largest(features: ArrayLike<number>, unit: number, width: number): number {
  let most = 0;
  for (let at = unit; at < features.length; at += width)
    most = Math.max(most, Math.abs(features[at] ?? 0));
  return most;
}

const round = (value: number): number => Number(value.toPrecision(6));
const base64 = (numbers: Int32Array | Int8Array): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
