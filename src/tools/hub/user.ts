import type { User } from '#contracts/hub/user.ts';
import type { UserRow } from './hub-schema.ts';
import { grantsIn } from './stored-access.ts';

export function toUser(row: UserRow): User {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    grants: grantsIn(row.grants),
    disabled: row.disabled === 1,
    language: row.language,
    theme: row.theme,
    createdAtMs: row.created_at_ms,
    lastSignInAtMs: row.last_sign_in_at_ms,
  };
}
