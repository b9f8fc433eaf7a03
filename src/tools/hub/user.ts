import type { User } from '#contracts/hub.ts';
import type { UserRow } from './hub-schema.ts';

export function toUser(row: UserRow): User {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    disabled: row.disabled === 1,
    language: row.language,
    theme: row.theme,
    createdAtMs: row.created_at_ms,
    lastSignInAtMs: row.last_sign_in_at_ms,
  };
}
