import type { Caller } from '#contracts/access.ts';
import type { Authenticator, Credential, Ended } from '#kernel/access/authenticator.ts';
import { createCallerCache, tokenDigest } from '#kernel/access/caller-cache.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Log } from '#kernel/log.ts';
import type { HubSchema } from './hub-schema.ts';
import { findSession, touchSession } from './session-store.ts';
import { grantsIn, permissionsIn, scopesIn } from './stored-access.ts';
import { tokenAccess } from './token-access.ts';
import { findToken, touchToken } from './token-store.ts';

/** The last use is written at most this often. */
const noteUseEveryMs = 60_000;
/** How long an ending in another Hub process may go unseen; with SQLite there is no other process. */
const sharedFreshMs = 5000;

export interface HubAuthenticator extends Authenticator, AsyncDisposable {
  /** Forgets what has ended and tells the listeners. Call after the transaction that ended it has committed. */
  end(ended: Ended): void;
  /** Asks the database again about those, without ending what they hold open. */
  forget(stale: Ended): void;
}

/** What is known of a credential; `expiresAtMs` and `usedAtMs` move on as it is used. */
interface Holder {
  readonly caller: Caller;
  expiresAtMs: number;
  usedAtMs: number;
  noteUse(nowMs: number): Promise<void>;
}

export function createHubAuthenticator(options: {
  readonly database: Database<HubSchema>;
  readonly clock: Clock;
  readonly log: Log;
}): HubAuthenticator {
  const { database, clock, log } = options;
  const listeners = new Set<(ended: Ended) => void>();
  const writes = new Set<Promise<void>>();
  const cache = createCallerCache<Holder>({
    clock,
    freshMs: database.engine === 'sqlite' ? Number.POSITIVE_INFINITY : sharedFreshMs,
    lookup: (credential) => findHolder(database, credential),
  });

  const noteUse = (holder: Holder, nowMs: number) => {
    holder.usedAtMs = nowMs;
    const write = holder
      .noteUse(nowMs)
      .catch((error: unknown) => log.warn({ error }, 'the last use of a session or token was not noted'))
      .finally(() => writes.delete(write));
    writes.add(write);
  };

  return {
    async authenticate(credential) {
      const holder = await cache.find(credential);
      const nowMs = clock.now();
      if (!holder || nowMs >= holder.expiresAtMs) return { kind: 'anonymous' };
      if (nowMs - holder.usedAtMs >= noteUseEveryMs) noteUse(holder, nowMs);
      return holder.caller;
    },
    onEnded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end(ended) {
      cache.drop(ended);
      for (const listener of listeners) listener(ended);
    },
    forget: (stale) => cache.drop(stale),
    async [Symbol.asyncDispose]() {
      await Promise.all(writes);
    },
  };
}

async function findHolder(
  database: Database<HubSchema>,
  { kind, token }: Credential,
): Promise<Holder | undefined> {
  const digest = tokenDigest(token);
  return kind === 'session' ? sessionHolder(database, digest) : tokenHolder(database, digest);
}

async function sessionHolder({ query }: Database<HubSchema>, digest: string): Promise<Holder | undefined> {
  const row = await findSession(query, digest);
  if (!row) return undefined;
  const holder: Holder = {
    caller: {
      kind: 'user',
      userId: row.user_id,
      name: row.name,
      role: row.role,
      grants: grantsIn(row.grants),
      sessionId: row.id,
    },
    expiresAtMs: row.expires_at_ms,
    usedAtMs: row.last_seen_at_ms,
    noteUse(nowMs) {
      holder.expiresAtMs = Math.min(row.ends_at_ms, nowMs + row.idle_ms);
      return touchSession(query, row.id, { last_seen_at_ms: nowMs, expires_at_ms: holder.expiresAtMs });
    },
  };
  return holder;
}

async function tokenHolder({ query }: Database<HubSchema>, digest: string): Promise<Holder | undefined> {
  const row = await findToken(query, digest);
  if (!row) return undefined;
  const { id: tokenId, name, user_id: userId } = row;
  const owner = { role: row.role, grants: grantsIn(row.grants) };
  const limits = { permissions: permissionsIn(row.permissions), scopes: scopesIn(row.scopes) };
  return {
    caller: { kind: 'token', tokenId, name, userId, ...tokenAccess(owner, limits) },
    expiresAtMs: row.expires_at_ms ?? Number.POSITIVE_INFINITY,
    usedAtMs: row.last_used_at_ms ?? 0,
    noteUse: (nowMs) => touchToken(query, tokenId, nowMs),
  };
}
