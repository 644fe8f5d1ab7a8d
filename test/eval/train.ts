/** Makes the model of worker/request/model.json from the tuned letters. */
import { type Channel, channels } from '#content/rights.ts';
import type { Features, Sample } from '#worker/request/features.ts';
import { type Model, type Output, outputs, units } from '#worker/request/model.ts';
import { readLetter } from '#worker/request/reading.ts';
import { Rows } from '#worker/request/rows.ts';
import type { Letter } from '../letters.ts';
import { chance, shuffled } from './chance.ts';
import { freshNetwork, type Known, type Learnt, look, type Network, step } from './network.ts';

export interface Example {
  readonly letter: Letter;
  readonly features: Features;
}

export function example(letter: Letter): Example {
  return { letter, features: readLetter(letter.message).features };
}

/** How often each letter is looked at, how fast is learnt, and from how many at a time. */
const rounds = 12;
const rate = 0.01;
const batch = 16;
/** A feature seen in one voice only is that voice's habit. */
const fewestVoices = 2;
/** Longest letter learnt from, in sentences. */
const mostSentences = 60;
/** Chance comes from seeds, one for each network, so that the same letters make the same model. */
export const seeds = [20261128, 77, 5];

/** One network's numbers, as they come from the thread that learnt them. */
export interface Trained {
  readonly keys: Int32Array;
  readonly features: Float32Array;
  readonly start: Float32Array;
  readonly sentence: Float32Array;
  readonly letter: Float32Array;
  readonly bias: Float32Array;
}

export function train(examples: readonly Example[], seed: number): Trained {
  const keys = vocabulary(examples);
  const rows = new Rows(keys);
  const letters = examples.map((one) => learnt(one, rows));
  const { features, start, sentence, letter, bias } = learn(letters, keys.length, seed);
  return {
    keys,
    features: features.values,
    start: start.values,
    sentence: sentence.values,
    letter: letter.values,
    bias: bias.values,
  };
}

/** A model as it was learnt: not yet in eight bits (store.ts), nor calibrated. */
export type Raw = Omit<Model, 'features' | 'rows'> & { readonly features: Float32Array };

/** All networks learnt from the same letters, so their features are the same. */
export function joined(networks: readonly Trained[]): Raw {
  const keys = networks[0]?.keys ?? new Int32Array();
  return {
    keys,
    features: beside(networks.map(({ features }) => features)),
    scales: new Float32Array(units * networks.length).fill(1),
    networks: networks.map(({ start, sentence, letter, bias }) => ({
      start,
      sentence,
      letter,
      bias: [...bias],
    })),
    calibration: outputs.map(() => [1, 0, 0] as const),
  };
}

function learn(letters: readonly Learnt[], known: number, seed: number): Network {
  const draw = chance(seed);
  const network = freshNetwork(known, draw);
  for (let round = 0; round < rounds; round++) {
    const pace = rate * (1 - round / rounds);
    for (const [at, one] of shuffled(letters, draw).entries()) {
      look(network, one, draw);
      if (at % batch === batch - 1 || at === letters.length - 1) step(network, pace);
    }
  }
  return network;
}

/** Rows of each, side by side. */
function beside(all: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array()] = all;
  const joined = new Float32Array(first.length * all.length);
  for (const [at, features] of all.entries()) {
    for (let row = 0; row * units < features.length; row++) {
      const values = features.subarray(row * units, (row + 1) * units);
      joined.set(values, (row * all.length + at) * units);
    }
  }
  return joined;
}

/** What the output should say of the letter; NaN where nobody can say. */
export function target(letter: Letter, output: Output): number {
  const [label] = letter.labels;
  if (isChannel(output)) return channelTarget(letter, output);
  if (output === 'automatic') return label === 'automatic' ? 1 : 0;
  if (label === 'unclear') return output === 'any' ? 0.5 : Number.NaN;
  if (output === 'any') return label === 'none' || label === 'automatic' ? 0 : 1;
  return letter.labels.includes(output) ? 1 : 0;
}

/** Only an opt-out means channels, and of a sentence (sentences.ts) nobody said which. */
function channelTarget({ labels, channels: meant, set }: Letter, channel: Channel): number {
  if (!labels.includes('opt-out') || set === 'sentences') return Number.NaN;
  return meant.includes(channel) ? 1 : 0;
}

const isChannel = (output: Output): output is Channel =>
  (channels as readonly string[]).includes(output);

function vocabulary(examples: readonly Example[]): Int32Array {
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
  return Int32Array.from(kept).sort();
}

/**
 * Rows of the keys, the most used first: what nearly every letter needs lies together then, and is
 * fetched sooner.
 */
export function byUse(keys: Int32Array, examples: readonly Example[]): number[] {
  const rows = new Rows(keys);
  const uses = new Int32Array(keys.length);
  for (const { features } of examples) {
    for (const { keys: used } of [...features.sentences, features.letter]) {
      for (const row of used.map((key) => rows.get(key)))
        if (row >= 0) uses[row] = (uses[row] ?? 0) + 1;
    }
  }
  return [...keys.keys()].sort(
    (a, b) => (uses[b] ?? 0) - (uses[a] ?? 0) || (keys[a] ?? 0) - (keys[b] ?? 0),
  );
}

function learnt({ letter, features }: Example, rows: Rows): Learnt {
  const sentences = features.sentences.slice(0, mostSentences);
  // A letter without a word is judged by how it came.
  const some = sentences.length > 0 ? sentences : [{ keys: [], values: [] }];
  return {
    sentences: some.map((one) => known(one, rows)),
    letter: known(features.letter, rows),
    targets: Float32Array.from(outputs, (output) => target(letter, output)),
  };
}

function known({ keys, values }: Sample, rows: Rows): Known {
  const at = keys.flatMap((key, index) => (rows.get(key) >= 0 ? [index] : []));
  return {
    rows: Int32Array.from(at, (index) => rows.get(keys[index] ?? 0)),
    values: Float32Array.from(at, (index) => values[index] ?? 0),
  };
}
