import type { Role } from '#contracts/access.ts';
import type { Language, Theme } from '#contracts/hub/user.ts';

/** Hub's tables. Times are milliseconds since the epoch, truth is 0 or 1. */
export interface HubSchema {
  users: UserRow;
  sessions: SessionRow;
  api_tokens: ApiTokenRow;
  /** One row once NEXUS is claimed, never removed. Account changes take turns on it. */
  claim: { id: number; claimed_at_ms: number };
  audit_log: AuditRow;
}

export interface UserRow {
  id: string;
  name: string;
  /** The name as it is compared: `nameKey`. */
  name_key: string;
  /** PHC string; null for an account that signs in by other means only. */
  password_hash: string | null;
  role: Role;
  /** JSON list of `Grant`. */
  grants: string;
  disabled: number;
  language: Language | null;
  theme: Theme;
  created_at_ms: number;
  last_sign_in_at_ms: number | null;
}

export interface SessionRow {
  id: string;
  user_id: string;
  /** SHA-256 of the token, hex. */
  token_digest: string;
  created_at_ms: number;
  /** At most a minute old while the session is in use. */
  last_seen_at_ms: number;
  idle_ms: number;
  /** When it ends however much it is used. */
  ends_at_ms: number;
  /** When it ends unless it is used before; never after `ends_at_ms`. */
  expires_at_ms: number;
  /** 1 when the cookie outlives the browser. */
  persistent: number;
  address: string;
  user_agent: string;
}

export interface ApiTokenRow {
  id: string;
  user_id: string;
  token_digest: string;
  name: string;
  /** JSON list. */
  permissions: string;
  /** JSON list of `Scope`; null: not limited. */
  scopes: string | null;
  created_at_ms: number;
  expires_at_ms: number | null;
  last_used_at_ms: number | null;
}

export interface AuditRow {
  /** 1, 2, 3 … without gaps. */
  sequence: number;
  id: string;
  target: string;
  /** The whole AuditEntry as JSON, as it was hashed. */
  entry: string;
  /** SHA-256 over the chain value before it and `entry`, hex. */
  chain: string;
}
