/** What the company shows of its own conduct: figures the worker counts, none of them personal. */
import type { Fact } from './fact.ts';

export const openness = {
  fact: 'openness',
  towards: ['prospects', 'customers', 'employees', 'partners'],
  figures: [
    'requests-received',
    'requests-answered',
    'time-to-answer',
    'refusals-with-reasons',
    'recipients',
    'deletions',
  ],
} as const satisfies Fact & Record<string, unknown>;

export type FigureId = (typeof openness.figures)[number];
