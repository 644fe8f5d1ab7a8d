/** Logistic regression with L2, by L-BFGS: deterministic, and exact enough to compare runs. */

/** Rows of a sparse matrix: row i has columns[start[i] .. start[i+1]] with their values. */
export interface Sparse {
  readonly start: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly width: number;
}

export interface Fit {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** `targets` are 0 to 1, NaN for rows to leave out. The bias is the last column and is not held down. */
export function fit(data: Sparse, targets: Float64Array, l2: number): Fit {
  const objective = (x: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    let loss = 0;
    for (let i = 0; i < targets.length; i++) loss += rowLoss(data, i, targets[i], x, gradient);
    for (let j = 0; j < data.width; j++) {
      const w = x[j] ?? 0;
      loss += 0.5 * l2 * w * w;
      gradient[j] = (gradient[j] ?? 0) + l2 * w;
    }
    return loss;
  };
  const x = minimise(objective, new Float64Array(data.width + 1));
  return { weights: x.subarray(0, data.width), bias: x[data.width] ?? 0 };
}

function rowLoss(
  { start, columns, values, width }: Sparse,
  i: number,
  target = Number.NaN,
  x: Float64Array,
  gradient: Float64Array,
): number {
  if (Number.isNaN(target)) return 0;
  const to = start[i + 1] ?? 0;
  let sum = x[width] ?? 0;
  for (let k = start[i] ?? 0; k < to; k++) sum += (x[columns[k] ?? 0] ?? 0) * (values[k] ?? 0);
  const error = 1 / (1 + Math.exp(-sum)) - target;
  for (let k = start[i] ?? 0; k < to; k++) {
    const column = columns[k] ?? 0;
    gradient[column] = (gradient[column] ?? 0) + error * (values[k] ?? 0);
  }
  gradient[width] = (gradient[width] ?? 0) + error;
  return Math.max(sum, 0) - target * sum + Math.log1p(Math.exp(-Math.abs(sum)));
}

type Objective = (x: Float64Array, gradient: Float64Array) => number;

const memory = 8;
const rounds = 80;

/** L-BFGS with backtracking (Nocedal and Wright, algorithm 7.4), from a given start. */
function minimise(objective: Objective, from: Float64Array): Float64Array {
  const size = from.length;
  let x = from;
  let g = new Float64Array(size);
  let value = objective(x, g);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const direction = descent(g, steps);
    const slope = dot(g, direction);
    if (slope > -1e-9) break;
    let step = round === 0 ? Math.min(1, 1 / Math.sqrt(dot(g, g))) : 1;
    const next = new Float64Array(size);
    const nextG = new Float64Array(size);
    let nextValue = value;
    for (let tries = 0; tries < 25; tries++, step /= 2) {
      for (let i = 0; i < size; i++) next[i] = (x[i] ?? 0) + step * (direction[i] ?? 0);
      nextValue = objective(next, nextG);
      if (nextValue <= value + 1e-4 * step * slope) break;
    }
    remember(steps, x, next, g, nextG);
    const gain = value - nextValue;
    x = next;
    g = nextG;
    value = nextValue;
    if (gain < 1e-5 * Math.abs(value)) break;
  }
  return x;
}

function descent(
  g: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = Float64Array.from(g);
  const alphas: number[] = [];
  for (const { s, y, rho } of [...steps].reverse()) {
    const alpha = rho * dot(s, q);
    alphas.push(alpha);
    for (let i = 0; i < q.length; i++) q[i] = (q[i] ?? 0) - alpha * (y[i] ?? 0);
  }
  const last = steps[steps.length - 1];
  const scale = last === undefined ? 1 : 1 / (last.rho * dot(last.y, last.y));
  for (let i = 0; i < q.length; i++) q[i] = (q[i] ?? 0) * scale;
  for (const { s, y, rho } of steps) {
    const change = (alphas.pop() ?? 0) - rho * dot(y, q);
    for (let i = 0; i < q.length; i++) q[i] = (q[i] ?? 0) + change * (s[i] ?? 0);
  }
  for (let i = 0; i < q.length; i++) q[i] = -(q[i] ?? 0);
  return q;
}

function remember(
  steps: { s: Float64Array; y: Float64Array; rho: number }[],
  x: Float64Array,
  next: Float64Array,
  g: Float64Array,
  nextG: Float64Array,
): void {
  const s = next.map((value, i) => value - (x[i] ?? 0));
  const y = nextG.map((value, i) => value - (g[i] ?? 0));
  const sy = dot(s, y);
  if (sy <= 1e-12) return;
  steps.push({ s, y, rho: 1 / sy });
  if (steps.length > memory) steps.shift();
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
