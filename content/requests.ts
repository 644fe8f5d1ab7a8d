/** How any right is asked for, and what a refusal owes the person. */
import type { Fact } from './fact.ts';

export const askedBy = {
  fact: 'right.access.how',
  ways: ['email', 'post'],
} as const satisfies Fact & Record<string, unknown>;

/** A refusal states its reason; the person may challenge it in law (UK GDPR Art. 12(4)). */
export const refusal = {
  fact: 'right.access.refusal',
  statesReason: true,
  mayBeChallenged: true,
} as const satisfies Fact & Record<string, unknown>;
