/**
 * The clauses of the policy, in order: number, anchor, and the facts each one states. Anchors stand
 * in letters and links for years: add, never rename. Titles stand with each language.
 */
import type { FactId } from './fact.ts';

export interface Clause {
  readonly id: string;
  /** As printed; empty for the parts around the numbered clauses. */
  readonly number: string;
  readonly facts: readonly FactId[];
}

export const clauses = [
  {
    id: 'who',
    number: '',
    facts: [
      'who.product',
      'who.company',
      'who.post',
      'who.mailbox',
      'who.definition',
      'who.controller',
      'who.processor',
      'who.b2b',
      'who.safeguards',
      'who.version',
    ],
  },
  { id: 'rights', number: '1', facts: ['right.access.how', 'right.access.id'] },
  { id: 'restriction', number: '1.1', facts: ['right.restriction'] },
  {
    id: 'access',
    number: '1.2',
    facts: ['right.access', 'right.access.id', 'right.access.how', 'right.access.refusal'],
  },
  { id: 'rectification', number: '1.3', facts: ['right.rectification'] },
  {
    id: 'erasure',
    number: '1.4',
    facts: ['right.erasure', 'right.erasure.financial', 'right.erasure.repurchase'],
  },
  { id: 'portability', number: '1.5', facts: ['right.portability'] },
  { id: 'objection', number: '1.6', facts: ['right.objection'] },
  { id: 'profiling', number: '1.7', facts: ['right.profiling'] },
  {
    id: 'held',
    number: '2',
    facts: ['held.all', 'held.never-sold', 'held.suppliers', 'held.supplier-list'],
  },
  { id: 'categories', number: '3', facts: ['categories'] },
  {
    id: 'purposes',
    number: '4',
    facts: [
      'purpose.legal',
      'purpose.contract',
      'purpose.product',
      'purpose.marketing',
      'purpose.suppression',
      'purpose.staff',
      'purpose.accuracy',
      'purpose.sensitive',
    ],
  },
  { id: 'collection', number: '5', facts: [] },
  { id: 'collect-contact', number: '5.1', facts: ['collect.contact'] },
  { id: 'collect-purchase', number: '5.2', facts: ['collect.purchase'] },
  {
    id: 'collect-website',
    number: '5.3',
    facts: ['collect.website', 'collect.logs', 'collect.host', 'collect.card'],
  },
  { id: 'collect-forms', number: '5.4', facts: ['collect.forms'] },
  { id: 'collect-purchased', number: '5.5', facts: ['collect.purchased', 'collect.provenance'] },
  { id: 'collect-research', number: '5.6', facts: ['collect.research', 'collect.provenance'] },
  { id: 'collect-events', number: '5.7', facts: ['collect.events'] },
  { id: 'collect-evaluation', number: '5.8', facts: ['collect.evaluation'] },
  { id: 'collect-online', number: '5.9', facts: ['collect.online'] },
  { id: 'collect-exhibitions', number: '5.10', facts: ['collect.exhibitions'] },
  { id: 'collect-third-party', number: '5.11', facts: ['collect.third-party'] },
  {
    id: 'security',
    number: '6',
    facts: ['security.host', 'security.suppliers', 'security.access', 'security.equipment'],
  },
  { id: 'cookies', number: '7', facts: ['cookies'] },
  { id: 'disclosure-and-storage', number: '8', facts: [] },
  { id: 'disclosure', number: '8.1', facts: ['disclose.processors', 'disclose.legal'] },
  {
    id: 'retention',
    number: '8.2',
    facts: [
      'retention.contact',
      'retention.optout',
      'retention.contract',
      'retention.workshop',
      'retention.employee',
      'retention.candidate',
    ],
  },
  { id: 'storage', number: '8.3', facts: ['storage.where', 'storage.transfers'] },
  {
    id: 'erasing',
    number: '8.4',
    facts: ['right.erasure', 'right.erasure.financial', 'right.erasure.repurchase'],
  },
  { id: 'moving', number: '8.5', facts: ['right.portability'] },
  { id: 'opting-out', number: '8.6', facts: ['right.objection'] },
  { id: 'automated', number: '8.7', facts: ['right.profiling'] },
  { id: 'partners', number: '9', facts: ['partners', 'collect.card'] },
  { id: 'openness', number: '10', facts: ['openness'] },
  {
    id: 'complaints',
    number: '11',
    facts: ['complaint.director', 'complaint.clock', 'complaint.ico'],
  },
  { id: 'history', number: '', facts: ['who.version'] },
] as const satisfies readonly Clause[];

export type ClauseId = (typeof clauses)[number]['id'];

/** The clause with this number, for example the one a right is stated in. */
export const clauseNumbered = (number: string): (typeof clauses)[number] | undefined =>
  clauses.find((clause) => clause.number === number && number !== '');
