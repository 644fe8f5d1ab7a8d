/** The network of worker/request/model.ts while it is learnt: one letter forward, and the blame back. */
import { outputs, units } from '#worker/request/model.ts';
import { Adam } from './adam.ts';
import type { Chance } from './chance.ts';
import { addTo, dot } from './vector.ts';

/** Features of a sentence, or of how the letter came, by their rows. */
export interface Known {
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

export interface Learnt {
  /** At least one. */
  readonly sentences: readonly Known[];
  readonly letter: Known;
  /** Per output 0 to 1; NaN where nobody can say. */
  readonly targets: Float32Array;
}

export interface Network {
  readonly features: Adam;
  readonly start: Adam;
  readonly sentence: Adam;
  readonly letter: Adam;
  readonly bias: Adam;
}

/** How strongly features are held down. */
const decay = 1e-4;
/** Share of features left out at each look at a sentence, so that none is relied upon alone. */
const leftOut = 0.3;
/** A sentence that had less of a part in an error than this is left as it is. */
const negligible = 1e-7;

const width = outputs.length;

/** @param count how many features there are */
export function freshNetwork(count: number, draw: Chance): Network {
  const around = (size: number, spread: number) =>
    Float32Array.from({ length: size }, () => (draw() - 0.5) * spread);
  return {
    features: new Adam(around(count * units, 0.2), units, decay),
    start: new Adam(new Float32Array(units), units, 0),
    sentence: new Adam(around(width * units, 0.4), width * units, 0),
    letter: new Adam(new Float32Array(width * units), width * units, 0),
    // Most letters ask for none of the things.
    bias: new Adam(new Float32Array(width).fill(-2), width, 0),
  };
}

/** What one letter made of the network, and how far off that was. */
interface Pass {
  readonly states: readonly Float32Array[];
  readonly mean: Float32Array;
  readonly errors: readonly Float32Array[];
  readonly meanError: Float32Array;
}

/** Adds what should change for one letter to the gradients. */
export function look(network: Network, letter: Learnt, draw: Chance): void {
  const shown = letter.sentences.map((one) => thinned(one, draw));
  const pass = forward(network, letter, shown);
  for (const [output, target] of letter.targets.entries()) {
    if (!Number.isNaN(target)) blame(network, output, target, pass);
  }
  back(network, letter, shown, pass);
}

function thinned({ rows, values }: Known, draw: Chance): Known {
  return { rows, values: values.map((value) => (draw() < leftOut ? 0 : value / (1 - leftOut))) };
}

function forward({ features, start }: Network, letter: Learnt, shown: readonly Known[]): Pass {
  const begun = start.values.slice();
  gather(features.values, letter.letter, begun);
  const states = shown.map((sentence) => {
    const state = begun.slice();
    gather(features.values, sentence, state);
    return state.map((value) => Math.max(0, value));
  });
  const mean = new Float32Array(units);
  for (const state of states) addTo(mean, 0, state, 0, 1 / states.length);
  const errors = states.map(() => new Float32Array(units));
  return { states, mean, errors, meanError: new Float32Array(units) };
}

/** How far one output is off, and which sentences and units that comes from. */
function blame({ sentence, letter, bias }: Network, output: number, target: number, pass: Pass) {
  const { states, mean, errors, meanError } = pass;
  const from = output * units;
  const said = states.map((state) => dot(sentence.values, from, state));
  const most = Math.max(...said);
  const odds = said.map((one) => Math.exp(one - most));
  const total = odds.reduce((sum, one) => sum + one, 0);
  const base = (bias.values[output] ?? 0) + dot(letter.values, from, mean);
  const error = 1 / (1 + Math.exp(-(base + most + Math.log(total)))) - target;
  bias.touch(0);
  bias.gradients[output] = (bias.gradients[output] ?? 0) + error;
  letter.touch(0);
  addTo(letter.gradients, from, mean, 0, error);
  addTo(meanError, 0, letter.values, from, error);
  sentence.touch(0);
  for (const [at, state] of states.entries()) {
    const part = (error * (odds[at] ?? 0)) / total;
    if (Math.abs(part) < negligible) continue;
    addTo(sentence.gradients, from, state, 0, part);
    addTo(errors[at] ?? meanError, 0, sentence.values, from, part);
  }
}

/** From the units to the features. A unit that was silent is not to blame. */
function back({ features, start }: Network, letter: Learnt, shown: readonly Known[], pass: Pass) {
  const all = new Float32Array(units);
  for (const [at, sentence] of shown.entries()) {
    const error = pass.errors[at] ?? all;
    addTo(error, 0, pass.meanError, 0, 1 / shown.length);
    const state = pass.states[at] ?? all;
    for (let k = 0; k < units; k++) if ((state[k] ?? 0) <= 0) error[k] = 0;
    addTo(all, 0, error, 0, 1);
    scatter(features, sentence, error);
  }
  scatter(features, letter.letter, all);
  addTo(start.gradients, start.touch(0), all, 0, 1);
}

function gather(features: Float32Array, { rows, values }: Known, state: Float32Array): void {
  for (let i = 0; i < rows.length; i++) {
    const value = values[i] ?? 0;
    if (value !== 0) addTo(state, 0, features, (rows[i] ?? 0) * units, value);
  }
}

function scatter(features: Adam, { rows, values }: Known, error: Float32Array): void {
  for (let i = 0; i < rows.length; i++) {
    const value = values[i] ?? 0;
    if (value !== 0) addTo(features.gradients, features.touch(rows[i] ?? 0), error, 0, value);
  }
}

export function step(network: Network, pace: number): void {
  for (const part of Object.values(network) as Adam[]) part.step(pace);
}
