import type { Clock } from '#kernel/clock.ts';
import type { Coordinator } from '#kernel/coordinator/coordinator.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Log } from '#kernel/log.ts';
import type { Schedule } from './schedule.ts';
import { ScheduledJob } from './scheduled-job.ts';
import { ScheduleStore, type ScheduleTables } from './schedule-store.ts';

export interface ScheduleOptions {
  readonly tool: string;
  /** The tool's own, with `scheduleMigrations`. */
  readonly database: Database;
  /** Each job is run by the process that holds it. */
  readonly coordinator: Coordinator;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1; where jitter comes from. */
  readonly chance?: () => number;
}

/** On PostgreSQL another process may have been asked; on SQLite this only keeps timers below their limit of 24 days. */
const lookEveryMs = { postgres: 10_000, sqlite: 24 * 3_600_000 };

export function createSchedule(options: ScheduleOptions): Schedule {
  const { tool, database, coordinator, clock, log, chance = Math.random } = options;
  const store = new ScheduleStore(database.as<ScheduleTables>());
  const jobs = new Map<string, ScheduledJob>();
  const stop = new AbortController();
  return {
    add(job) {
      if (jobs.has(job.name)) throw new TypeError(`There are two jobs named ${job.name}.`);
      if (!(job.everyMs > 0)) throw new TypeError(`${job.name} has no interval.`);
      const scheduled = new ScheduledJob(job, {
        store,
        clock,
        log,
        lookEveryMs: lookEveryMs[database.engine],
        chance,
      });
      jobs.set(job.name, scheduled);
      const held = `${tool}/${job.name}`;
      coordinator.whileHolding(held, ({ signal }) => scheduled.keepRunning(signal), stop.signal);
    },
    trigger(name) {
      const job = jobs.get(name);
      if (!job) throw new TypeError(`There is no job named ${name}.`);
      job
        .trigger()
        .catch((error: unknown) => log.error({ job: name, error }, 'A job could not be triggered'));
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await Promise.all([...jobs.values()].map((job) => job.idle()));
    },
  };
}
