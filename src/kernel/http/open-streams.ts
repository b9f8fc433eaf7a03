import type { Caller } from '#contracts/access.ts';
import { hasEnded } from '#kernel/access/authenticator.ts';
import type { Authenticator } from '#kernel/access/authenticator.ts';

/** Why an open stream or channel must end: its session is over, or NEXUS stops. */
export type EndReason = 'access-ended' | 'stopping';

/** The streams and channels that are open, so that they can be ended from outside. */
export interface OpenStreams extends Disposable {
  readonly size: number;
  /** How many this person, or this token, has open. Of other tools, which are our own, 0. */
  countOf(caller: Caller): number;
  /** Calls `end` when it is time; the returned function says that the stream has ended by itself. */
  add(caller: Caller, end: (reason: EndReason) => void): () => void;
  /** Ends them all, and at once any that is added later. */
  stop(): void;
}

export function createOpenStreams(authenticator: Pick<Authenticator, 'onEnded'>): OpenStreams {
  const open = new Map<symbol, { readonly caller: Caller; readonly end: (reason: EndReason) => void }>();
  let isStopping = false;
  const stopListening = authenticator.onEnded((ended) => {
    for (const { caller, end } of open.values()) if (hasEnded(caller, ended)) end('access-ended');
  });
  return {
    get size() {
      return open.size;
    },
    countOf(caller) {
      const key = holderOf(caller);
      return key === undefined ? 0 : [...open.values()].filter((one) => holderOf(one.caller) === key).length;
    },
    add(caller, end) {
      const key = Symbol('stream');
      open.set(key, { caller, end });
      if (isStopping) queueMicrotask(() => end('stopping'));
      return () => open.delete(key);
    },
    stop() {
      isStopping = true;
      for (const { end } of open.values()) end('stopping');
    },
    [Symbol.dispose]: stopListening,
  };
}

function holderOf(caller: Caller): string | undefined {
  if (caller.kind === 'token') return `token ${caller.tokenId}`;
  return caller.kind === 'user' ? `user ${caller.userId}` : undefined;
}
