/** Why a date is what it is: the reckoning, step by step, in sentences and as data. */
import type { Day } from './day.ts';

/** One step of the reckoning, in the order it is made. */
export interface Step {
  readonly step:
    | 'received'
    | 'start'
    | 'period'
    | 'pause'
    | 'extension'
    | 'moved'
    | 'due'
    | 'stopped';
  readonly sentence: string;
  /** What the sentence rests on. */
  readonly article: string;
  /** The day the step arrives at; null when it arrives at none. */
  readonly day: Day | null;
}

/** A step of the explanation. */
export function step(kind: Step['step'], sentence: string, article: string, day: Day | null): Step {
  return { step: kind, sentence, article, day };
}
