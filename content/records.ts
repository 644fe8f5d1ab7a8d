/**
 * What is held about people, noun by noun: which field is of which category, how long it stays,
 * what erasure does to it and whether it counts as given by the person. Access, portability,
 * erasure and retention all read this table; where a noun lies is told by db/record-kinds.ts.
 */
import type { CategoryId } from './categories.ts';
import type { Fact, FactId } from './fact.ts';
import type { SourceId } from './provenance.ts';
import type { PurposeId } from './purposes.ts';
import type { RecordClass } from './retention.ts';

export const recordIds = [
  'contacts',
  'communications',
  'attendances',
  'workshops',
  'enquiries',
  'contracts',
  'purchases',
  'web_activity',
  'profiles',
  'consents',
  'employees',
  'candidates',
  'suppressions',
  'standings',
] as const;
export type RecordId = (typeof recordIds)[number];

/**
 * How a value is written: a day, a moment (UTC), pence, 0 or 1, a number, a source's id, one of the
 * desk's own words (`code`), a line of text, or prose: what people wrote freely, where others may be
 * named.
 */
export type Form =
  | 'text'
  | 'prose'
  | 'code'
  | 'day'
  | 'time'
  | 'pence'
  | 'yes-no'
  | 'number'
  | 'source';

export interface Field {
  readonly category: CategoryId;
  readonly form: Form;
}

/**
 * Whether a person who asks to take their data along is given it (UK GDPR Art. 20(1)):
 * - `always`: the person's own act made it.
 * - `by-source`: the fields or rows whose source is one of `givenBy`.
 * - `incoming`: what the person wrote, and not what was written to them.
 * - `never`: inferred, or made by the company.
 */
export type Given = 'always' | 'by-source' | 'incoming' | 'never';

/**
 * - `erase`: the row goes.
 * - `mask`: the row stays, because kept rows point at it, with nothing of the person in it.
 * - `keep`: the row stays as it is, for the reason named.
 */
export type OnErasure = 'erase' | 'mask' | 'keep';

export interface Held extends Fact {
  readonly id: RecordId;
  readonly retention: RecordClass;
  readonly purposes: readonly PurposeId[];
  readonly given: Given;
  readonly onErasure: OnErasure;
  /** Row of the register that says so. */
  readonly erasureFact: FactId;
  /** In the order they are read. */
  readonly fields: Readonly<Record<string, Field>>;
}

/** Sources by which the person gives data: they write, fill in a form or leave it at a stand. */
export const givenBy = {
  fact: 'right.portability',
  sources: ['person', 'website', 'event'],
} as const satisfies Fact & { readonly sources: readonly SourceId[] };

const text = (category: CategoryId): Field => ({ category, form: 'text' });
const prose = (category: CategoryId): Field => ({ category, form: 'prose' });
const code = (category: CategoryId): Field => ({ category, form: 'code' });
const day = (category: CategoryId): Field => ({ category, form: 'day' });
const time = (category: CategoryId): Field => ({ category, form: 'time' });
const source: Field = { category: 'activity', form: 'source' };

const attendanceFields = {
  kind: code('attendance'),
  event: text('attendance'),
  held_on: day('attendance'),
  booked_at: time('attendance'),
  attended: { category: 'attendance', form: 'yes-no' },
  certificate: text('attendance'),
  evaluation: prose('evaluation'),
  source,
} as const satisfies Record<string, Field>;

export const records = {
  contacts: {
    id: 'contacts',
    fact: 'categories',
    retention: 'contact',
    purposes: ['contract', 'marketing', 'product'],
    given: 'by-source',
    onErasure: 'mask',
    erasureFact: 'right.erasure',
    fields: {
      email: text('email'),
      title: text('title'),
      name: text('name'),
      job_title: text('job-title'),
      company: text('company-name'),
      company_address: text('company-address'),
      postal_address: text('postal-address'),
      phone: text('phone'),
      mobile: text('phone'),
      twitter: text('twitter'),
      linkedin: text('linkedin'),
      turnover: text('turnover'),
      employees: text('employees'),
      industry: text('industry'),
    },
  },
  communications: {
    id: 'communications',
    fact: 'collect.contact',
    retention: 'contact',
    purposes: ['contract', 'marketing'],
    given: 'incoming',
    onErasure: 'erase',
    erasureFact: 'right.erasure',
    fields: {
      at: time('activity'),
      direction: code('activity'),
      channel: code('activity'),
      subject: prose('contracts'),
      body: prose('contracts'),
      source,
    },
  },
  /** Events, exhibitions and webinars; workshops have a period of their own. */
  attendances: {
    id: 'attendances',
    fact: 'collect.events',
    retention: 'contact',
    purposes: ['contract', 'marketing', 'product'],
    given: 'by-source',
    onErasure: 'erase',
    erasureFact: 'right.erasure',
    fields: attendanceFields,
  },
  workshops: {
    id: 'workshops',
    fact: 'collect.events',
    retention: 'workshop',
    purposes: ['contract', 'product'],
    given: 'by-source',
    // Whoever asks for erasure says otherwise, which ends the period of retention.workshop.
    onErasure: 'erase',
    erasureFact: 'right.erasure',
    fields: attendanceFields,
  },
  enquiries: {
    id: 'enquiries',
    fact: 'collect.forms',
    retention: 'contact',
    purposes: ['contract', 'marketing'],
    given: 'by-source',
    onErasure: 'erase',
    erasureFact: 'right.erasure',
    fields: { at: time('activity'), product: text('products'), words: prose('forms'), source },
  },
  contracts: {
    id: 'contracts',
    fact: 'purpose.contract',
    retention: 'contract',
    purposes: ['contract', 'legal'],
    given: 'by-source',
    onErasure: 'keep',
    erasureFact: 'retention.contract',
    fields: {
      number: text('contracts'),
      subject: prose('contracts'),
      signed_on: day('contracts'),
      ended_on: day('contracts'),
      source,
    },
  },
  purchases: {
    id: 'purchases',
    fact: 'collect.purchase',
    retention: 'financial',
    purposes: ['legal', 'contract'],
    given: 'by-source',
    onErasure: 'keep',
    erasureFact: 'right.erasure.financial',
    fields: {
      invoice: text('purchases'),
      item: prose('purchases'),
      pence: { category: 'payments', form: 'pence' },
      invoiced_on: day('purchases'),
      paid_on: day('payments'),
      invoiced_name: text('name'),
      invoiced_company: text('company-name'),
      finance_address: text('finance-address'),
      source,
    },
  },
  web_activity: {
    id: 'web_activity',
    fact: 'collect.website',
    retention: 'contact',
    purposes: ['product', 'marketing'],
    // Left behind by using the site: observed, not inferred, so it counts as given.
    given: 'always',
    onErasure: 'erase',
    erasureFact: 'right.erasure',
    fields: {
      at: time('web-activity'),
      page: text('web-activity'),
      act: text('web-activity'),
      source,
    },
  },
  profiles: {
    id: 'profiles',
    fact: 'right.profiling',
    retention: 'contact',
    purposes: ['marketing'],
    given: 'never',
    onErasure: 'erase',
    erasureFact: 'right.erasure',
    fields: {
      interests: text('web-activity'),
      score: { category: 'web-activity', form: 'number' },
      made_at: time('web-activity'),
    },
  },
  consents: {
    id: 'consents',
    fact: 'right.profiling',
    retention: 'contact',
    purposes: ['marketing', 'contract'],
    given: 'always',
    onErasure: 'erase',
    erasureFact: 'right.erasure',
    fields: {
      purpose: text('forms'),
      words: prose('forms'),
      given_at: time('forms'),
      withdrawn_at: time('forms'),
      source,
    },
  },
  employees: {
    id: 'employees',
    fact: 'purpose.staff',
    retention: 'employee',
    purposes: ['staff', 'legal'],
    given: 'by-source',
    onErasure: 'keep',
    erasureFact: 'retention.employee',
    fields: {
      role: text('job-title'),
      began_on: day('contracts'),
      ended_on: day('contracts'),
      file: prose('activity'),
      source,
    },
  },
  candidates: {
    id: 'candidates',
    fact: 'purpose.staff',
    retention: 'candidate',
    purposes: ['staff'],
    given: 'by-source',
    onErasure: 'erase',
    erasureFact: 'right.erasure',
    fields: {
      role: text('job-title'),
      applied_on: day('activity'),
      decided_on: day('activity'),
      outcome: prose('activity'),
      file: prose('activity'),
      source,
    },
  },
  /** Kept with the least there is to recognise someone by, unless the person wants that forgotten too. */
  suppressions: {
    id: 'suppressions',
    fact: 'retention.optout',
    retention: 'optout',
    purposes: ['suppression'],
    given: 'never',
    onErasure: 'keep',
    erasureFact: 'retention.optout',
    fields: {
      channel: code('activity'),
      list: text('activity'),
      address: text('email'),
      name: text('name'),
      job_title: text('job-title'),
      company: text('company-name'),
      postal_address: text('postal-address'),
      phone: text('phone'),
      created_at: time('activity'),
      lifted_at: time('activity'),
    },
  },
  /** Restrictions and objections: what bars the use of all else. */
  standings: {
    id: 'standings',
    fact: 'right.restriction',
    retention: 'optout',
    purposes: ['suppression', 'legal'],
    given: 'never',
    onErasure: 'keep',
    erasureFact: 'retention.optout',
    fields: {
      kind: code('activity'),
      note: prose('activity'),
      since: time('activity'),
      lifted_at: time('activity'),
    },
  },
} as const satisfies { readonly [Id in RecordId]: Held & { readonly id: Id } };

type FieldsOf<Id extends RecordId> = Extract<keyof (typeof records)[Id]['fields'], string>;
/** Every field of every noun. */
export type FieldId = { [Id in RecordId]: FieldsOf<Id> }[RecordId];
