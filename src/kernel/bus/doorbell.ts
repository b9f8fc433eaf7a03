import { Client } from 'pg';
import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import { createPump } from './pump.ts';
import { doorbellChannel } from './place-events.ts';

export interface DoorbellOptions {
  /** As in `postgres://user:password@host:port/database`. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Rings for one publisher; for all of them (undefined) after each connection, since nothing was heard before it. */
  readonly ring: (publisher: string | undefined) => void;
}

const reconnectMs = 1000;

/** Listens on a connection of its own and connects again when it is lost. It may stay silent: whoever relies on it polls too. */
export function listenToDoorbell({ url, clock, log, ring }: DoorbellOptions): AsyncDisposable {
  let current: Client | undefined;
  const pump = createPump({
    clock,
    log,
    async turn(signal) {
      if (current || signal.aborted) return undefined;
      const client = new Client({
        connectionString: url,
        application_name: 'nexus-doorbell',
        keepAlive: true,
      });
      const lost = () => {
        if (current === client) current = undefined;
        if (!signal.aborted) clock.after(reconnectMs, pump.wake);
      };
      client.on('notification', ({ payload }) => ring(payload));
      client.on('error', (error) => log.debug({ error }, 'The connection for news of events broke'));
      await client.connect();
      client.once('end', lost);
      current = client;
      await client.query(`listen ${doorbellChannel}`);
      ring(undefined);
      return undefined;
    },
  });
  pump.wake();
  return {
    async [Symbol.asyncDispose]() {
      await pump[Symbol.asyncDispose]();
      await current?.end();
    },
  };
}
