import type { Session } from '#contracts/hub/session.ts';
import { tokenDigest } from '#kernel/access/caller-cache.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { NexusError, notFound } from '#kernel/errors.ts';
import { newId, newToken } from '#kernel/id.ts';
import type { CallContext } from '#kernel/tool.ts';
import { changeAccounts, type Endings } from './endings.ts';
import type { Hub } from './hub.ts';
import type { HubSchema, SessionRow } from './hub-schema.ts';
import { insertSession, listSessions } from './session-store.ts';
import { signedIn } from './signed-in.ts';

const hourMs = 3_600_000;
const idleMs = 12 * hourMs;
const rememberedIdleMs = 30 * 24 * hourMs;
const longestMs = 30 * 24 * hourMs;

/** @throws NexusError `insecure-connection` where a session cookie would travel in clear. */
export function assertSecure(context: CallContext): void {
  if (context.canSignIn) return;
  throw new NexusError(
    'insecure-connection',
    403,
    'This connection is not encrypted, so others on the network could read your password. There are three ways in: ' +
      'open NEXUS as http://localhost on its own machine or through an SSH tunnel; put it behind HTTPS with a reverse ' +
      'proxy listed in NEXUS_TRUSTED_PROXIES; or, if you trust everyone on this network, set NEXUS_ALLOW_HTTP=true.',
  );
}

/** A session that is written, and the token to hand out once that has committed. */
export interface NewSession {
  readonly id: string;
  readonly token: string;
  readonly persistentUntilMs: number | undefined;
}

/** Writes a session with a token nobody had before, and ends the one that the same browser was signed in with. */
export async function openSession(
  tx: Transaction<HubSchema>,
  clock: Hub['clock'],
  endings: Endings,
  { userId, remember, context }: { userId: string; remember: boolean; context: CallContext },
): Promise<NewSession> {
  const { caller } = context;
  if (caller.kind === 'user') await endings.endSessions({ userId: caller.userId, only: caller.sessionId });
  const nowMs = clock.now();
  const token = newToken('nxs');
  const idle = remember ? rememberedIdleMs : idleMs;
  const session: SessionRow = {
    id: newId(nowMs),
    user_id: userId,
    token_digest: tokenDigest(token),
    created_at_ms: nowMs,
    last_seen_at_ms: nowMs,
    idle_ms: idle,
    ends_at_ms: nowMs + longestMs,
    expires_at_ms: nowMs + Math.min(idle, longestMs),
    persistent: remember ? 1 : 0,
    address: context.address.slice(0, 64),
    user_agent: context.userAgent.slice(0, 256),
  };
  await insertSession(tx, session);
  return { id: session.id, token, persistentUntilMs: remember ? session.ends_at_ms : undefined };
}

export async function ownSessions({ database, clock }: Hub, context: CallContext): Promise<Session[]> {
  const { userId, sessionId } = signedIn(context);
  const rows = await listSessions(database.query, userId);
  return rows
    .filter((row) => row.expires_at_ms > clock.now())
    .map((row) => ({
      id: row.id,
      current: row.id === sessionId,
      createdAtMs: row.created_at_ms,
      lastSeenAtMs: row.last_seen_at_ms,
      expiresAtMs: row.expires_at_ms,
      address: row.address,
      userAgent: row.user_agent,
    }));
}

export async function signOut(hub: Hub, context: CallContext): Promise<Record<string, never>> {
  const { userId, sessionId } = signedIn(context);
  await changeAccounts(hub, (_tx, endings) => endings.endSessions({ userId, only: sessionId }));
  context.endSession();
  return {};
}

export async function signOutEverywhere(hub: Hub, context: CallContext): Promise<{ ended: number }> {
  const caller = signedIn(context);
  const { userId } = caller;
  const ended = await changeAccounts(hub, async (tx, endings) => {
    const target = `user:${userId}`;
    await hub.audit.record(tx, { caller, action: 'sign out everywhere', target, outcome: 'succeeded' });
    return endings.endSessions({ userId });
  });
  context.endSession();
  return { ended };
}

/** @throws NexusError `not-found` for a session of someone else as well. */
export async function endSession(hub: Hub, id: string, context: CallContext): Promise<Record<string, never>> {
  const caller = signedIn(context);
  await changeAccounts(hub, async (tx, endings) => {
    const ended = await endings.endSessions({ userId: caller.userId, only: id });
    if (ended === 0) throw notFound('This session');
    const target = `session:${id}`;
    await hub.audit.record(tx, { caller, action: 'end session', target, outcome: 'succeeded' });
  });
  if (id === caller.sessionId) context.endSession();
  return {};
}
