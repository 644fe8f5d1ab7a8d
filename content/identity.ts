/** What proves who someone is, where a right needs proof (`identity` in `rights.ts` says which). */
import type { Fact } from './fact.ts';

/** One document of `oneOf`, together with everything in `with`. */
export const proofs = {
  fact: 'right.access.id',
  oneOf: ['driving-licence', 'passport'],
  with: ['business-address'],
  /** A proof that cannot be read well is not refused outright: more is asked for first. */
  whenNotEnough: 'ask-for-more',
  /** Record class under which the proof is kept, see `retention.ts`. */
  keptAs: 'proof',
} as const satisfies Fact & Record<string, unknown>;

export type ProofId = (typeof proofs.oneOf)[number] | (typeof proofs.with)[number];
