import type { Clock } from '#kernel/clock.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import type { Log } from '#kernel/log.ts';
import { nextRun, nextRunAfter } from './next-run.ts';
import type { Job } from './schedule.ts';
import type { ScheduleStore } from './schedule-store.ts';

export interface ScheduledJobOptions {
  readonly store: ScheduleStore;
  readonly clock: Clock;
  readonly log: Log;
  /** How often to look for a trigger from another process, or at the clock when there is none. */
  readonly lookEveryMs: number;
  /** From 0 to 1. */
  readonly chance: () => number;
}

/** One job and its rhythm. The monotonic clock keeps the pace; the wall clock only says, after a start, what was missed. */
export class ScheduledJob {
  readonly #job: Job;
  readonly #options: ScheduledJobOptions;
  #wake = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(job: Job, options: ScheduledJobOptions) {
    this.#job = job;
    this.#options = options;
  }

  /** Runs the job whenever it is due, until `signal` aborts. */
  keepRunning(signal: AbortSignal): Promise<void> {
    this.#running = this.#keepRunning(signal);
    return this.#running;
  }

  async trigger(): Promise<void> {
    await this.#options.store.trigger(this.#job.name);
    this.#wake.abort();
  }

  /** Resolves once nothing is under way, failed or not. */
  async idle(): Promise<void> {
    await this.#running.catch(() => undefined);
  }

  async #keepRunning(signal: AbortSignal): Promise<void> {
    let waitMs = await this.#firstWait();
    while (!signal.aborted) {
      await this.#wait(waitMs, signal);
      if (!signal.aborted) waitMs = await this.#run(signal);
    }
  }

  async #firstWait(): Promise<number> {
    const { store, clock, chance } = this.#options;
    const savedMs = await store.read(this.#job.name);
    const waitMs = nextRun(this.#job, savedMs, clock.now(), chance());
    if (savedMs === undefined) await store.write(this.#job.name, wallTime(clock, waitMs));
    return waitMs;
  }

  /** Resolves when the time is over, a trigger has come in, or the signal aborts. */
  async #wait(waitMs: number, signal: AbortSignal): Promise<void> {
    const { store, clock, lookEveryMs } = this.#options;
    const dueMs = clock.monotonic() + waitMs;
    while (!signal.aborted) {
      const leftMs = dueMs - clock.monotonic();
      if (leftMs <= 0) return;
      await pause(clock, Math.min(leftMs, lookEveryMs), signal, this.#wake.signal);
      this.#wake = new AbortController();
      if (!signal.aborted && (await store.isTriggered(this.#job.name))) return;
    }
  }

  /** Resolves to the wait until the next run. While the run lasts its time stays due, so that a crash repeats it. */
  async #run(signal: AbortSignal): Promise<number> {
    const { store, clock, log, chance } = this.#options;
    const { name } = this.#job;
    const startMs = clock.monotonic();
    const markMs = clock.now();
    await store.write(name, markMs);
    try {
      await this.#job.run(signal);
    } catch (error) {
      if (!signal.aborted) log.error({ job: name, error }, 'A scheduled job failed');
    }
    if (signal.aborted) return 0;
    const waitMs = nextRunAfter(this.#job, clock.monotonic() - startMs, chance());
    const isReplaced = await store.replace(name, markMs, wallTime(clock, waitMs));
    return isReplaced ? waitMs : 0;
  }
}

function wallTime(clock: Clock, afterMs: number): number {
  return Math.round(clock.now() + afterMs);
}
