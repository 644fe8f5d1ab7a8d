/** The ways personal data is collected: clause 5, one entry per commitment, in its order. */
import type { CategoryId } from './categories.ts';
import type { Fact } from './fact.ts';
import type { ProcessorId } from './processors.ts';
import type { Basis } from './purposes.ts';
import type { RecordClass } from './retention.ts';

type CollectionId =
  | 'contact'
  | 'purchase'
  | 'website'
  | 'logs'
  | 'host'
  | 'card'
  | 'forms'
  | 'purchased'
  | 'provenance'
  | 'research'
  | 'events'
  | 'evaluation'
  | 'online'
  | 'exhibitions'
  | 'third-party';

export interface Collection extends Fact {
  readonly id: CollectionId;
  readonly clause: string;
  readonly collects: readonly CategoryId[];
  /** Who receives or holds it besides the company. */
  readonly sharedWith: readonly ProcessorId[];
  /** Absent where the policy names none for this way. */
  readonly basis?: Basis;
  /** Record class it is kept under, where the policy says. */
  readonly keptAs?: RecordClass;
  /** True where it must never be used for marketing. */
  readonly neverForMarketing?: true;
  /** True where none of it may be stored on the website or in the database. */
  readonly neverStored?: true;
}

export const collection: readonly Collection[] = [
  {
    id: 'contact',
    fact: 'collect.contact',
    clause: '5.1',
    collects: ['activity'],
    sharedWith: [],
    keptAs: 'contact',
  },
  {
    id: 'purchase',
    fact: 'collect.purchase',
    clause: '5.2',
    collects: [
      'name',
      'phone',
      'email',
      'company-name',
      'finance-address',
      'purchases',
      'payments',
    ],
    sharedWith: ['sage', 'accountant', 'authorities'],
    keptAs: 'financial',
    neverForMarketing: true,
  },
  {
    id: 'website',
    fact: 'collect.website',
    clause: '5.3',
    collects: ['web-activity', 'forms'],
    sharedWith: ['google-analytics'],
    basis: 'consent',
  },
  {
    id: 'logs',
    fact: 'collect.logs',
    clause: '5.3',
    collects: ['domain-name'],
    sharedWith: ['rochen'],
  },
  { id: 'host', fact: 'collect.host', clause: '5.3', collects: ['forms'], sharedWith: ['rochen'] },
  {
    id: 'card',
    fact: 'collect.card',
    clause: '5.3',
    collects: ['card'],
    sharedWith: ['sage-pay', 'sage'],
    neverStored: true,
  },
  {
    id: 'forms',
    fact: 'collect.forms',
    clause: '5.4',
    collects: ['forms', 'web-activity'],
    sharedWith: [],
    basis: 'legitimate-interest',
  },
  {
    id: 'purchased',
    fact: 'collect.purchased',
    clause: '5.5',
    collects: ['third-party'],
    sharedWith: [],
    basis: 'legitimate-interest',
  },
  {
    id: 'provenance',
    fact: 'collect.provenance',
    clause: '5.5',
    collects: [],
    sharedWith: [],
  },
  {
    id: 'research',
    fact: 'collect.research',
    clause: '5.6',
    collects: ['third-party'],
    sharedWith: [],
    basis: 'legitimate-interest',
  },
  {
    id: 'events',
    fact: 'collect.events',
    clause: '5.7',
    collects: ['attendance'],
    sharedWith: [],
    keptAs: 'workshop',
  },
  {
    id: 'evaluation',
    fact: 'collect.evaluation',
    clause: '5.8',
    collects: ['evaluation'],
    sharedWith: [],
  },
  {
    id: 'online',
    fact: 'collect.online',
    clause: '5.9',
    collects: ['service-details'],
    sharedWith: ['zoom', 'microsoft-teams', 'training-hosts'],
  },
  {
    id: 'exhibitions',
    fact: 'collect.exhibitions',
    clause: '5.10',
    collects: ['name', 'company-name', 'email', 'phone'],
    sharedWith: [],
    basis: 'legitimate-interest',
  },
  {
    id: 'third-party',
    fact: 'collect.third-party',
    clause: '5.11',
    collects: ['third-party'],
    sharedWith: [],
    basis: 'legitimate-interest',
  },
];
