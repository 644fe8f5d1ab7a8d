/** What is erased on request, what is not, and what the person is told before choosing. */
import type { Fact } from './fact.ts';

/** In certain circumstances (UK GDPR Art. 17(1)) these go. */
export const erased = {
  fact: 'right.erasure',
  clauses: ['1.4', '8.4'],
  what: ['contact-information', 'opt-out-requests', 'communications', 'event-attendance'],
} as const satisfies Fact & Record<string, unknown>;

/** Kept for legal purposes (UK GDPR Art. 17(3)(b)), where few people can reach them. */
export const notErased = {
  fact: 'right.erasure.financial',
  keptAs: 'financial',
  where: 'limited-access-system',
} as const satisfies Fact & Record<string, unknown>;

/**
 * Whoever is erased can be bought again on a list, since nothing is left to recognise them by.
 * Whoever opts out stays stored as suppressed. The person hears this and chooses.
 */
export const repurchase = {
  fact: 'right.erasure.repurchase',
  choice: ['erase', 'opt-out'],
} as const satisfies Fact & Record<string, unknown>;

export type ErasedId = (typeof erased.what)[number];
