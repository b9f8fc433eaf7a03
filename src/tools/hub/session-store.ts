import type { Kysely } from 'kysely';
import type { HubSchema, SessionRow, UserRow } from './hub-schema.ts';

type Db = Kysely<HubSchema>;
type Holder = Pick<UserRow, 'name' | 'role' | 'grants'>;

export async function insertSession(db: Db, session: SessionRow): Promise<void> {
  await db.insertInto('sessions').values(session).execute();
}

/** The session of an enabled account. */
export async function findSession(db: Db, tokenDigest: string): Promise<(SessionRow & Holder) | undefined> {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .selectAll('sessions')
    .select(['users.name', 'users.role', 'users.grants'])
    .where('token_digest', '=', tokenDigest)
    .where('users.disabled', '=', 0)
    .executeTakeFirst();
}

export async function listSessions(db: Db, userId: string): Promise<SessionRow[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('last_seen_at_ms', 'desc')
    .execute();
}

export async function touchSession(
  db: Db,
  id: string,
  used: Pick<SessionRow, 'last_seen_at_ms' | 'expires_at_ms'>,
): Promise<void> {
  await db.updateTable('sessions').set(used).where('id', '=', id).execute();
}

export async function findOwnSession(db: Db, id: string): Promise<SessionRow | undefined> {
  return db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Gives a session another token. */
export async function replaceSessionToken(db: Db, id: string, tokenDigest: string): Promise<void> {
  await db.updateTable('sessions').set({ token_digest: tokenDigest }).where('id', '=', id).execute();
}

export interface SessionChoice {
  readonly userId: string;
  readonly only?: string;
  readonly except?: string;
}

/** @returns the ids of those that were there. */
export async function deleteSessions(db: Db, { userId, only, except }: SessionChoice): Promise<string[]> {
  let query = db.deleteFrom('sessions').where('user_id', '=', userId);
  if (only !== undefined) query = query.where('id', '=', only);
  if (except !== undefined) query = query.where('id', '!=', except);
  return (await query.returning('id').execute()).map(({ id }) => id);
}

export async function listExpiredSessions(
  db: Db,
  nowMs: number,
): Promise<Pick<SessionRow, 'id' | 'user_id'>[]> {
  return db.selectFrom('sessions').select(['id', 'user_id']).where('expires_at_ms', '<=', nowMs).execute();
}
