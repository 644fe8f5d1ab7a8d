/** Why personal data is used, and on which legal basis (UK GDPR Art. 6(1)). */
import type { Fact } from './fact.ts';

export type Basis = 'legal-obligation' | 'contract' | 'legitimate-interest' | 'consent';

export type PurposeId = 'legal' | 'contract' | 'product' | 'marketing' | 'suppression' | 'staff';

export interface Purpose extends Fact {
  readonly id: PurposeId;
  readonly bases: readonly Basis[];
  /** True where every message has to offer a way to unsubscribe. */
  readonly unsubscribable?: true;
}

export const purposes: Readonly<Record<PurposeId, Purpose>> = {
  legal: { id: 'legal', fact: 'purpose.legal', bases: ['legal-obligation'] },
  contract: { id: 'contract', fact: 'purpose.contract', bases: ['contract'] },
  product: { id: 'product', fact: 'purpose.product', bases: ['legitimate-interest'] },
  marketing: {
    id: 'marketing',
    fact: 'purpose.marketing',
    bases: ['legitimate-interest'],
    unsubscribable: true,
  },
  suppression: {
    id: 'suppression',
    fact: 'purpose.suppression',
    bases: ['legal-obligation', 'legitimate-interest'],
  },
  staff: { id: 'staff', fact: 'purpose.staff', bases: ['contract'] },
};

/** Data is kept accurate, complete and up to date; whoever writes to the mailbox has it corrected. */
export const accuracy = {
  fact: 'purpose.accuracy',
  correctedBy: ['email'],
} as const satisfies Fact & Record<string, unknown>;

/** Never needed, collected or stored; what arrives unasked is destroyed at once. */
export const sensitive = {
  fact: 'purpose.sensitive',
  examples: ['age', 'sexuality', 'religion'],
  whenReceived: 'destroy-at-once',
} as const satisfies Fact & Record<string, unknown>;
