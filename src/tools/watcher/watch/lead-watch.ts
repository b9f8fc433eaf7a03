import { NexusError } from '#kernel/errors.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import { Bell } from '#kernel/coordinator/bell.ts';
import { subjectKey } from '../subjects/subject.ts';
import { tellNews, tellRegistries, type DomainState } from '../told/tell-news.ts';
import { checkEveryHours, nextCheckAtMs } from '../watched/check-every.ts';
import type { OpenWatched } from '../watched/open-watched.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';

export interface LeadOptions {
  readonly kernel: Pick<
    WatcherKernel,
    'coordinator' | 'clock' | 'log' | 'database' | 'bus' | 'schedule' | 'settings'
  >;
  readonly watched: OpenWatched;
  /** Brings in what other processes found out. */
  reload(): Promise<void>;
  domains(): readonly DomainState[];
  /** Forgets what is about images that nobody runs any more. */
  forget(): Promise<void>;
}

const roundMs = 15_000;
/** Changes come in bunches. */
const bunchMs = 500;
/** A container that was just started may be replaced in a moment, as a deploy does. */
const settlingMs = 30_000;
const dueLookMs = 5 * 60_000;

/** In one of the processes: asks about new containers soon, about all from time to time, and tells what is new. */
export function leadWatch(options: LeadOptions, signal: AbortSignal): void {
  const { coordinator, clock, log, schedule } = options.kernel;
  const firstSeenMs = new Map<string, number>();
  const round = async (stop: AbortSignal) => {
    await lookAtNew(options, firstSeenMs, stop);
    await tell(options);
  };
  coordinator.whileHolding(
    'watcher-watch',
    async (lease) => {
      const bell = new Bell();
      const unwatch = options.watched.watch(({ changed }) => changed.length > 0 && bell.ring());
      lease.signal.addEventListener('abort', unwatch, { once: true });
      await options.reload();
      while (!lease.signal.aborted) {
        bell.answer();
        await round(lease.signal).catch((error: unknown) => complain(log, error, lease.signal));
        await pause(clock, roundMs, lease.signal, bell.rung);
        await pause(clock, bunchMs, lease.signal);
      }
    },
    signal,
  );
  schedule.add({
    name: 'check-registries',
    everyMs: dueLookMs,
    jitterMs: dueLookMs,
    async run(stop) {
      if (!isDue(options)) return;
      await options.watched.check({}, stop);
      await tell(options);
      await options.forget();
    },
  });
}

function isDue({ kernel, watched }: LeadOptions): boolean {
  const everyHours = kernel.settings.get(checkEveryHours);
  const dueMs = nextCheckAtMs(watched.status().lastCheckAtMs, everyHours);
  return dueMs === null || dueMs <= kernel.clock.now();
}

async function lookAtNew(
  { kernel, watched }: LeadOptions,
  firstSeenMs: Map<string, number>,
  signal: AbortSignal,
): Promise<void> {
  const pending = watched.all().filter(({ shown }) => shown.verdict.state === 'pending');
  if (pending.length > 0 && watched.status().lastCheckAtMs === null) return await watched.check({}, signal);
  const named = new Map(pending.map(({ subject }) => [`${subjectKey(subject)} ${subject.image}`, subject]));
  for (const key of firstSeenMs.keys()) if (!named.has(key)) firstSeenMs.delete(key);
  const nowMs = kernel.clock.monotonic();
  for (const key of named.keys()) if (!firstSeenMs.has(key)) firstSeenMs.set(key, nowMs);
  const settled = [...named].filter(([key]) => nowMs - (firstSeenMs.get(key) ?? nowMs) >= settlingMs);
  const keys = new Set(settled.map(([, subject]) => subjectKey(subject)));
  if (keys.size > 0) await watched.checkThese(keys, signal);
}

async function tell(options: LeadOptions): Promise<void> {
  const { kernel, watched } = options;
  const shown = watched.all().map((one) => one.shown);
  await tellNews(kernel, shown, (host) => watched.isHostSeen(host));
  await tellRegistries(kernel, options.domains());
}

function complain(log: LeadOptions['kernel']['log'], error: unknown, signal: AbortSignal): void {
  if (signal.aborted) return;
  if (error instanceof NexusError) log.debug({ error: error.message }, 'the watch waits');
  else log.error({ error }, 'the watch met a fault');
}
