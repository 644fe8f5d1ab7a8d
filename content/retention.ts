/** How long each class of record is kept, from when, why, and what happens then. The sweep obeys it. */
import type { CategoryId } from './categories.ts';
import type { Fact } from './fact.ts';
import type { IsoDuration } from './period.ts';
import type { PurposeId } from './purposes.ts';

export type RecordClass =
  | 'contact'
  | 'optout'
  | 'contract'
  | 'workshop'
  | 'employee'
  | 'candidate'
  | 'financial'
  | 'proof';

/**
 * A period, or one of
 * - `indefinite`: until the person says otherwise;
 * - `as-required`: for as long as the reason lasts; the register names the reason and no period;
 * - `with-request`: as long as the request it belongs to.
 */
export type Kept = IsoDuration | 'indefinite' | 'as-required' | 'with-request';

export const isPeriod = (kept: Kept): kept is IsoDuration => kept.startsWith('P');

/** The day a period is counted from. */
export type Since =
  | 'last-contact'
  | 'opt-out'
  | 'contract'
  | 'attendance'
  | 'employment-end'
  | 'decision'
  | 'payment'
  | 'request';

/** What keeps a record longer, or ends it sooner, than its period says. */
type Exception = 'contract' | 'marketing' | 'asks-to-be-forgotten' | 'person-says-otherwise';

export interface Retention extends Fact {
  readonly id: RecordClass;
  readonly period: Kept;
  readonly since: Since;
  readonly afterwards: 'delete' | 'destroy' | 'keep';
  /** The record stays while any of these holds. */
  readonly longerFor: readonly Exception[];
  /** The record goes early when any of these happens. */
  readonly soonerFor: readonly Exception[];
  readonly why: PurposeId;
  /** All that is kept; absent where the clause names no limit. */
  readonly only?: readonly CategoryId[];
}

/** Enough to recognise someone, and nothing else. */
const minimalContact = [
  'name',
  'job-title',
  'company-name',
  'postal-address',
  'email',
  'phone',
] as const satisfies readonly CategoryId[];

export const retention: Readonly<Record<RecordClass, Retention>> = {
  contact: {
    id: 'contact',
    fact: 'retention.contact',
    period: 'P10Y',
    since: 'last-contact',
    afterwards: 'delete',
    longerFor: ['contract', 'marketing'],
    soonerFor: [],
    why: 'marketing',
  },
  optout: {
    id: 'optout',
    fact: 'retention.optout',
    period: 'indefinite',
    since: 'opt-out',
    afterwards: 'keep',
    longerFor: [],
    soonerFor: ['asks-to-be-forgotten'],
    why: 'suppression',
    only: minimalContact,
  },
  contract: {
    id: 'contract',
    fact: 'retention.contract',
    period: 'as-required',
    since: 'contract',
    afterwards: 'keep',
    longerFor: [],
    soonerFor: [],
    why: 'legal',
  },
  workshop: {
    id: 'workshop',
    fact: 'retention.workshop',
    period: 'indefinite',
    since: 'attendance',
    afterwards: 'keep',
    longerFor: [],
    soonerFor: ['person-says-otherwise'],
    why: 'contract',
    only: [...minimalContact, 'attendance'],
  },
  employee: {
    id: 'employee',
    fact: 'retention.employee',
    period: 'P6Y',
    since: 'employment-end',
    afterwards: 'delete',
    longerFor: [],
    soonerFor: [],
    why: 'staff',
  },
  candidate: {
    id: 'candidate',
    fact: 'retention.candidate',
    period: 'P6M',
    since: 'decision',
    afterwards: 'destroy',
    longerFor: [],
    soonerFor: [],
    why: 'staff',
  },
  financial: {
    id: 'financial',
    fact: 'right.erasure.financial',
    period: 'as-required',
    since: 'payment',
    afterwards: 'keep',
    longerFor: [],
    soonerFor: [],
    why: 'legal',
  },
  proof: {
    id: 'proof',
    fact: 'right.access.id',
    period: 'with-request',
    since: 'request',
    afterwards: 'delete',
    longerFor: [],
    soonerFor: [],
    why: 'legal',
  },
};
