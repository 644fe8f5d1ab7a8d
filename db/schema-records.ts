/** Row types of what is held about people (migration 0002). Times are UTC, days are ISO 8601, money is pence. */
import type { Generated, Selectable } from 'kysely';

export interface RecordTables {
  contacts: ContactTable;
  provenance: ProvenanceTable;
  communications: CommunicationTable;
  attendances: AttendanceTable;
  enquiries: EnquiryTable;
  contracts: ContractTable;
  purchases: PurchaseTable;
  web_activity: WebActivityTable;
  profiles: ProfileTable;
  consents: ConsentTable;
  employees: EmployeeTable;
  candidates: CandidateTable;
  standings: StandingTable;
  erasures: ErasureTable;
  set_aside: SetAsideTable;
}

export interface ContactTable {
  id: string;
  digest: Generated<Uint8Array | null>;
  email: Generated<string | null>;
  title: Generated<string | null>;
  name: Generated<string | null>;
  job_title: Generated<string | null>;
  company: Generated<string | null>;
  company_address: Generated<string | null>;
  postal_address: Generated<string | null>;
  phone: Generated<string | null>;
  mobile: Generated<string | null>;
  twitter: Generated<string | null>;
  linkedin: Generated<string | null>;
  turnover: Generated<string | null>;
  employees: Generated<string | null>;
  industry: Generated<string | null>;
  created_at: string;
  updated_at: string;
  last_contact_at: string;
  erased_at: Generated<string | null>;
}

export interface ProvenanceTable {
  id: Generated<number>;
  contact_id: string;
  record: string;
  record_id: string;
  field: string;
  source: string;
  detail: Generated<string>;
  at: string;
}

export interface CommunicationTable {
  id: string;
  contact_id: string;
  at: string;
  direction: 'in' | 'out';
  channel: string;
  subject: string;
  body: string;
  source: string;
}

export interface AttendanceTable {
  id: string;
  contact_id: string;
  kind: 'event' | 'workshop' | 'exhibition' | 'webinar';
  event: string;
  held_on: string;
  booked_at: Generated<string | null>;
  attended: 0 | 1;
  certificate: Generated<string | null>;
  evaluation: Generated<string | null>;
  source: string;
}

export interface EnquiryTable {
  id: string;
  contact_id: string;
  at: string;
  product: string;
  words: string;
  source: string;
}

export interface ContractTable {
  id: string;
  contact_id: string;
  number: string;
  subject: string;
  signed_on: string;
  ended_on: Generated<string | null>;
  source: string;
}

export interface PurchaseTable {
  id: string;
  contact_id: string;
  invoice: string;
  item: string;
  pence: number;
  paid_on: Generated<string | null>;
  invoiced_on: string;
  invoiced_name: string;
  invoiced_company: string;
  finance_address: string;
  source: string;
}

export interface WebActivityTable {
  id: string;
  contact_id: string;
  at: string;
  page: string;
  act: string;
  source: string;
}

export interface ProfileTable {
  contact_id: string;
  interests: string;
  score: number;
  made_at: string;
}

export interface ConsentTable {
  id: string;
  contact_id: string;
  purpose: string;
  words: string;
  given_at: string;
  withdrawn_at: Generated<string | null>;
  source: string;
}

export interface EmployeeTable {
  id: string;
  contact_id: string;
  role: string;
  began_on: string;
  ended_on: Generated<string | null>;
  file: string;
  source: string;
}

export interface CandidateTable {
  id: string;
  contact_id: string;
  role: string;
  applied_on: string;
  decided_on: Generated<string | null>;
  outcome: Generated<string | null>;
  file: string;
  source: string;
}

export interface StandingTable {
  id: string;
  digest: Uint8Array;
  kind: 'restriction' | 'no-profiling' | 'objection' | 'forget-optout';
  case_id: Generated<string | null>;
  note: Generated<string>;
  since: string;
  lifted_at: Generated<string | null>;
}

export interface ErasureTable {
  id: string;
  digest: Uint8Array;
  case_id: Generated<string | null>;
  at: string;
  plan: string;
}

/** What the law keeps of an erased person, sealed; the row it was taken from says only what and when. */
export interface SetAsideTable {
  id: string;
  contact_id: string;
  record: string;
  record_id: string;
  key_id: string;
  sealed: Uint8Array;
  /** Row of the policy register. */
  basis: string;
  /** Day it may go; null while the reason has no end. */
  until: string | null;
  at: string;
}

export type Contact = Selectable<ContactTable>;
export type Provenance = Selectable<ProvenanceTable>;
export type Purchase = Selectable<PurchaseTable>;
export type Consent = Selectable<ConsentTable>;
export type Standing = Selectable<StandingTable>;
export type Erasure = Selectable<ErasureTable>;
