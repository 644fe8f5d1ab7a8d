/**
 * Where data comes from. The first source of a record and every later update are kept with it and
 * told on request; the source decides whether the company is controller or processor.
 */
import type { Fact, FactId } from './fact.ts';

export type SourceId =
  | 'person'
  | 'referral'
  | 'purchased-list'
  | 'public'
  | 'website'
  | 'event'
  | 'promoter'
  | 'employer';

export interface Source {
  readonly id: SourceId;
  /** Row of the register that tells how this source is used. */
  readonly fact: FactId;
  readonly clause: string;
  readonly role: 'controller' | 'processor';
  /** Row that makes the company controller or processor for it. */
  readonly roleFact: 'who.controller' | 'who.processor';
}

const controller = { role: 'controller', roleFact: 'who.controller' } as const;
const processor = { role: 'processor', roleFact: 'who.processor' } as const;

export const sources: Readonly<Record<SourceId, Source>> = {
  person: { id: 'person', fact: 'collect.contact', clause: '5.1', ...controller },
  website: { id: 'website', fact: 'collect.website', clause: '5.3', ...controller },
  referral: { id: 'referral', fact: 'categories', clause: '3', ...controller },
  'purchased-list': {
    id: 'purchased-list',
    fact: 'collect.purchased',
    clause: '5.5',
    ...controller,
  },
  public: { id: 'public', fact: 'collect.research', clause: '5.6', ...controller },
  event: { id: 'event', fact: 'collect.exhibitions', clause: '5.10', ...controller },
  promoter: { id: 'promoter', fact: 'collect.third-party', clause: '5.11', ...controller },
  /** Only when the employer supplies the data and specifically asks for the work. */
  employer: { id: 'employer', fact: 'categories', clause: '3', ...processor },
};

/** What is recorded of every source. Told on request to the person the data is about. */
export const recorded = {
  fact: 'collect.provenance',
  moments: ['first-source', 'every-update'],
  toldOnRequest: true,
} as const satisfies Fact & Record<string, unknown>;
