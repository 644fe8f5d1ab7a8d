/**
 * The model: three small networks that weigh what was read. Each feature adds its numbers to the units of
 * its sentence; a unit that stays below nought says nothing; what the others say is added up for each
 * thing a letter may be, and the sentence that says it clearest counts most, since people ask in a
 * sentence and the rest of the letter is about it. Trained by test/eval/train.ts on the tuned letters.
 */
import { channels } from '#content/rights.ts';
import type { Features, Sample } from './features.ts';
import type { Label } from './label.ts';
import { Rows } from './rows.ts';

/** Each right, and the answers to what is open. */
export const labels = [
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
] as const satisfies readonly Label[];

/**
 * What the model judges: each right, whether anything is asked at all, whether a machine wrote it, and
 * of an opt-out the channels meant.
 */
export const outputs = [...labels, 'any', 'automatic', ...channels] as const;
export type Output = (typeof outputs)[number];

/** Units of a sentence. Twice as many were no better on voices not heard. */
export const units = 32;

export interface Model {
  /** The known features, in the order of their rows. */
  readonly keys: Int32Array;
  readonly rows: Rows;
  /**
   * Row by row, what the feature adds to each unit of the first network, then of the next; times the
   * unit's scale. Small numbers, to fetch less.
   */
  readonly features: Int8Array;
  readonly scales: Float32Array;
  /** Learnt from the same letters with other chance; what one got by heart the others did not. */
  readonly networks: readonly Network[];
  /**
   * Per output, how its sum and the largest sum of a right become a probability:
   * 1 / (1 + exp(-(a·sum + b·largest + c))). Only "any" looks at the largest: a letter in which one
   * right is clear asks for something, whatever else it is about.
   */
  readonly calibration: readonly (readonly [number, number, number])[];
}

export interface Network {
  /** What each unit starts from. */
  readonly start: Float32Array;
  /** Output by output: what each unit of a sentence says for it; */
  readonly sentence: Float32Array;
  /** and what the mean of each unit over the letter says. */
  readonly letter: Float32Array;
  readonly bias: readonly number[];
}

export interface Scores {
  /** Per output, before calibration. */
  readonly sums: Float64Array;
  /** Row by row, per sentence and output: the sentence's share in saying it, 0 to 1. */
  readonly bySentence: Float64Array;
}

const width = outputs.length;

/** The mean of what the networks say. */
export function score(model: Model, { sentences, letter }: Features): Scores {
  const all = units * model.networks.length;
  const begun = new Int32Array(all);
  add(model, letter, begun);
  const some = sentences.length > 0 ? sentences : [nothing];
  const states = some.map((sample) => {
    const added = begun.slice();
    add(model, sample, added);
    const state = new Float32Array(all);
    for (let k = 0; k < all; k++) state[k] = ((added[k] ?? 0) * (model.scales[k] ?? 0)) / whole;
    return state;
  });
  const sums = new Float64Array(width);
  const bySentence = new Float64Array(some.length * width);
  for (const [at, network] of model.networks.entries())
    hear(network, states, at * units, sums, bySentence);
  const count = model.networks.length;
  return { sums: sums.map((sum) => sum / count), bySentence: bySentence.map((one) => one / count) };
}

/** How much a feature counts is reckoned in whole parts: whole numbers add up faster. */
const whole = 2048;

const nothing: Sample = { keys: [], values: [] };

/** Two features at a time, so that the state is fetched and put back half as often. */
function add({ rows, features }: Model, { keys, values }: Sample, state: Int32Array): void {
  const all = state.length;
  let first = -1;
  let much = 0;
  for (let i = 0; i < keys.length; i++) {
    const row = rows.get(keys[i] ?? 0);
    if (row < 0) continue;
    const value = Math.round((values[i] ?? 0) * whole);
    if (first < 0) {
      first = row * all;
      much = value;
      continue;
    }
    addTwo(features, first, much, row * all, value, state);
    first = -1;
  }
  if (first >= 0) addTwo(features, first, much, first, 0, state);
}

function addTwo(
  features: Int8Array,
  first: number,
  much: number,
  second: number,
  more: number,
  state: Int32Array,
): void {
  for (let k = 0; k < state.length; k++) {
    const added =
      Math.imul(features[first + k] ?? 0, much) + Math.imul(features[second + k] ?? 0, more);
    state[k] = ((state[k] ?? 0) + added) | 0;
  }
}

/**
 * Adds what one network says to the sums, and to each sentence its share in it.
 *
 * @param from where its units begin in a sentence's state
 */
function hear(
  network: Network,
  states: readonly Float32Array[],
  from: number,
  sums: Float64Array,
  bySentence: Float64Array,
): void {
  const mean = new Float32Array(units);
  const said = new Float64Array(states.length * width);
  const state = new Float32Array(units);
  const speaking = new Int32Array(units);
  for (const [at, added] of states.entries()) {
    let count = 0;
    for (let k = 0; k < units; k++) {
      const value = (network.start[k] ?? 0) + (added[from + k] ?? 0);
      if (value <= 0) continue;
      state[k] = value;
      mean[k] = (mean[k] ?? 0) + value / states.length;
      speaking[count++] = k;
    }
    for (let j = 0; j < width; j++)
      said[at * width + j] = weigh(network.sentence, j, state, speaking, count);
  }
  for (let j = 0; j < width; j++) {
    const base = (network.bias[j] ?? 0) + weigh(network.letter, j, mean, everyUnit, units);
    sums[j] = (sums[j] ?? 0) + base + share(said, j, states.length);
  }
  for (let i = 0; i < said.length; i++) bySentence[i] = (bySentence[i] ?? 0) + (said[i] ?? 0);
}

const everyUnit = Int32Array.from({ length: units }, (_, k) => k);

/** @param speaking the units that say something, the first `count` of it */
function weigh(
  weights: Float32Array,
  output: number,
  state: Float32Array,
  speaking: Int32Array,
  count: number,
): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const k = speaking[i] ?? 0;
    sum += (weights[output * units + k] ?? 0) * (state[k] ?? 0);
  }
  return sum;
}

/**
 * The sum of what all sentences say on the scale of odds, log Σ exp: nearly that of the clearest one.
 * Leaves each sentence's share of it in the place of what it said.
 */
function share(said: Float64Array, output: number, count: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < count; at++) most = Math.max(most, said[at * width + output] ?? 0);
  let sum = 0;
  for (let at = 0; at < count; at++) sum += Math.exp((said[at * width + output] ?? 0) - most);
  for (let at = 0; at < count; at++) {
    const place = at * width + output;
    said[place] = Math.exp((said[place] ?? 0) - most) / sum;
  }
  return most + Math.log(sum);
}

/** Sums beyond this are all alike certain. */
const furthest = 12;
export const bounded = (sum: number): number => Math.max(-furthest, Math.min(furthest, sum));

/** The largest sum of a right. */
export function largest(sums: Float64Array): number {
  return Math.max(...sums.subarray(0, labels.length));
}

/** How likely what an output says is, from 0 to 1. */
export type Likely = (output: Output) => number;

/** One probability per output. */
export function probabilities(model: Model, sums: Float64Array): number[] {
  const most = bounded(largest(sums));
  return outputs.map((_, j) => {
    const [a, b, c] = model.calibration[j] ?? [1, 0, 0];
    return 1 / (1 + Math.exp(-(a * bounded(sums[j] ?? 0) + b * most + c)));
  });
}

/** As stored in model.json: keys and features in base64, the features in 8 bits. */
export interface Stored {
  readonly keys: string;
  readonly features: string;
  readonly scales: readonly number[];
  readonly networks: readonly StoredNetwork[];
  readonly calibration: Model['calibration'];
}

export interface StoredNetwork {
  readonly start: readonly number[];
  readonly sentence: readonly number[];
  readonly letter: readonly number[];
  readonly bias: readonly number[];
}

export function load(stored: Stored): Model {
  const keys = new Int32Array(bytes(stored.keys).buffer);
  return {
    keys,
    rows: new Rows(keys),
    features: new Int8Array(bytes(stored.features).buffer),
    scales: Float32Array.from(stored.scales),
    networks: stored.networks.map(({ start, sentence, letter, bias }) => ({
      start: Float32Array.from(start),
      sentence: Float32Array.from(sentence),
      letter: Float32Array.from(letter),
      bias,
    })),
    calibration: stored.calibration,
  };
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const found = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) found[i] = text.charCodeAt(i);
  return found;
}
