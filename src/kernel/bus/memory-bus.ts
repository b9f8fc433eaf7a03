import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Log } from '#kernel/log.ts';
import { type BusLimits, busLimits, type EventBus, type ProcessBus } from './bus.ts';
import type { BusTables } from './bus-tables.ts';
import type { Publisher } from './subscription.ts';
import { ToolBus, type WakingBus } from './tool-bus.ts';

export interface MemoryBusOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: Partial<BusLimits>;
}

/**
 * Events between the tools of the only process, each with a SQLite database of its own. What is published stays in the
 * publisher's outbox until each subscriber's inbox has it; memory only carries the news that there is something.
 */
export function createMemoryBus(options: MemoryBusOptions): ProcessBus {
  return new MemoryBus(options);
}

class MemoryBus implements ProcessBus {
  readonly #options: MemoryBusOptions;
  readonly #tools = new Map<string, { readonly bus: WakingBus; readonly publisher: Publisher }>();

  constructor(options: MemoryBusOptions) {
    this.#options = options;
  }

  forTool<Schema>(tool: string, database: Database<Schema>): EventBus<Schema> {
    if (database.engine !== 'sqlite') throw new TypeError('Events stay in memory only beside SQLite.');
    if (this.#tools.has(tool)) throw new TypeError(`There are two tools named ${tool}.`);
    const tables = database.as<BusTables>();
    const bus = new ToolBus<Schema>({
      tool,
      database: tables,
      clock: this.#options.clock,
      log: this.#options.log,
      limits: { ...busLimits, ...this.#options.limits },
      placing: 'on-insert',
      publisher: (id) => this.#tools.get(id)?.publisher,
      published: () => this.#wake(tool),
      started: () => this.#wake(tool),
      disposed: async () => {
        this.#tools.delete(tool);
      },
    });
    this.#tools.set(tool, { bus, publisher: publisherOn(tables) });
    return bus;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#tools.values()].map(({ bus }) => bus[Symbol.asyncDispose]()));
  }

  #wake(publisher: string): void {
    for (const { bus } of this.#tools.values()) bus.wake(publisher);
  }
}

/** A transaction waits its turn behind the one that is publishing, and resolves once what it saw is on disk. */
function publisherOn(database: Database<BusTables>): Publisher {
  return { withOutbox: (work) => database.transaction(work) };
}
