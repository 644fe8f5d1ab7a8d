/** Writes a model the way worker/request/model.ts loads it: eight bits for a feature's number. */
import {
  type Model,
  type Network,
  type Stored,
  type StoredNetwork,
  units,
} from '#worker/request/model.ts';

const half = 127;
/** A feature whose numbers are all below this share of the largest of their unit says nothing. */
const least = 4;

export function store({ keys, networks, calibration }: Model): Stored {
  const rounded = networks.map(smallNumbers);
  const kept = [...keys.keys()].filter((row) =>
    rounded.some(({ small }) =>
      small.subarray(row * units, (row + 1) * units).some((value) => Math.abs(value) >= least),
    ),
  );
  return {
    keys: base64(Int32Array.from(kept, (row) => keys[row] ?? 0)),
    networks: networks.map((network, at) => storeNetwork(network, kept, rounded[at])),
    calibration: calibration.map(([a, b, c]) => [round(a), round(b), round(c)] as const),
  };
}

interface Small {
  readonly scales: readonly number[];
  readonly small: Int8Array;
}

function smallNumbers({ features }: Network): Small {
  const scales = Array.from({ length: units }, (_, unit) => largest(features, unit) / half || 1);
  const small = Int8Array.from(features, (value, at) =>
    Math.round(value / (scales[at % units] ?? 1)),
  );
  return { scales, small };
}

function largest(features: Float32Array, unit: number): number {
  let most = 0;
  for (let at = unit; at < features.length; at += units)
    most = Math.max(most, Math.abs(features[at] ?? 0));
  return most;
}

function storeNetwork(network: Network, kept: readonly number[], numbers?: Small): StoredNetwork {
  const small = numbers?.small ?? new Int8Array();
  const features = new Int8Array(kept.length * units);
  for (const [at, row] of kept.entries())
    features.set(small.subarray(row * units, (row + 1) * units), at * units);
  return {
    features: base64(features),
    scales: numbers?.scales.map(round) ?? [],
    start: Array.from(network.start, round),
    sentence: Array.from(network.sentence, round),
    letter: Array.from(network.letter, round),
    bias: network.bias.map(round),
  };
}

const round = (value: number): number => Number(value.toPrecision(6));
const base64 = (numbers: Int32Array | Int8Array): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
