import type { Caller } from '#contracts/access.ts';

/** What a request brings along to show who is asking: the session cookie or the Authorization header. */
export interface Credential {
  readonly kind: 'session' | 'api-token';
  readonly token: string;
}

/**
 * Whose access has ended. With ids, those sessions and API tokens; with `userId` alone, everything of that account.
 * Open streams and channels of the ended ones must close.
 */
export interface Ended {
  readonly sessionIds?: readonly string[];
  readonly tokenIds?: readonly string[];
  readonly userId?: string;
}

/** Tells who is asking. */
export interface Authenticator {
  /**
   * Resolves to `anonymous` for a credential that is unknown, expired, revoked or of a disabled account.
   * Rejects with NexusError `unavailable` when nobody can tell right now: answer 503, never as anonymous or as anyone.
   */
  authenticate(credential: Credential): Promise<Caller>;
  /** Calls `listener` after access has ended; the returned function stops that. */
  onEnded(listener: (ended: Ended) => void): () => void;
}

/** True when `ended` names this caller. */
export function hasEnded(caller: Caller, ended: Ended): boolean {
  if (caller.kind !== 'user' && caller.kind !== 'token') return false;
  if (ended.sessionIds === undefined && ended.tokenIds === undefined) return caller.userId === ended.userId;
  return caller.kind === 'user'
    ? (ended.sessionIds ?? []).includes(caller.sessionId)
    : (ended.tokenIds ?? []).includes(caller.tokenId);
}
