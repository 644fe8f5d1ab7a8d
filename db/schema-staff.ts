/** Row types of who works at the desk (migration 0010). */
import type { Generated, Selectable } from 'kysely';

export interface StaffTables {
  staff: StaffTable;
  passkeys: PasskeyTable;
  invitations: InvitationTable;
  sessions: SessionTable;
}

/** `reader` sees and changes nothing. A director may do what an officer may. */
export type StaffRole = 'officer' | 'director' | 'reader';

export interface StaffTable {
  id: string;
  name: string;
  role: StaffRole;
  financial_since: Generated<string | null>;
  /** `scrypt$N$r$p$salt$hash`, see worker/desk/password.ts. */
  password: Generated<string | null>;
  totp_key_id: Generated<string | null>;
  totp_sealed: Generated<Uint8Array | null>;
  totp_counter: Generated<number | null>;
  created_at: string;
  left_at: Generated<string | null>;
}

export interface PasskeyTable {
  /** Credential ID, base64url. */
  id: string;
  staff_id: string;
  public_key: Uint8Array;
  counter: number;
  /** JSON. */
  transports: string;
  created_at: string;
  last_used_at: Generated<string | null>;
}

export interface InvitationTable {
  digest: Uint8Array;
  staff_id: string;
  created_at: string;
  expires_at: string;
  used_at: Generated<string | null>;
}

export interface SessionTable {
  digest: Uint8Array;
  /** What lists of sessions name them by; opens nothing. */
  id: string;
  staff_id: string;
  way: 'passkey' | 'password';
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  revoked_at: Generated<string | null>;
}

export type StaffMember = Selectable<StaffTable>;
export type Passkey = Selectable<PasskeyTable>;
export type Session = Selectable<SessionTable>;
