import type { Caller } from '#contracts/access.ts';
import type { User } from '#contracts/hub/user.ts';
import { unauthenticated } from '#kernel/errors.ts';
import type { CallContext } from '#kernel/tool.ts';
import { changeAccounts } from './endings.ts';
import type { Hub } from './hub.ts';
import type { UserRow } from './hub-schema.ts';
import { nameKey } from './name-key.ts';
import { networkOf } from './network.ts';
import { assertSecure, openSession } from './sessions.ts';
import type { SignInMethod, Verified } from './sign-in/method.ts';
import { grantsIn } from './stored-access.ts';
import { type Attempt, signInLimits } from './throttle.ts';
import { toUser } from './user.ts';
import { findUserByName, noteSignIn } from './user-store.ts';

export interface SignInRequest<Proof> {
  readonly method: SignInMethod<Proof>;
  readonly proof: Proof;
  readonly remember: boolean;
}

/**
 * Signs a person in. Unknown, disabled and wrong get one answer, after the same work.
 * @throws NexusError `unauthenticated`, `too-many`, `unavailable` or `insecure-connection`.
 */
export async function signIn<Proof>(
  hub: Hub,
  request: SignInRequest<Proof>,
  context: CallContext,
): Promise<{ user: User }> {
  assertSecure(context);
  const { method, proof, remember } = request;
  const claimedKey = nameKey(method.claimedName(proof));
  const attempt = hub.throttle.attempt(signInLimits(claimedKey, networkOf(context.address)));
  const verified = await verifyOrWithdraw(hub, request, attempt);
  const user = verified?.account.disabled === 0 ? await admit(hub, verified, request, context) : undefined;
  if (!user) {
    await noteRefusal(hub, claimedKey, context);
    throw unauthenticated('Name or password is not right.');
  }
  attempt.succeeded();
  hub.log.info({ userId: user.id, address: context.address, remember }, 'signed in');
  return { user: toUser(user) };
}

async function verifyOrWithdraw<Proof>(
  hub: Hub,
  { method, proof }: SignInRequest<Proof>,
  attempt: Attempt,
): Promise<Verified | undefined> {
  try {
    return await method.verify(proof, {
      hasher: hub.hasher,
      findAccount: (name) => findUserByName(hub.database.query, nameKey(name)),
    });
  } catch (error) {
    attempt.withdraw();
    throw error;
  }
}

/** Opens the session, unless the account was disabled, removed or given another password while its proof was checked. */
async function admit<Proof>(
  hub: Hub,
  { account, newPasswordHash }: Verified,
  { method, remember }: SignInRequest<Proof>,
  context: CallContext,
): Promise<UserRow | undefined> {
  const changes = {
    last_sign_in_at_ms: hub.clock.now(),
    password_hash: newPasswordHash ?? account.password_hash,
  };
  const opened = await changeAccounts(hub, async (tx, endings) => {
    if (!(await noteSignIn(tx, account, changes))) return undefined;
    const session = await openSession(tx, hub.clock, endings, { userId: account.id, remember, context });
    await hub.audit.record(tx, {
      caller: asUser(account, session.id),
      action: 'sign in',
      target: `user:${account.id}`,
      outcome: 'succeeded',
      detail: `${method.title}, from ${context.address}`,
    });
    return session;
  });
  if (!opened) return undefined;
  context.startSession(opened.token, opened);
  return { ...account, ...changes };
}

async function noteRefusal(hub: Hub, claimedKey: string, context: CallContext): Promise<void> {
  await hub.database.transaction(async (tx) => {
    const known = await findUserByName(tx, claimedKey);
    await hub.audit.record(tx, {
      caller: { kind: 'anonymous' },
      action: 'sign in',
      // A name nobody has may be a password in the wrong field.
      target: known ? `user:${known.id}` : 'user:unknown',
      outcome: 'refused',
      detail: `from ${context.address}`,
    });
  });
}

export function asUser(row: UserRow, sessionId: string): Caller {
  const { id: userId, name, role } = row;
  return { kind: 'user', userId, name, role, grants: grantsIn(row.grants), sessionId };
}
