/** Writes a model the way worker/request/model.ts loads it: eight bits for a feature's number. */
import { type Model, type Stored, units } from '#worker/request/model.ts';

const half = 127;
/** A feature whose numbers are all below this share of the largest of their unit says nothing. */
const least = 2;

export function store(model: Model): Stored {
  const scales = Array.from({ length: units }, (_, unit) => largest(model, unit) / half);
  const kept: number[] = [];
  const small: number[] = [];
  for (const [row, key] of model.keys.entries()) {
    const values = scales.map((scale, unit) =>
      Math.round((model.features[row * units + unit] ?? 0) / (scale || 1)),
    );
    if (values.every((value) => Math.abs(value) < least)) continue;
    kept.push(key);
    small.push(...values);
  }
  return {
    keys: base64(new Uint8Array(Int32Array.from(kept).buffer)),
    features: base64(new Uint8Array(Int8Array.from(small).buffer)),
    scales: scales.map(round),
    start: Array.from(model.start, round),
    sentence: Array.from(model.sentence, round),
    letter: Array.from(model.letter, round),
    bias: model.bias.map(round),
    calibration: model.calibration.map(([a, b, c]) => [round(a), round(b), round(c)] as const),
  };
}

function largest(model: Model, unit: number): number {
  let most = 0;
  for (let at = unit; at < model.features.length; at += units)
    most = Math.max(most, Math.abs(model.features[at] ?? 0));
  return most;
}

const round = (value: number): number => Number(value.toPrecision(6));
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
