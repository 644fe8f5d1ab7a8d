/** How data is kept safe. Each measure is one line of clause 6. */
import type { Fact } from './fact.ts';

export type MeasureId =
  | 'host'
  | 'visitor-ip'
  | 'suppliers'
  | 'multi-factor'
  | 'location'
  | 'revocable'
  | 'firewall'
  | 'passwords'
  | 'anti-virus'
  | 'encryption';

export interface SecurityFact extends Fact {
  readonly measures: readonly MeasureId[];
}

/** The short form, where the policy says who the company is. */
export const safeguards = {
  fact: 'who.safeguards',
  measures: ['firewall', 'passwords', 'encryption'],
} as const satisfies SecurityFact;

export const security = [
  { fact: 'security.host', measures: ['host', 'visitor-ip'] },
  { fact: 'security.suppliers', measures: ['suppliers'] },
  { fact: 'security.access', measures: ['multi-factor', 'location', 'revocable'] },
  { fact: 'security.equipment', measures: ['firewall', 'passwords', 'anti-virus'] },
] as const satisfies readonly SecurityFact[];
