import type { Grant, Role } from '#contracts/access.ts';
import type { User } from '#contracts/hub/user.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { conflict, NexusError, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { CallContext } from '#kernel/tool.ts';
import { changeAccounts } from './endings.ts';
import type { Hub } from './hub.ts';
import type { HubSchema, UserRow } from './hub-schema.ts';
import { nameKey } from './name-key.ts';
import { assertGoodPassword } from './password-rules.ts';
import { grantsIn } from './stored-access.ts';
import { toUser } from './user.ts';
import {
  countOtherAdmins,
  deleteUser,
  findUser,
  findUserByName,
  insertUser,
  listUsers,
  lockAccounts,
  updateUser,
} from './user-store.ts';

export async function allUsers({ database }: Hub): Promise<User[]> {
  return (await listUsers(database.query)).map(toUser);
}

export interface NewUser {
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  readonly grants: readonly Grant[];
}

export async function createUser(
  hub: Hub,
  { name, password, role, grants }: NewUser,
  { caller }: CallContext,
): Promise<User> {
  assertGoodPassword(password, name, 'password');
  const nowMs = hub.clock.now();
  const user = {
    ...newUserRow(newId(nowMs), name, role, nowMs),
    grants: JSON.stringify(grants),
    password_hash: await hub.hasher.hash(password),
  };
  await hub.database.transaction(async (tx) => {
    if (await findUserByName(tx, user.name_key)) throw conflict(`The name ${name} is taken.`);
    await insertUser(tx, user);
    const target = `user:${user.id}`;
    await hub.audit.record(tx, {
      caller,
      action: 'create user',
      target,
      outcome: 'succeeded',
      after: { name, role, grants },
    });
  });
  return toUser(user);
}

export interface UserChanges {
  readonly role?: Role;
  readonly grants?: readonly Grant[];
  readonly disabled?: boolean;
  readonly password?: string;
}

/** Changes an account and ends its sessions. @throws NexusError `last-admin` */
export async function changeUser(
  hub: Hub,
  id: string,
  changes: UserChanges,
  { caller }: CallContext,
): Promise<User> {
  const passwordHash = await newHash(hub, id, changes.password);
  return changeAccounts(hub, async (tx, endings) => {
    await lockAccounts(tx);
    const before = await existing(tx, id);
    const after: UserRow = {
      ...before,
      role: changes.role ?? before.role,
      grants: changes.grants ? JSON.stringify(changes.grants) : before.grants,
      disabled: Number(changes.disabled ?? before.disabled === 1),
      password_hash: passwordHash ?? before.password_hash,
    };
    if (after.role !== 'admin' || after.disabled === 1) await assertOtherAdmin(tx, before);
    const { role, grants, disabled, password_hash } = after;
    await updateUser(tx, id, { role, grants, disabled, password_hash });
    await endings.endUser(id);
    await hub.audit.record(tx, {
      caller,
      action: 'change user',
      target: `user:${id}`,
      outcome: 'succeeded',
      before: audited(before),
      after: audited(after),
      detail: passwordHash === undefined ? before.name : `${before.name}, with a new password`,
    });
    return toUser(after);
  });
}

/** @throws NexusError `last-admin` */
export async function removeUser(
  hub: Hub,
  id: string,
  { caller }: CallContext,
): Promise<Record<string, never>> {
  await changeAccounts(hub, async (tx, endings) => {
    await lockAccounts(tx);
    const user = await existing(tx, id);
    await assertOtherAdmin(tx, user);
    await endings.endTokens({ userId: id });
    await endings.endUser(id);
    await deleteUser(tx, id);
    await hub.audit.record(tx, {
      caller,
      action: 'remove user',
      target: `user:${id}`,
      outcome: 'succeeded',
      before: { name: user.name, ...audited(user) },
    });
  });
  return {};
}

export function newUserRow(id: string, name: string, role: Role, nowMs: number): UserRow {
  return {
    id,
    name,
    name_key: nameKey(name),
    password_hash: null,
    role,
    grants: '[]',
    disabled: 0,
    language: null,
    theme: 'dark',
    created_at_ms: nowMs,
    last_sign_in_at_ms: null,
  };
}

/** Hashing takes too long for a transaction, so the account is looked up once more inside it. */
async function newHash(hub: Hub, id: string, password: string | undefined): Promise<string | undefined> {
  if (password === undefined) return undefined;
  const { name } = await existing(hub.database.query, id);
  assertGoodPassword(password, name, 'password');
  return hub.hasher.hash(password);
}

async function existing(db: Hub['database']['query'], id: string): Promise<UserRow> {
  const user = await findUser(db, id);
  if (!user) throw notFound('This account');
  return user;
}

async function assertOtherAdmin(tx: Transaction<HubSchema>, user: UserRow): Promise<void> {
  const isAdmin = user.role === 'admin' && user.disabled === 0;
  if (!isAdmin || (await countOtherAdmins(tx, user.id)) > 0) return;
  throw new NexusError(
    'last-admin',
    409,
    `${user.name} is the only admin. Make someone else an admin first.`,
  );
}

function audited({ role, grants, disabled }: UserRow): Required<Omit<UserChanges, 'password'>> {
  return { role, grants: grantsIn(grants), disabled: disabled === 1 };
}
