/**
 * Every right the policy promises: what it is called in law, what proves identity, how long the
 * company has, what is done and who approves it. The site prints this table and the worker
 * executes it; nothing else in the project may state a right's deadline or proof.
 */
import type { FactId } from './fact.ts';

/** What a letter may ask for. The ids are stable: they stand in links, in the database and in tests. */
export type RightId =
  | 'access'
  | 'rectification'
  | 'erasure'
  | 'restriction'
  | 'portability'
  | 'opt-out'
  | 'profiling'
  | 'objection'
  | 'consent-withdrawal'
  | 'complaint'
  | 'suppliers'
  | 'provenance';

/** Ways of being contacted that a person can opt out of, one by one or all together. */
export const channels = ['email', 'phone', 'sms', 'post'] as const;
export type Channel = (typeof channels)[number];

export function isEveryChannel(list: readonly Channel[]): boolean {
  return channels.every((one) => list.includes(one));
}

/**
 * What must stand before the right is carried out.
 * - `none`: the address or the token is enough (opting out never needs identification).
 * - `address`: mail that authenticates from the address on file, or a token sent to that address.
 * - `document`: the token, and the accepted proofs where there is reasonable doubt.
 */
export type IdentityNeeded = 'none' | 'address' | 'document';

/** Which clock runs: at once, one calendar month (UK GDPR Art. 12(3)), or the complaint's 30 days. */
export type Clock = 'at-once' | 'month' | 'complaint';

/** Who must say yes before anything is destroyed, disclosed or changed. */
export type Approver = 'nobody' | 'officer' | 'director';

export interface Right {
  readonly id: RightId;
  /** Row of the policy register that promises it. */
  readonly fact: FactId;
  /** Numbered clause of the published policy that states it. */
  readonly clause: string;
  /** Article of the UK GDPR (or section of an Act) it comes from. */
  readonly article: string;
  readonly identity: IdentityNeeded;
  readonly clock: Clock;
  readonly approver: Approver;
}

export const rights: Readonly<Record<RightId, Right>> = {
  restriction: {
    id: 'restriction',
    fact: 'right.restriction',
    clause: '1.1',
    article: 'Art. 18',
    identity: 'address',
    clock: 'month',
    approver: 'officer',
  },
  access: {
    id: 'access',
    fact: 'right.access',
    clause: '1.2',
    article: 'Art. 15',
    identity: 'document',
    clock: 'month',
    approver: 'officer',
  },
  rectification: {
    id: 'rectification',
    fact: 'right.rectification',
    clause: '1.3',
    article: 'Art. 16',
    identity: 'address',
    clock: 'month',
    approver: 'officer',
  },
  erasure: {
    id: 'erasure',
    fact: 'right.erasure',
    clause: '1.4',
    article: 'Art. 17',
    identity: 'document',
    clock: 'month',
    approver: 'officer',
  },
  portability: {
    id: 'portability',
    fact: 'right.portability',
    clause: '1.5',
    article: 'Art. 20',
    identity: 'document',
    clock: 'month',
    approver: 'officer',
  },
  'opt-out': {
    id: 'opt-out',
    fact: 'right.objection',
    clause: '1.6',
    article: 'Art. 21(2)',
    identity: 'none',
    clock: 'at-once',
    approver: 'nobody',
  },
  objection: {
    id: 'objection',
    fact: 'right.objection',
    clause: '1.6',
    article: 'Art. 21(1)',
    identity: 'address',
    clock: 'month',
    approver: 'officer',
  },
  profiling: {
    id: 'profiling',
    fact: 'right.profiling',
    clause: '1.7',
    article: 'Art. 21(1), Art. 22',
    identity: 'address',
    clock: 'month',
    approver: 'officer',
  },
  'consent-withdrawal': {
    id: 'consent-withdrawal',
    fact: 'right.profiling',
    clause: '1.7',
    article: 'Art. 7(3)',
    identity: 'none',
    clock: 'at-once',
    approver: 'officer',
  },
  complaint: {
    id: 'complaint',
    fact: 'complaint.director',
    clause: '11',
    article: 'DPA 2018 s. 164A',
    identity: 'none',
    clock: 'complaint',
    approver: 'director',
  },
  suppliers: {
    id: 'suppliers',
    fact: 'held.supplier-list',
    clause: '2',
    article: 'Art. 13(1)(e)',
    identity: 'none',
    clock: 'month',
    approver: 'officer',
  },
  provenance: {
    id: 'provenance',
    fact: 'collect.provenance',
    clause: '5.5',
    article: 'Art. 14(2)(f)',
    identity: 'document',
    clock: 'month',
    approver: 'officer',
  },
};

/** Every right, in the order of the policy's clauses. */
export const rightIds = Object.keys(rights) as [RightId, ...RightId[]];
