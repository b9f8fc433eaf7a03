import type { Contract, ToolId } from '#contracts/contract.ts';
import { createAudit } from './audit/create-audit.ts';
import { busMigrations } from './bus/bus-tables.ts';
import type { Clock } from './clock.ts';
import type { Database, Migrations } from './database/database.ts';
import type { Foundation } from './foundation.ts';
import type { ServedTool } from './http/http-server-options.ts';
import type { Log } from './log.ts';
import { createSchedule } from './schedule/create-schedule.ts';
import { scheduleMigrations } from './schedule/schedule-store.ts';
import { createSettings } from './settings/create-settings.ts';
import { settingsMigrations } from './settings/settings-store.ts';
import type { Kernel, RunningTool, Tool } from './tool.ts';
import { callTool, type CallDirectory } from './tool-calls.ts';

/** The tables that the kernel keeps beside each tool's own. */
const kernelMigrations: Migrations = { ...busMigrations, ...scheduleMigrations, ...settingsMigrations };

export interface ToolProcessOptions {
  readonly foundation: Foundation;
  readonly clock: Clock;
  readonly log: Log;
  readonly peers: CallDirectory['peers'];
  readonly sign: CallDirectory['sign'];
}

/** The tools of one process, from their databases to their handlers. Disposing stops them in reverse order. */
export class ToolProcess implements AsyncDisposable {
  readonly #options: ToolProcessOptions;
  readonly #served = new Map<ToolId, ServedTool>();
  readonly #databases: Pick<Database, 'transaction'>[] = [];
  readonly #begin: (() => Promise<void>)[] = [];
  readonly #stopping: AsyncDisposable[] = [];

  constructor(options: ToolProcessOptions) {
    this.#options = options;
  }

  get served(): readonly ServedTool[] {
    return [...this.#served.values()];
  }

  /**
   * Opens and migrates the tool's database, hands it its kernel and starts it. `beside` gets the same kernel, for what the
   * process itself asks and hears in the tool's name.
   */
  async start<C extends Contract, Schema, Running extends RunningTool<C>>(
    tool: Omit<Tool<C, Schema>, 'start'> & { start(kernel: Kernel<Schema>): Promise<Running> },
    beside?: (kernel: Kernel<Schema>) => void,
  ): Promise<Running> {
    const kernel = await this.#kernelFor<Schema>(tool.id, tool.migrations);
    beside?.(kernel);
    const running = await tool.start(kernel);
    this.#stopping.push(running);
    this.#served.set(tool.id, { contract: tool.contract, handlers: running.handlers });
    return running;
  }

  async #kernelFor<Schema>(id: ToolId, migrations: Migrations): Promise<Kernel<Schema>> {
    const { foundation, clock, peers, sign } = this.#options;
    const log = this.#options.log.child({ tool: id });
    const opened = await foundation.store.open<Schema>(id, { ...kernelMigrations, ...migrations });
    this.#databases.push(opened.as());
    const bus = foundation.bus.forTool<Schema>(id, opened);
    const settings = await createSettings(opened.as(), { clock, log });
    const { coordinator, secrets } = foundation;
    const schedule = createSchedule({ tool: id, database: opened.as(), coordinator, clock, log });
    this.#stopping.push(bus, settings, schedule);
    this.#begin.push(() => bus.start());
    return {
      database: opened,
      bus,
      log,
      clock,
      schedule,
      coordinator,
      settings,
      secrets,
      audit: createAudit({ tool: id, bus, clock }),
      call: (contract) => callTool({ local: this.#served, peers, sign }, id, contract),
    };
  }

  /** Resolves while every database takes transactions; for /readyz. */
  async check(): Promise<void> {
    await Promise.all(this.#databases.map((database) => database.transaction(async () => {})));
  }

  /** Lets events flow, once every subscription is there. */
  async begin(): Promise<void> {
    for (const begin of this.#begin) await begin();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const part of this.#stopping.toReversed()) await part[Symbol.asyncDispose]();
  }
}
