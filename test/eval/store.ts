/** Writes a model the way worker/request/model.ts loads it: eight bits a weight. */
import { type Model, outputs, type Stored } from '#worker/request/model.ts';

/** Weights below this share of their output's largest round to nothing. */
const half = 127;

export function store(model: Model): Stored {
  const width = outputs.length;
  const scales = outputs.map((_, j) => largest(model, j) / half);
  const kept: number[] = [];
  const small: number[] = [];
  for (const [key, row] of model.rows) {
    const values = scales.map((scale, j) =>
      Math.round((model.weights[row * width + j] ?? 0) / (scale || 1)),
    );
    if (values.every((value) => Math.abs(value) < 1)) continue;
    kept.push(key);
    small.push(...values);
  }
  return {
    keys: base64(new Uint8Array(Int32Array.from(kept).buffer)),
    weights: base64(new Uint8Array(Int8Array.from(small).buffer)),
    scales: scales.map((scale) => round(scale)),
    bias: model.bias.map(round),
    calibration: model.calibration.map(([a, b, c]) => [round(a), round(b), round(c)] as const),
  };
}

function largest(model: Model, j: number): number {
  let most = 0;
  for (let i = j; i < model.weights.length; i += outputs.length)
    most = Math.max(most, Math.abs(model.weights[i] ?? 0));
  return most;
}

const round = (value: number): number => Number(value.toPrecision(6));
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
