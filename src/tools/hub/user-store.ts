import type { Kysely } from 'kysely';
import type { HubSchema, UserRow } from './hub-schema.ts';

type Db = Kysely<HubSchema>;

export async function listUsers(db: Db): Promise<UserRow[]> {
  return db.selectFrom('users').selectAll().orderBy('name_key').execute();
}

export async function findUser(db: Db, id: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findUserByName(db: Db, nameKey: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('name_key', '=', nameKey).executeTakeFirst();
}

/** @throws NexusError `conflict` when the name is taken. */
export async function insertUser(db: Db, user: UserRow): Promise<void> {
  await db.insertInto('users').values(user).execute();
}

export async function updateUser(db: Db, id: string, changes: Partial<Omit<UserRow, 'id'>>): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await db.updateTable('users').set(changes).where('id', '=', id).execute();
}

export async function deleteUser(db: Db, id: string): Promise<void> {
  await db.deleteFrom('users').where('id', '=', id).execute();
}

/**
 * Notes a sign-in, unless the account was disabled, removed or given another password since `verified` was read.
 * Holds the row until the transaction ends, so that whoever disables it meanwhile comes after and finds the new session.
 * @returns whether it was noted.
 */
export async function noteSignIn(
  db: Db,
  verified: UserRow,
  changes: Pick<UserRow, 'last_sign_in_at_ms' | 'password_hash'>,
): Promise<boolean> {
  const result = await db
    .updateTable('users')
    .set(changes)
    .where('id', '=', verified.id)
    .where('disabled', '=', 0)
    .where('password_hash', verified.password_hash === null ? 'is' : '=', verified.password_hash)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Sets a password, unless it was changed since `verified` was read. @returns whether it was set. */
export async function noteNewPassword(db: Db, verified: UserRow, passwordHash: string): Promise<boolean> {
  const result = await db
    .updateTable('users')
    .set({ password_hash: passwordHash })
    .where('id', '=', verified.id)
    .where('password_hash', '=', verified.password_hash)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Makes account changes take turns until the transaction ends: none sees the admins of a moment ago. */
export async function lockAccounts(db: Db): Promise<void> {
  await db.updateTable('claim').set({ id: 1 }).where('id', '=', 1).execute();
}

export async function countOtherAdmins(db: Db, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('users')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('role', '=', 'admin')
    .where('disabled', '=', 0)
    .where('id', '!=', userId)
    .executeTakeFirstOrThrow();
  return count;
}
