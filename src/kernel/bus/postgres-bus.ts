import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Log } from '#kernel/log.ts';
import { type BusLimits, busLimits, type EventBus, type ProcessBus } from './bus.ts';
import type { BusTables } from './bus-tables.ts';
import { listenToDoorbell } from './doorbell.ts';
import { createPump } from './pump.ts';
import { placeEvents } from './place-events.ts';
import { createSequencer } from './sequencer.ts';
import { createToolSchemas } from './tool-schemas.ts';
import { ToolBus, type WakingBus } from './tool-bus.ts';

export interface PostgresBusOptions {
  /** As in `postgres://user:password@host:port/database`: the one that holds every tool's schema. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: Partial<BusLimits>;
  /** How often to look for events that no doorbell told of. */
  readonly pollMs?: number;
}

/**
 * Events between the tools of any number of processes on one PostgreSQL, each tool in a schema of its own. A subscriber
 * reads the publisher's outbox in its schema; NOTIFY only says that there is something to read.
 */
export function createPostgresBus(options: PostgresBusOptions): ProcessBus {
  return new PostgresBus(options);
}

/** A doorbell that went unheard costs this long at most; each look asks a few questions per subscription. */
const defaultPollMs = 20_000;

class PostgresBus implements ProcessBus {
  readonly #options: PostgresBusOptions;
  readonly #tools = new Map<string, WakingBus>();
  #listening: readonly AsyncDisposable[] | undefined;

  constructor(options: PostgresBusOptions) {
    this.#options = options;
  }

  forTool<Schema>(tool: string, database: Database<Schema>): EventBus<Schema> {
    if (database.engine !== 'postgres') throw new TypeError(`${tool} is not on PostgreSQL.`);
    if (this.#tools.has(tool)) throw new TypeError(`There are two tools named ${tool}.`);
    const { clock, log, limits } = this.#options;
    const tables = database.as<BusTables>();
    const schemaOf = createToolSchemas(tool, tables);
    const place = async (publisher: string) => {
      const schema = await schemaOf(publisher);
      return schema === undefined ? [] : placeEvents({ tool: publisher, schema, database: tables });
    };
    const sequencer = createSequencer({
      clock,
      log,
      place: () => place(tool),
      placed: () => this.#wake(tool),
    });
    const bus = new ToolBus<Schema>({
      tool,
      database: tables,
      clock,
      log,
      limits: { ...busLimits, ...limits },
      placing: 'by-sequencer',
      publisher: (publisher) => ({
        async withOutbox(work) {
          await place(publisher);
          const schema = await schemaOf(publisher);
          return schema === undefined ? undefined : work(tables.query.withSchema(schema));
        },
      }),
      published: (eventId) => sequencer.published(eventId),
      started: () => this.#listen(),
      disposed: async () => {
        this.#tools.delete(tool);
        await sequencer[Symbol.asyncDispose]();
      },
    });
    this.#tools.set(tool, bus);
    return bus;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const parts = [...(this.#listening ?? []), ...this.#tools.values()];
    await Promise.all(parts.map((part) => part[Symbol.asyncDispose]()));
  }

  #wake(publisher?: string): void {
    for (const bus of this.#tools.values()) bus.wake(publisher);
  }

  #listen(): void {
    if (this.#listening) return;
    const { url, clock, log, pollMs = defaultPollMs } = this.#options;
    const ring = (publisher: string | undefined) => this.#wake(publisher);
    const poll = createPump({
      clock,
      log,
      async turn() {
        ring(undefined);
        return pollMs;
      },
    });
    poll.wake();
    this.#listening = [listenToDoorbell({ url, clock, log, ring }), poll];
  }
}
