/**
 * Who receives personal data from the company, or supplies it: the supplier register. Companies the
 * policy does not name stand as kinds; their names are given on request (`held.supplier-list`).
 */
import type { CategoryId } from './categories.ts';
import type { Fact } from './fact.ts';
import type { LinkId } from './links.ts';
import type { PurposeId } from './purposes.ts';
import type { PlaceId } from './transfers.ts';

export type ProcessorId =
  | 'rochen'
  | 'sage'
  | 'sage-pay'
  | 'google-analytics'
  | 'accountant'
  | 'mailing-house'
  | 'flatplan'
  | 'zoom'
  | 'microsoft-teams'
  | 'training-hosts'
  | 'it-providers'
  | 'us-storage'
  | 'venues'
  | 'demo-partners'
  | 'authorities'
  | 'credit-reference-agencies'
  | 'list-brokers';

/**
 * - `processor`: acts on the company's instructions only (UK GDPR Art. 28).
 * - `platform`: carries a meeting; the person may have an account of their own there.
 * - `partner`: takes part in what the person asked for, with the person's permission.
 * - `authority`: receives what the law requires.
 * - `source`: supplies data and receives none.
 */
export type Role = 'processor' | 'platform' | 'partner' | 'authority' | 'source';

/** What the recipient is told when a right was carried out (UK GDPR Art. 19), and then does too. */
export type Notice = 'rectification' | 'erasure' | 'restriction';

export interface Processor extends Fact {
  readonly id: ProcessorId;
  /** Name of the company or service; null for a kind, whose words stand with each language. */
  readonly name: string | null;
  readonly role: Role;
  /** Where it keeps the data; absent where the policy does not say. */
  readonly where?: PlaceId;
  readonly receives: readonly CategoryId[];
  readonly purposes: readonly PurposeId[];
  readonly honours: readonly Notice[];
  /** Key of the connector in the worker that tells it; null where a person does. */
  readonly connector: string | null;
  /** Its own statement about privacy, where the policy links one. */
  readonly link?: LinkId;
}

const everyNotice = ['rectification', 'erasure', 'restriction'] as const;

export const processors: Readonly<Record<ProcessorId, Processor>> = {
  rochen: {
    id: 'rochen',
    fact: 'collect.host',
    name: 'Rochen Ltd',
    role: 'processor',
    where: 'worldwide',
    receives: ['forms', 'ip-address', 'domain-name'],
    purposes: ['contract', 'product'],
    honours: everyNotice,
    connector: 'rochen',
  },
  sage: {
    id: 'sage',
    fact: 'collect.purchase',
    name: 'Sage',
    role: 'processor',
    where: 'worldwide',
    receives: [
      'name',
      'phone',
      'email',
      'company-name',
      'finance-address',
      'purchases',
      'payments',
    ],
    purposes: ['legal', 'contract'],
    // Financial records stay for legal purposes, so erasure is not among them (erasure.ts).
    honours: ['rectification', 'restriction'],
    connector: 'sage',
  },
  'sage-pay': {
    id: 'sage-pay',
    fact: 'collect.card',
    name: 'Sage Pay',
    role: 'processor',
    where: 'worldwide',
    receives: ['card', 'payments'],
    purposes: ['legal', 'contract'],
    honours: ['rectification', 'restriction'],
    connector: 'sage-pay',
  },
  'google-analytics': {
    id: 'google-analytics',
    fact: 'collect.website',
    name: 'Google Analytics',
    role: 'processor',
    where: 'worldwide',
    receives: ['web-activity'],
    purposes: ['product', 'marketing'],
    honours: ['erasure', 'restriction'],
    connector: 'google-analytics',
    link: 'google-explanation',
  },
  accountant: {
    id: 'accountant',
    fact: 'collect.purchase',
    name: null,
    role: 'processor',
    receives: [
      'name',
      'phone',
      'email',
      'company-name',
      'finance-address',
      'purchases',
      'payments',
    ],
    purposes: ['legal'],
    honours: ['rectification', 'restriction'],
    connector: null,
  },
  'mailing-house': {
    id: 'mailing-house',
    fact: 'held.suppliers',
    name: null,
    role: 'processor',
    receives: ['name', 'title', 'company-name', 'company-address'],
    purposes: ['marketing'],
    honours: everyNotice,
    connector: null,
  },
  flatplan: {
    id: 'flatplan',
    fact: 'held.suppliers',
    name: 'Intelligent Flatplan Integration',
    role: 'processor',
    receives: ['service-details'],
    purposes: ['contract'],
    honours: everyNotice,
    connector: null,
  },
  zoom: {
    id: 'zoom',
    fact: 'collect.online',
    name: 'Zoom',
    role: 'platform',
    where: 'worldwide',
    receives: ['service-details'],
    purposes: ['contract'],
    honours: everyNotice,
    connector: 'zoom',
    link: 'zoom-privacy',
  },
  'microsoft-teams': {
    id: 'microsoft-teams',
    fact: 'collect.online',
    name: 'Microsoft Teams',
    role: 'platform',
    where: 'worldwide',
    receives: ['service-details'],
    purposes: ['contract'],
    honours: everyNotice,
    connector: 'microsoft-teams',
    link: 'microsoft-privacy',
  },
  'training-hosts': {
    id: 'training-hosts',
    fact: 'collect.online',
    name: null,
    role: 'processor',
    where: 'worldwide',
    receives: ['service-details'],
    purposes: ['contract'],
    honours: everyNotice,
    connector: null,
  },
  'it-providers': {
    id: 'it-providers',
    fact: 'security.suppliers',
    name: null,
    role: 'processor',
    where: 'worldwide',
    receives: ['service-details'],
    purposes: ['contract', 'marketing'],
    honours: everyNotice,
    connector: null,
  },
  'us-storage': {
    id: 'us-storage',
    fact: 'storage.transfers',
    name: null,
    role: 'processor',
    where: 'united-states',
    receives: ['service-details'],
    purposes: ['contract'],
    honours: everyNotice,
    connector: null,
  },
  venues: {
    id: 'venues',
    fact: 'partners',
    name: null,
    role: 'processor',
    receives: ['service-details'],
    purposes: ['contract'],
    honours: everyNotice,
    connector: null,
  },
  'demo-partners': {
    id: 'demo-partners',
    fact: 'partners',
    name: null,
    role: 'partner',
    receives: ['service-details'],
    purposes: ['contract'],
    honours: everyNotice,
    connector: null,
  },
  authorities: {
    id: 'authorities',
    fact: 'collect.purchase',
    name: null,
    role: 'authority',
    receives: ['purchases', 'payments'],
    purposes: ['legal'],
    honours: ['rectification'],
    connector: null,
  },
  'credit-reference-agencies': {
    id: 'credit-reference-agencies',
    fact: 'held.all',
    name: null,
    role: 'source',
    receives: [],
    purposes: [],
    honours: [],
    connector: null,
  },
  'list-brokers': {
    id: 'list-brokers',
    fact: 'held.all',
    name: null,
    role: 'source',
    receives: [],
    purposes: [],
    honours: [],
    connector: null,
  },
};
