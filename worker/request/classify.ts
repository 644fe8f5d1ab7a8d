/**
 * What a letter asks for. Pure, deterministic and linear in the letter's length: signals that need
 * no understanding first (signal.ts), then the words (reading.ts), weighed by the model.
 */
import { tempered } from './certainty.ts';
import type { Asked, Classification, Kind } from './classification.ts';
import { particulars } from './details.ts';
import { evidence } from './evidence.ts';
import type { Label } from './label.ts';
import { meantChannels } from './meant.ts';
import type { Message } from './message.ts';
import stored from './model.json' with { type: 'json' };
import {
  type Likely,
  labels,
  load,
  type Model,
  outputs,
  probabilities,
  type Scores,
  type Stored,
  score,
} from './model.ts';
import { type Read, readLetter } from './reading.ts';
import { pressed, signalled } from './signal.ts';
import { thresholds } from './thresholds.ts';

export type Classify = (message: Message) => Classification;

/** What a letter asks for, as the model of this repository weighs it. */
export const classify: Classify = classifier(load(stored as unknown as Stored));

/** The same with another model; test/eval measures models before they are stored. */
export function classifier(model: Model): Classify {
  return (message) => {
    const signal = signalled(message);
    if (signal !== null) return { kind: 'request', rights: [signal], language: null };
    const read = readLetter(message);
    const button = pressed(message, read);
    if (button !== null) return { kind: 'request', rights: [button], language: read.language };
    const scores = score(model, read.features);
    return verdict(message, read, scores, likelihood(model, scores));
  };
}

/** What was filled in on a form or entered at the desk, with the particulars its words give. */
export function withParticulars(stated: Classification, message: Message): Classification {
  return { ...stated, particulars: particulars(readLetter(message), message) };
}

function verdict(message: Message, read: Read, scores: Scores, likely: Likely): Classification {
  const kind = kindOf(read, likely);
  if (kind === 'none' || kind === 'automatic') return { kind, rights: [], language: read.language };
  const least = kind === 'request' ? thresholds.asked : thresholds.suggested;
  const rights = labels
    .filter((right) => likely(right) >= least)
    .sort((a, b) => likely(b) - likely(a))
    .map((right) => asked(right, likely, read, scores));
  return { kind, rights, language: read.language, particulars: particulars(read, message) };
}

function likelihood(model: Model, { sums }: Scores): Likely {
  const all = probabilities(model, sums);
  return (output) => all[outputs.indexOf(output)] ?? 0;
}

function kindOf(read: Read, likely: Likely): Kind {
  const machine = read.machine !== null || likely('automatic') >= thresholds.automatic;
  if (read.phrases === null) return machine ? 'automatic' : 'unclear';
  const any = likely('any');
  const clear = labels.some((label) => likely(label) >= thresholds.asked);
  if (clear && any >= (machine ? thresholds.anyOfMachine : thresholds.any)) return 'request';
  if (machine) return any >= thresholds.maybeOfMachine ? 'unclear' : 'automatic';
  return any >= thresholds.maybe || read.words.cut ? 'unclear' : 'none';
}

function asked(right: Label, likely: Likely, read: Read, scores: Scores): Asked {
  const confidence = tempered(right, likely, read.reading, scores);
  const found = evidence(right, read.reading, scores);
  if (right !== 'opt-out') return { right, confidence, evidence: found };
  return { right, confidence, evidence: found, channels: meantChannels(likely, read.reading) };
}
