/** Every fact of the policy, gathered: what is published, and what of it is still under review. */
import { categoriesFact } from './categories.ts';
import { collection } from './collection.ts';
import { company, mailbox, post, product, regulator, telephone } from './company.ts';
import { answerWithin, complaintSteps, director } from './complaints.ts';
import { consentFirst, cookies, services } from './cookies.ts';
import {
  grounds,
  held,
  neverSold,
  onInstruction,
  supplierList,
  suppliersGet,
} from './disclosure.ts';
import { erased, notErased, repurchase } from './erasure.ts';
import type { Fact } from './fact.ts';
import { proofs } from './identity.ts';
import { openness } from './openness.ts';
import { packageLink } from './packages.ts';
import { processors } from './processors.ts';
import { profiling } from './profiling.ts';
import { recorded, sources } from './provenance.ts';
import { accuracy, purposes, sensitive } from './purposes.ts';
import { givenBy, records } from './records.ts';
import { askedBy, refusal } from './requests.ts';
import { restriction } from './restriction.ts';
import { retention } from './retention.ts';
import { rights } from './rights.ts';
import { businessOnly, personalData } from './scope.ts';
import { safeguards, security } from './security.ts';
import { storage, transferredFor, transferTools } from './transfers.ts';
import { shown } from './version.ts';

const rolesBySource: readonly Fact[] = Object.values(sources).map(({ roleFact }) => ({
  fact: roleFact,
}));

/** In no order to rely on; a fact carried by several entries stands once for each. */
export const facts: readonly Fact[] = [
  ...[company, product, post, telephone, mailbox, regulator, personalData, businessOnly, shown],
  ...[safeguards, ...security, storage, ...transferTools, transferredFor],
  ...[...Object.values(sources), ...rolesBySource, recorded],
  ...[...Object.values(rights), askedBy, refusal, proofs, restriction, profiling],
  ...[erased, notErased, repurchase],
  ...[held, neverSold, suppliersGet, supplierList, onInstruction, grounds],
  ...[{ fact: categoriesFact }, ...Object.values(purposes), accuracy, sensitive, ...collection],
  ...[...Object.values(services), ...Object.values(cookies), consentFirst],
  ...[...Object.values(processors), ...Object.values(retention)],
  ...[...Object.values(records), givenBy, packageLink],
  ...[openness, director, answerWithin, ...complaintSteps],
];

export interface UnderReview {
  readonly fact: Fact['fact'];
  /** Which entry of the fact, where it has several. */
  readonly entry: string | null;
  readonly since: string;
  readonly reason: string;
}

/** What is published and not settled, for the build to report. */
export function underReview(published: readonly Fact[] = facts): UnderReview[] {
  return published.flatMap((fact) =>
    fact.review ? [{ fact: fact.fact, entry: entryOf(fact), ...fact.review }] : [],
  );
}

const entryOf = (fact: Fact): string | null =>
  'id' in fact && typeof fact.id === 'string' ? fact.id : null;
