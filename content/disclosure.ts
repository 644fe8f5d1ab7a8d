/** Who may be given data, when, and what is never done with it. Names stand in `processors.ts`. */
import type { Fact } from './fact.ts';

/** Everything held about a person is held together, third parties' information included. */
export const held = {
  fact: 'held.all',
  about: ['person', 'business', 'sales'],
  combinedWith: ['public', 'credit-reference-agencies', 'list-brokers'],
} as const satisfies Fact & Record<string, unknown>;

/** To nobody, for their own sales or marketing. */
export const neverSold = {
  fact: 'held.never-sold',
  never: ['sold', 'rented', 'given'],
} as const satisfies Fact & Record<string, unknown>;

/** Suppliers get what their service needs, and never access to the records. */
export const suppliersGet = {
  fact: 'held.suppliers',
  examples: ['flatplan', 'mailing-house'],
  onlyWhatIsNeeded: true,
  accessToRecords: false,
} as const satisfies Fact & Record<string, unknown>;

export const supplierList = {
  fact: 'held.supplier-list',
  onRequest: true,
} as const satisfies Fact & Record<string, unknown>;

/** Third parties work exclusively on the company's behalf and instructions (UK GDPR Art. 28). */
export const onInstruction = {
  fact: 'disclose.processors',
  consistentWith: ['this-policy', 'uk-law'],
} as const satisfies Fact & Record<string, unknown>;

/** Grounds on which data is disclosed without being asked for by the person. */
export const grounds = {
  fact: 'disclose.legal',
  when: ['legal-duty', 'regulation', 'government-request', 'terms', 'fraud', 'imminent-harm'],
} as const satisfies Fact & Record<string, unknown>;

export type GroundId = (typeof grounds.when)[number];
