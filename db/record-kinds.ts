/**
 * Where each noun of content/records.ts lies: its table, the column that ties a row to a person and
 * the day its period is counted from. What is promised about it (class, categories, erasure,
 * portability) stands there; this adds no promise. Access, portability, erasure and the retention
 * sweep all walk this table, so that a noun cannot be held and forgotten by one of them.
 */
import type { RecordId } from '#content/records.ts';
import type { RecordTables } from './schema-records.ts';

export interface RecordKind {
  readonly id: RecordId;
  readonly table:
    | Exclude<keyof RecordTables, 'provenance' | 'erasures' | 'set_aside'>
    | 'suppressions';
  /**
   * - `id`: the row is the contact.
   * - `contact_id`: the row belongs to one.
   * - `digest`: the row outlives the contact and is found by the person's digest.
   */
  readonly key: 'id' | 'contact_id' | 'digest';
  /** Only rows whose `kind` is among these; absent: every row of the table. */
  readonly kinds?: readonly ('event' | 'workshop' | 'exhibition' | 'webinar')[];
  /** Column its period is counted from; null: the contact's own `last_contact_at`. */
  readonly since: string | null;
  /** Columns a page is ordered by; the last is unique within a person. */
  readonly order: readonly string[];
  /** Financial: read by functions that name it, and never in a marketing export. */
  readonly limited?: true;
}

export const recordKinds = {
  contacts: {
    id: 'contacts',
    table: 'contacts',
    key: 'id',
    since: 'last_contact_at',
    order: ['id'],
  },
  communications: {
    id: 'communications',
    table: 'communications',
    key: 'contact_id',
    since: null,
    order: ['at', 'id'],
  },
  attendances: {
    id: 'attendances',
    table: 'attendances',
    key: 'contact_id',
    kinds: ['event', 'exhibition', 'webinar'],
    since: null,
    order: ['held_on', 'id'],
  },
  workshops: {
    id: 'workshops',
    table: 'attendances',
    key: 'contact_id',
    kinds: ['workshop'],
    since: 'held_on',
    order: ['held_on', 'id'],
  },
  enquiries: {
    id: 'enquiries',
    table: 'enquiries',
    key: 'contact_id',
    since: null,
    order: ['at', 'id'],
  },
  contracts: {
    id: 'contracts',
    table: 'contracts',
    key: 'contact_id',
    since: 'ended_on',
    order: ['signed_on', 'id'],
  },
  purchases: {
    id: 'purchases',
    table: 'purchases',
    key: 'contact_id',
    since: 'paid_on',
    order: ['invoiced_on', 'id'],
    limited: true,
  },
  web_activity: {
    id: 'web_activity',
    table: 'web_activity',
    key: 'contact_id',
    since: null,
    order: ['at', 'id'],
  },
  profiles: {
    id: 'profiles',
    table: 'profiles',
    key: 'contact_id',
    since: null,
    order: ['contact_id'],
  },
  consents: {
    id: 'consents',
    table: 'consents',
    key: 'contact_id',
    since: null,
    order: ['given_at', 'id'],
  },
  employees: {
    id: 'employees',
    table: 'employees',
    key: 'contact_id',
    since: 'ended_on',
    order: ['began_on', 'id'],
  },
  candidates: {
    id: 'candidates',
    table: 'candidates',
    key: 'contact_id',
    since: 'decided_on',
    order: ['applied_on', 'id'],
  },
  suppressions: {
    id: 'suppressions',
    table: 'suppressions',
    key: 'digest',
    since: 'created_at',
    order: ['created_at', 'id'],
  },
  standings: {
    id: 'standings',
    table: 'standings',
    key: 'digest',
    since: 'since',
    order: ['since', 'id'],
  },
} as const satisfies { readonly [Id in RecordId]: RecordKind & { readonly id: Id } };
