import {
  type Caller,
  canBeScoped,
  type GrantedPermission,
  type PermissionGrant,
  permissionsOf,
} from '#contracts/access.ts';
import type { Language, Theme, User } from '#contracts/hub/user.ts';
import { tokenDigest } from '#kernel/access/caller-cache.ts';
import { invalid, unauthenticated } from '#kernel/errors.ts';
import { newToken } from '#kernel/id.ts';
import type { CallContext } from '#kernel/tool.ts';
import { changeAccounts } from './endings.ts';
import type { Hub } from './hub.ts';
import type { UserRow } from './hub-schema.ts';
import { networkOf } from './network.ts';
import { assertGoodPassword } from './password-rules.ts';
import { findOwnSession, replaceSessionToken } from './session-store.ts';
import { assertSecure } from './sessions.ts';
import { signedIn } from './signed-in.ts';
import { signInLimits } from './throttle.ts';
import { toUser } from './user.ts';
import { findUser, noteNewPassword, updateUser } from './user-store.ts';

interface Me {
  readonly user: User;
  readonly permissions: GrantedPermission[];
  readonly grants: PermissionGrant[];
}

export async function me(hub: Hub, { caller }: CallContext): Promise<Me> {
  if (caller.kind !== 'user' && caller.kind !== 'token') throw unauthenticated();
  const user = await accountOf(hub, caller.userId);
  return { user: toUser(user), ...accessOf(caller) };
}

function accessOf(caller: Extract<Caller, { kind: 'user' | 'token' }>): Omit<Me, 'user'> {
  if (caller.kind === 'token')
    return { permissions: [...caller.permissions], grants: [...(caller.grants ?? [])] };
  const grants = (caller.grants ?? []).map(({ role, scope }) => ({
    permissions: permissionsOf(role).filter(canBeScoped),
    scopes: [scope],
  }));
  return { permissions: permissionsOf(caller.role), grants };
}

export async function updateMe(
  hub: Hub,
  changes: { readonly language?: Language | null; readonly theme?: Theme },
  context: CallContext,
): Promise<User> {
  const { userId } = signedIn(context);
  // Named one by one: nothing else of a request may reach the row.
  const { language, theme } = changes;
  await updateUser(hub.database.query, userId, {
    ...(language === undefined ? {} : { language }),
    ...(theme === undefined ? {} : { theme }),
  });
  return toUser(await accountOf(hub, userId));
}

/** Sets a new password, gives this session a new token and ends all others. */
export async function changePassword(
  hub: Hub,
  { current, next }: { readonly current: string; readonly next: string },
  context: CallContext,
): Promise<Record<string, never>> {
  assertSecure(context);
  const caller = signedIn(context);
  const user = await accountOf(hub, caller.userId);
  const network = networkOf(context.address);
  const attempt = hub.throttle.attempt(signInLimits(`password of ${user.id}`, network));
  if (!(await hub.hasher.verify(current, user.password_hash ?? undefined))) throw wrongCurrent();
  attempt.succeeded();
  assertGoodPassword(next, user.name, 'next');
  const passwordHash = await hub.hasher.hash(next);
  const token = newToken('nxs');
  const session = await changeAccounts(hub, async (tx, endings) => {
    if (!(await noteNewPassword(tx, user, passwordHash))) throw wrongCurrent();
    await endings.endSessions({ userId: user.id, except: caller.sessionId });
    await replaceSessionToken(tx, caller.sessionId, tokenDigest(token));
    const target = `user:${user.id}`;
    await hub.audit.record(tx, { caller, action: 'change own password', target, outcome: 'succeeded' });
    return findOwnSession(tx, caller.sessionId);
  });
  // The old token is forgotten, while what this session holds open stays open.
  hub.authenticator.forget({ sessionIds: [caller.sessionId] });
  if (!session) throw unauthenticated();
  context.startSession(token, {
    persistentUntilMs: session.persistent === 1 ? session.ends_at_ms : undefined,
  });
  return {};
}

async function accountOf({ database }: Hub, userId: string): Promise<UserRow> {
  const user = await findUser(database.query, userId);
  if (!user) throw unauthenticated();
  return user;
}

function wrongCurrent(): Error {
  const message = 'The current password is not right.';
  return invalid(message, [{ path: 'current', message }]);
}
