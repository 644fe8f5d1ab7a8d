/** From what the classifier said of labelled letters to the numbers that count. */

import type { Asked, Classification } from '#worker/request/classification.ts';
import type { Label } from '#worker/request/label.ts';
import { labels } from '#worker/request/model.ts';
import type { Letter, Wanted } from '../letters.ts';

export interface Answered {
  readonly letter: Letter;
  readonly said: Classification;
}

/** Shares are 0 to 1; NaN where there is nothing to measure. */
export interface Measures {
  readonly letters: number;
  /** Mean of the rights' F1, over rights that some letter asks for. */
  readonly macroF1: number;
  readonly byRight: ReadonlyMap<Label, Right>;
  /** Requests taken for nothing at all. */
  readonly missed: number;
  /** Business letters taken for requests; and what machines send. */
  readonly alarmsBusiness: number;
  readonly alarmsMachine: number;
  /** Letters left to a person, among requests and among the others. */
  readonly unclearRequests: number;
  readonly unclearOthers: number;
  /** Destroying or disclosing said to be certain where it was not asked. */
  readonly falselyCertain: number;
  /** Mean distance between confidence and how often it held, by tenths. */
  readonly calibrationError: number;
  readonly channels: number;
}

export interface Right {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly asked: number;
}

/** Confidence from which destroying or disclosing counts as proposed for certain. */
export const certain = 0.95;
export const grave: readonly Label[] = ['erasure', 'access', 'portability', 'provenance'];

export function measure(answers: readonly Answered[]): Measures {
  const plain = answers.filter(({ letter }) => !is(letter, 'unclear'));
  const requests = plain.filter(({ letter }) => !is(letter, 'none') && !is(letter, 'automatic'));
  const others = plain.filter(({ letter }) => is(letter, 'none') || is(letter, 'automatic'));
  const byRight = new Map(labels.map((label) => [label, right(label, plain)]));
  const f1s = [...byRight.values()].filter(({ asked }) => asked > 0).map(({ f1 }) => f1);
  const kind =
    (...kinds: Classification['kind'][]) =>
    (answer: Answered) =>
      kinds.includes(answer.said.kind);
  return {
    letters: answers.length,
    macroF1: mean(f1s),
    byRight,
    missed: share(requests, kind('none', 'automatic')),
    alarmsBusiness: share(
      others.filter(({ letter }) => is(letter, 'none')),
      kind('request'),
    ),
    alarmsMachine: share(
      others.filter(({ letter }) => is(letter, 'automatic')),
      kind('request'),
    ),
    unclearRequests: share(requests, kind('unclear')),
    unclearOthers: share(others, kind('unclear')),
    falselyCertain: answers.filter(isFalselyCertain).length,
    calibrationError: calibrationError(plain),
    channels: share(
      plain.filter(({ letter, said }) => letter.labels.includes('opt-out') && optOut(said)),
      ({ letter, said }) => same(letter.channels, optOut(said)?.channels ?? []),
    ),
  };
}

const is = (letter: Letter, label: Wanted): boolean => letter.labels[0] === label;

/** Rights count as said when the letter is called a request. */
export function saidRights({ said }: Answered): readonly Asked[] {
  return said.kind === 'request' ? said.rights : [];
}

function right(label: Label, answers: readonly Answered[]): Right {
  let hits = 0;
  let said = 0;
  let asked = 0;
  for (const answer of answers) {
    const says = saidRights(answer).some((one) => one.right === label);
    const wants = answer.letter.labels.includes(label);
    hits += says && wants ? 1 : 0;
    said += says ? 1 : 0;
    asked += wants ? 1 : 0;
  }
  return { precision: hits / said, recall: hits / asked, f1: (2 * hits) / (said + asked), asked };
}

function isFalselyCertain(answer: Answered): boolean {
  if (is(answer.letter, 'unclear')) return false;
  return saidRights(answer).some(
    ({ right: label, confidence }) =>
      grave.includes(label) && confidence >= certain && !answer.letter.labels.includes(label),
  );
}

function calibrationError(answers: readonly Answered[]): number {
  const tenths = Array.from({ length: 10 }, () => ({ count: 0, hits: 0, sum: 0 }));
  let all = 0;
  for (const { letter, said } of answers) {
    for (const { right: label, confidence } of said.rights) {
      const tenth = tenths[Math.min(9, Math.floor(confidence * 10))];
      if (tenth === undefined) continue;
      tenth.count++;
      tenth.hits += letter.labels.includes(label) ? 1 : 0;
      tenth.sum += confidence;
      all++;
    }
  }
  return tenths.reduce((total, { hits, sum }) => total + Math.abs(hits - sum) / all, 0);
}

const optOut = (said: Classification): Asked | undefined =>
  said.rights.find((asked) => asked.right === 'opt-out');

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}
