import type { Caller } from '#contracts/access.ts';
import type { runsEndpoints, UpdateRun } from '#contracts/watcher/run.ts';
import { repeat } from '#kernel/repeat.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { Choices } from '../choices/choices.ts';
import type { Subject } from '../subjects/subject.ts';
import type { Watched } from '../watched/watched.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import { Bell } from '#kernel/coordinator/bell.ts';
import { beginUpdates, type Wanted } from './begin-updates.ts';
import { type DriveOptions, type Pace, usualPace } from './drive-context.ts';
import { executeRuns } from './execute-runs.ts';
import { openRunBook } from './run-book.ts';
import { runHandlers } from './run-handlers.ts';
import { countOutcomes, type RunCount, listRuns } from './run-store.ts';
import type { Runs } from './runs.ts';

export interface RunsOptions extends Pick<DriveOptions, 'containers' | 'pulse' | 'credentialsFor'> {
  readonly kernel: WatcherKernel;
  readonly watched: Pick<Watched, 'all' | 'get'>;
  readonly choices: Pick<Choices, 'noteFailure'>;
  /** What labels name beside what Containers knows. */
  readonly dependsOnOf?: (subject: Subject) => readonly string[];
  readonly pace?: Pace;
}

export interface OpenRuns extends Runs {
  readonly handlers: HandlersFor<typeof runsEndpoints>;
  /** Without asking whether the caller may. @throws NexusError `conflict` */
  begin(wanted: readonly Wanted[], caller: Caller): Promise<UpdateRun[]>;
  /** The newest of a container, newest first. */
  lastOf(host: string, name: string): Promise<UpdateRun[]>;
  /** How those that have ended came out. */
  outcomes(): Promise<RunCount[]>;
}

const reloadEveryMs = 2_000;

/** Takes up what an earlier process left unfinished, and does one update after the other on each host. */
export async function openRuns(given: RunsOptions): Promise<OpenRuns> {
  const { kernel } = given;
  const { database, coordinator, clock, log } = kernel;
  const book = await openRunBook(kernel);
  const bell = new Bell();
  const options = {
    dependsOnOf: () => [],
    pace: usualPace,
    ...given,
    book,
    bell,
  };
  const stop = new AbortController();
  let running: Promise<void> = Promise.resolve();
  coordinator.whileHolding(
    'runs',
    (lease) => (running = executeRuns(options, lease, stop.signal)),
    stop.signal,
  );
  // Elsewhere than on SQLite another process may be the one that updates.
  const following =
    database.engine === 'sqlite'
      ? undefined
      : repeat(clock, reloadEveryMs, async () => {
          await book.reload().catch((error: unknown) => log.warn({ error }, 'Updates cannot be read'));
        });
  return {
    handlers: runHandlers(options),
    runningFor: (host, name) =>
      book.unfinished().find(({ run }) => run.host === host && run.name === name)?.run,
    running: () => book.unfinished().map(({ run }) => run),
    watch: (listener) => book.watch(listener),
    begin: (wanted, caller) => beginUpdates(options, wanted, caller),
    lastOf: async (host, name) =>
      (await listRuns(database.query, { host, name }, lastCount)).map(({ run }) => run),
    outcomes: () => countOutcomes(database.query),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await following?.[Symbol.asyncDispose]();
      // Its failure is the coordinator's, which has logged it.
      await Promise.allSettled([running]);
    },
  };
}

const lastCount = 20;
