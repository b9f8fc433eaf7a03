import type { Client } from '#contracts/client.ts';
import { type hub, sessionsEnded, userChanged } from '#contracts/hub.ts';
import type { EventBus } from '../bus/bus.ts';
import type { Clock } from '../clock.ts';
import { unavailable } from '../errors.ts';
import type { Authenticator, Ended } from './authenticator.ts';
import { createCallerCache } from './caller-cache.ts';

export interface RemoteAuthenticatorOptions<Schema> {
  readonly hub: Client<typeof hub>;
  readonly bus: Pick<EventBus<Schema>, 'subscribe'>;
  /** Names the subscription. Processes that share one would share the work, and each hear of some endings only. */
  readonly subscriber: string;
  readonly clock: Clock;
  /** How long an answer of Hub is believed, also while Hub is away. */
  readonly freshMs?: number;
}

/**
 * For a process without Hub: asks Hub who holds a credential. Endings arrive as events; should one be late, an answer
 * is still forgotten after `freshMs`. Create before the bus starts.
 */
export function createRemoteAuthenticator<Schema>(
  options: RemoteAuthenticatorOptions<Schema>,
): Authenticator {
  const listeners = new Set<(ended: Ended) => void>();
  const cache = createCallerCache({
    clock: options.clock,
    freshMs: options.freshMs ?? 3000,
    async lookup({ kind, token }) {
      const caller = await options.hub.authenticate({ body: { kind, token } }).catch((cause: unknown) => {
        throw unavailable('Hub does not answer, so nobody can be recognised.', {
          cause,
          retryAfterSeconds: 2,
        });
      });
      return caller.kind === 'anonymous' ? undefined : { caller };
    },
  });
  const end = (ended: Ended) => {
    cache.drop(ended);
    for (const listener of listeners) listener(ended);
  };

  // From the oldest event on: to hear of an ending twice is harmless, to miss one is not.
  options.bus.subscribe([sessionsEnded, userChanged], options.subscriber, async ({ payload }) =>
    end(payload),
  );
  return {
    authenticate: async (credential) => (await cache.find(credential))?.caller ?? { kind: 'anonymous' },
    onEnded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
