/**
 * Row types of every table, written once. Times are UTC in ISO 8601; digests are HMAC-SHA-256 under
 * a key of the installation (see keys.ts).
 */
import type { Generated, Insertable, Selectable } from 'kysely';
import type { Channel, RightId } from '#content/rights.ts';
import type { CaseworkTables } from './schema-casework.ts';
import type { ConsentTables } from './schema-consent.ts';
import type { RecordTables } from './schema-records.ts';
import type { StaffTables } from './schema-staff.ts';

export interface Schema extends RecordTables, CaseworkTables, StaffTables, ConsentTables {
  keys: KeyTable;
  letters: LetterTable;
  cases: CaseTable;
  case_letters: CaseLetterTable;
  events: EventTable;
  suppressions: SuppressionTable;
  links: LinkTable;
  outbox: OutboxTable;
  tasks: TaskTable;
  cursors: CursorTable;
}

export interface KeyTable {
  id: string;
  purpose: string;
  /** The key, wrapped by the master key; null once destroyed. */
  wrapped: Uint8Array | null;
  created_at: string;
  destroyed_at: string | null;
}

export interface LetterTable {
  id: string;
  /** SHA-256 of the raw bytes: the same letter seen twice is handled once. */
  fingerprint: Uint8Array;
  mailbox: string;
  /** Where the mailbox keeps it: a Maildir name, or `uidvalidity:uid`. */
  position: string;
  /** The server's receipt time (INTERNALDATE); deadlines count from it. */
  received_at: string;
  /** Octets. */
  size: number;
  /** Null, with `sealed`, when the letter was too large to fetch. */
  key_id: string | null;
  sealed: Uint8Array | null;
  /** How often handling was begun; a letter that ends the process is set aside, not tried for ever. */
  attempts: Generated<number>;
  message_id: string | null;
  sender_digest: Uint8Array | null;
  kind: string | null;
  outcome: string | null;
  handled_at: string | null;
  moved_at: string | null;
  /** When the mailbox was to destroy its copy, and when it had. */
  destroy_at: Generated<string | null>;
  destroyed_at: Generated<string | null>;
}

/** `received` until a person takes it up; `fulfilled` when done. The full table of moves is lifecycle.ts. */
export interface CaseTable {
  id: string;
  /** What people quote, for example PD-4K7M-Q2XH. */
  reference: string;
  /** Null while nobody could tell what is asked. */
  right: RightId | null;
  state: string;
  person_digest: Uint8Array;
  address: string | null;
  name: string | null;
  language: string;
  way_in: WayIn;
  received_at: string;
  closed_at: string | null;
  /** The day the answer is due; null while the clock waits. */
  due_on: Generated<string | null>;
  clock_state: Generated<string | null>;
  /** When identity stood, in the measure the right needs. */
  identity_at: Generated<string | null>;
  disputes_case_id: Generated<string | null>;
  /** JSON: what was read out of the letter for this right. */
  details: Generated<string>;
  /** An agent's address; answers still go to the person. */
  agent: Generated<string | null>;
  authority_at: Generated<string | null>;
  /** What a person must see before the case goes on; a confirmation by link is not enough then. */
  awaits: Generated<'documents' | 'authority' | null>;
}

/** How something reached the desk. */
export type WayIn =
  | 'mail'
  | 'one-click'
  | 'mailto'
  | 'report'
  | 'preferences'
  | 'import'
  | 'form'
  | 'desk';

export interface CaseLetterTable {
  case_id: string;
  letter_id: string;
}

export interface EventTable {
  id: Generated<number>;
  case_id: string | null;
  letter_id: string | null;
  at: string;
  /** `system`, `subject`, or a member of staff. */
  actor: string;
  kind: string;
  /** JSON. */
  detail: string;
  hash: Generated<Uint8Array | null>;
  previous_hash: Generated<Uint8Array | null>;
}

export interface SuppressionTable {
  id: string;
  digest: Uint8Array;
  channel: Channel;
  /** '' for every list. */
  list: string;
  address: string | null;
  name: Generated<string | null>;
  job_title: Generated<string | null>;
  company: Generated<string | null>;
  postal_address: Generated<string | null>;
  phone: Generated<string | null>;
  way_in: WayIn;
  case_id: Generated<string | null>;
  created_at: string;
  lifted_at: Generated<string | null>;
  lifted_by: Generated<string | null>;
}

export interface LinkTable {
  id: Uint8Array;
  list: string;
  digest: Uint8Array;
  address: string | null;
  created_at: string;
}

export interface OutboxTable {
  id: string;
  case_id: string | null;
  message_id: string;
  recipient: string;
  recipient_digest: Uint8Array;
  template: string;
  subject: string;
  text: string;
  html: string;
  in_reply_to: string | null;
  /** Message-IDs of the thread, separated by spaces. */
  reference_ids: Generated<string>;
  language: string;
  created_at: string;
  attempts: Generated<number>;
  next_at: string | null;
  sent_at: string | null;
  failed_at: string | null;
  error: string | null;
  /** JSON: `{filename, contentType, content}` each, content as text. */
  attachments: Generated<string>;
  /** Where a reply should go, with a token in it; null for the mailbox. */
  reply_to: Generated<string | null>;
}

export interface TaskTable {
  id: string;
  kind: string;
  case_id: string | null;
  letter_id: string | null;
  note: string;
  created_at: string;
  done_at: string | null;
}

export interface CursorTable {
  mailbox: string;
  uidvalidity: string;
  uid: number;
  at: string;
}

export type Letter = Selectable<LetterTable>;
export type Case = Selectable<CaseTable>;
export type Suppression = Selectable<SuppressionTable>;
export type NewSuppression = Insertable<SuppressionTable>;
export type OutgoingMail = Selectable<OutboxTable>;
export type NewOutgoingMail = Insertable<OutboxTable>;
