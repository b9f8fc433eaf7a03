import type { Caller } from '#contracts/access.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import { decide } from '../policies/decide.ts';
import type { Watched, WatchedSubject } from '../watched/watched.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import { Bell } from '#kernel/coordinator/bell.ts';
import type { Wanted } from './begin-updates.ts';
import { pausedUntilMs } from './failure-pause.ts';
import { offerOf } from './offered.ts';
import type { OpenRuns } from './open-runs.ts';

export interface AutomaticOptions {
  readonly kernel: Pick<WatcherKernel, 'clock' | 'log' | 'coordinator'>;
  readonly watched: Pick<Watched, 'all' | 'watch'>;
  readonly runs: Pick<OpenRuns, 'begin' | 'lastOf' | 'runningFor'>;
}

const lookEveryMs = 60_000;
/** Changes come in bunches. */
const settleMs = 1_000;
const itself: Caller = { kind: 'tool', tool: 'watcher' };

/** Begins updates that the rules want applied, when their time has come. */
export function openAutomatic(options: AutomaticOptions): AsyncDisposable {
  const { kernel, watched } = options;
  const { clock, log, coordinator } = kernel;
  const stop = new AbortController();
  const bell = new Bell();
  const unwatch = watched.watch(({ changed }) => {
    if (changed.length > 0) bell.ring();
  });
  let running: Promise<void> = Promise.resolve();
  const look = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      bell.answer();
      await applyDue(options).catch((error: unknown) =>
        log.error({ error }, 'Updates could not be begun by themselves; trying again'),
      );
      await pause(clock, lookEveryMs, signal, bell.rung);
      await pause(clock, settleMs, signal);
    }
  };
  coordinator.whileHolding(
    'automatic',
    (lease) => (running = look(AbortSignal.any([lease.signal, stop.signal]))),
    stop.signal,
  );
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      unwatch();
      await Promise.allSettled([running]);
    },
  };
}

/** What is due at once goes together, so that providers go first. */
export async function applyDue(options: AutomaticOptions): Promise<void> {
  const { watched, runs, kernel } = options;
  const due = (await Promise.all(watched.all().map((one) => dueOf(options, one)))).filter(
    (one) => one !== undefined,
  );
  if (due.length === 0) return;
  try {
    await runs.begin(due, itself);
  } catch (error) {
    // Something changed between the look and the beginning: each by itself, so that one does not hold up the others.
    kernel.log.warn({ error }, 'Updates could not be begun together; each is begun by itself');
    for (const one of due) {
      await runs
        .begin([one], itself)
        .catch((cause: unknown) => kernel.log.warn({ error: cause }, 'An update could not be begun'));
    }
  }
}

async function dueOf(
  { runs, kernel }: AutomaticOptions,
  watched: WatchedSubject,
): Promise<Wanted | undefined> {
  const nowMs = kernel.clock.now();
  const { host, name } = watched.subject;
  const { happens, atMs, words, update } = decide(watched.shown, nowMs);
  const isDue = happens === 'apply' && atMs !== null && atMs <= nowMs;
  const { tag = null, digest = null } = update?.to ?? {};
  if (!isDue || digest === null || runs.runningFor(host, name)) return undefined;
  const target = { tag, digest };
  if (!offerOf(watched.shown, target).isOffered) return undefined;
  if (pausedUntilMs(await runs.lastOf(host, name), digest) > nowMs) return undefined;
  return { watched, target, because: words };
}
