import type { Kysely } from 'kysely';
import type { ApiTokenRow, HubSchema, UserRow } from './hub-schema.ts';

type Db = Kysely<HubSchema>;

export async function insertToken(db: Db, token: ApiTokenRow): Promise<void> {
  await db.insertInto('api_tokens').values(token).execute();
}

/** The token of an enabled account, with what the account may do. */
export async function findToken(
  db: Db,
  tokenDigest: string,
): Promise<(ApiTokenRow & Pick<UserRow, 'role' | 'grants'>) | undefined> {
  return db
    .selectFrom('api_tokens')
    .innerJoin('users', 'users.id', 'api_tokens.user_id')
    .selectAll('api_tokens')
    .select(['users.role', 'users.grants'])
    .where('token_digest', '=', tokenDigest)
    .where('users.disabled', '=', 0)
    .executeTakeFirst();
}

export async function listTokens(db: Db, userId: string): Promise<ApiTokenRow[]> {
  return db
    .selectFrom('api_tokens')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('created_at_ms', 'desc')
    .execute();
}

export async function touchToken(db: Db, id: string, lastUsedAtMs: number): Promise<void> {
  await db.updateTable('api_tokens').set({ last_used_at_ms: lastUsedAtMs }).where('id', '=', id).execute();
}

export interface TokenChoice {
  readonly userId: string;
  readonly only?: string;
}

/** @returns those that were there. */
export async function deleteTokens(db: Db, { userId, only }: TokenChoice): Promise<ApiTokenRow[]> {
  const query = db.deleteFrom('api_tokens').where('user_id', '=', userId);
  return (only === undefined ? query : query.where('id', '=', only)).returningAll().execute();
}

export async function listExpiredTokens(
  db: Db,
  nowMs: number,
): Promise<Pick<ApiTokenRow, 'id' | 'user_id'>[]> {
  return db.selectFrom('api_tokens').select(['id', 'user_id']).where('expires_at_ms', '<=', nowMs).execute();
}
