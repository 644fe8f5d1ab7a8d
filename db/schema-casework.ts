/** Row types of what carries a case to its end (migrations 0003 and 0012). */
import type { Generated, Selectable } from 'kysely';

export interface CaseworkTables {
  words: WordsTable;
  clock_events: ClockEventTable;
  tokens: TokenTable;
  proofs: ProofTable;
  packages: PackageTable;
  redactions: RedactionTable;
  notices: NoticeTable;
  reminders: ReminderTable;
  log_heads: LogHeadTable;
  suggestions: SuggestionTable;
}

/** What staff wrote; the log names it by digest. */
export interface WordsTable {
  id: string;
  case_id: string;
  kind: string;
  text: string;
  at: string;
}

export interface ClockEventTable {
  id: Generated<number>;
  case_id: string;
  kind: string;
  at: string;
  detail: Generated<string>;
}

export interface TokenTable {
  digest: Uint8Array;
  case_id: string;
  purpose: 'case' | 'identity' | 'package' | 'organisation';
  created_at: string;
  expires_at: Generated<string | null>;
  used_at: Generated<string | null>;
}

export interface ProofTable {
  id: string;
  case_id: string;
  kind: 'identity' | 'authority';
  key_id: string;
  sealed: Uint8Array;
  filename: string;
  media_type: string;
  received_at: string;
  accepted_at: Generated<string | null>;
  refused_at: Generated<string | null>;
  reason: Generated<string | null>;
}

export interface PackageTable {
  id: string;
  case_id: string;
  key_id: string;
  sealed: Uint8Array;
  filename: string;
  media_type: string;
  created_at: string;
  expires_at: string;
  first_fetched_at: Generated<string | null>;
}

/** Where somebody else is named in what a person is to be given, and what was decided about it. */
export interface RedactionTable {
  id: string;
  case_id: string;
  /** Noun of content/records.ts, the row's id and the field the words stand in. */
  record: string;
  record_id: string;
  field: string;
  /** Blank once the package they were decided for is gone. */
  words: string;
  /** What the detector went by, or the member of staff who added them. */
  found_by: string;
  /** The three steps of the ICO, each JSON `{answer: 'yes' | 'no', why}`. */
  identifiable_without: Generated<string | null>;
  consent: Generated<string | null>;
  reasonable_without: Generated<string | null>;
  decision: Generated<'redact' | 'disclose' | null>;
  decided_by: Generated<string | null>;
  decided_at: Generated<string | null>;
}

export interface NoticeTable {
  id: string;
  case_id: string;
  processor: string;
  kind: 'rectification' | 'erasure' | 'restriction' | 'restriction-lifted';
  subject: string;
  created_at: string;
  attempts: Generated<number>;
  next_at: Generated<string | null>;
  sent_at: Generated<string | null>;
  acknowledged_at: Generated<string | null>;
  failed_at: Generated<string | null>;
  error: Generated<string | null>;
}

export interface ReminderTable {
  case_id: string;
  on_day: string;
  kind: string;
  sent_at: string;
}

/** The last entry of a log, by which the next is chained (see log.ts). */
export interface LogHeadTable {
  /** The case's id, or '' for what belongs to no case. */
  chain: string;
  length: number;
  hash: Uint8Array;
}

/** What a model of the operator's own took a letter for; a guess that decides nothing. */
export interface SuggestionTable {
  case_id: string;
  model: string;
  /** JSON: `{right, words}` each, most likely first; `[]` when none was had. */
  rights: string;
  attempts: number;
  /** When it is asked again after trouble on the way; null once there is nothing more to ask. */
  next_at: string | null;
  at: string;
}

export type Token = Selectable<TokenTable>;
export type Package = Selectable<PackageTable>;
export type Redaction = Selectable<RedactionTable>;
export type Notice = Selectable<NoticeTable>;
