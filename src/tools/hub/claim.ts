import type { User } from '#contracts/hub/user.ts';
import { NexusError } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { CallContext } from '#kernel/tool.ts';
import { isSameClaimCode, newClaimCode } from './claim-code.ts';
import { isClaimed, takeClaim } from './claim-store.ts';
import { changeAccounts } from './endings.ts';
import type { Hub } from './hub.ts';
import type { UserRow } from './hub-schema.ts';
import { networkOf } from './network.ts';
import { assertGoodPassword } from './password-rules.ts';
import { assertSecure, openSession } from './sessions.ts';
import { asUser } from './sign-in.ts';
import { claimLimits } from './throttle.ts';
import { toUser } from './user.ts';
import { newUserRow } from './users.ts';
import { insertUser } from './user-store.ts';

export interface ClaimRequest {
  readonly code: string;
  readonly name: string;
  readonly password: string;
}

/** How a new NEXUS gets its first admin: with a code that only who can read its log knows, once. */
export interface Claiming {
  isClaimed(): Promise<boolean>;
  claim(request: ClaimRequest, context: CallContext): Promise<{ user: User }>;
}

/** Prints the code into the log while NEXUS is unclaimed. The code dies with the process, or with the first claim. */
export async function openClaiming(hub: Hub): Promise<Claiming> {
  let code = (await isClaimed(hub.database.query)) ? undefined : newClaimCode();
  if (code !== undefined) {
    hub.log.warn({ claimCode: code }, 'NEXUS is not claimed yet: open it in a browser and enter this code');
  }
  const isTaken = async () => {
    if (code !== undefined && (await isClaimed(hub.database.query))) code = undefined;
    return code === undefined;
  };
  return {
    isClaimed: isTaken,
    async claim(request, context) {
      assertSecure(context);
      if ((await isTaken()) || code === undefined) throw alreadyClaimed();
      const attempt = hub.throttle.attempt(claimLimits(networkOf(context.address)));
      if (!isSameClaimCode(request.code, code)) throw wrongCode();
      attempt.succeeded();
      assertGoodPassword(request.password, request.name, 'password');
      const user = await becomeFirstAdmin(hub, request, context);
      code = undefined;
      hub.log.info({ userId: user.id, address: context.address }, 'NEXUS has been claimed');
      return { user: toUser(user) };
    },
  };
}

async function becomeFirstAdmin(hub: Hub, request: ClaimRequest, context: CallContext): Promise<UserRow> {
  const nowMs = hub.clock.now();
  const user: UserRow = {
    ...newUserRow(newId(nowMs), request.name, 'admin', nowMs),
    password_hash: await hub.hasher.hash(request.password),
    last_sign_in_at_ms: nowMs,
  };
  const session = await changeAccounts(hub, async (tx, endings) => {
    // The row decides between two who come at once, here or in another process.
    if (!(await takeClaim(tx, nowMs))) throw alreadyClaimed();
    await insertUser(tx, user);
    const opened = await openSession(tx, hub.clock, endings, { userId: user.id, remember: false, context });
    await hub.audit.record(tx, {
      caller: asUser(user, opened.id),
      action: 'claim NEXUS',
      target: `user:${user.id}`,
      outcome: 'succeeded',
      detail: `from ${context.address}`,
    });
    return opened;
  });
  context.startSession(session.token, session);
  return user;
}

function alreadyClaimed(): NexusError {
  return new NexusError('already-claimed', 409, 'NEXUS has been claimed already. Sign in instead.');
}

function wrongCode(): NexusError {
  const message =
    'This is not the claim code. It is in the log of the running NEXUS; each start prints a new one.';
  return new NexusError('claim-code-wrong', 403, message, { issues: [{ path: 'code', message }] });
}
