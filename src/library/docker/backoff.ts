import { setTimeout as sleep } from 'node:timers/promises';

export interface BackoffOptions {
  readonly firstMs: number;
  readonly longestMs: number;
  /** At least 0, below 1. */
  readonly random?: () => number;
}

export interface Backoff {
  /** Waits, longer each time; resolves early and silently when aborted. */
  wait(signal: AbortSignal | undefined): Promise<void>;
  reset(): void;
}

/** Full jitter: any time between zero and a doubling limit, so that many clients of one engine do not return as one. */
export function backoff({ firstMs, longestMs, random = Math.random }: BackoffOptions): Backoff {
  let attempt = 0;
  return {
    async wait(signal) {
      const limitMs = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 30));
      attempt += 1;
      // Rejects only when aborted, and the caller looks at its signal anyway.
      await sleep(Math.round(random() * limitMs), undefined, { signal }).catch(() => undefined);
    },
    reset() {
      attempt = 0;
    },
  };
}
