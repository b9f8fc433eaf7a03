import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import type { Host } from '../host.ts';
import type { UsageRound } from './host-usage.ts';
import type { MinuteValues } from './minute-row.ts';
import { minuteMs } from './retention.ts';
import { usageBetween } from './usage-rates.ts';
import type { UsageValues } from './usage-metrics.ts';

export interface UsageSamplerOptions {
  readonly hosts: readonly Pick<Host, 'id' | 'status' | 'usage'>[];
  readonly clock: Clock;
  readonly log: Log;
  /** The id of a container's history; undefined while it has none. */
  historyId(host: string, containerId: string): number | undefined;
  /** `atMs` is when the minute began, by the wall clock. */
  write(host: string, atMs: number, minute: MinuteValues): Promise<void>;
}

/** What was read of a host, with both clocks of that moment. */
interface Taken {
  readonly round: UsageRound;
  readonly wallMs: number;
  readonly elapsedMs: number;
}

/** A clock that runs a little fast or slow is no jump. */
const driftMs = 3_000;
/** A timer may fire a little early by the wall clock. */
const earlyMs = 500;

/** Reads every live host at each full minute. A host that is still being read, or is not live, is left out. */
export function sampleUsage(options: UsageSamplerOptions): AsyncDisposable {
  const { hosts, clock } = options;
  const lanes = hosts.map((host) => samplerOf(host, options));
  let cancel = () => {};
  let running = Promise.resolve();

  function wait(): void {
    const nowMs = clock.now() + earlyMs;
    cancel = clock.after(minuteMs - (nowMs % minuteMs) + earlyMs, tick);
  }

  function tick(): void {
    const atMs = Math.floor((clock.now() + earlyMs) / minuteMs) * minuteMs - minuteMs;
    running = Promise.all([running, ...lanes.map((sample) => sample(atMs))]).then(() => undefined);
    wait();
  }

  // The first minute needs something to be compared with.
  running = Promise.all(lanes.map((sample) => sample(null))).then(() => undefined);
  wait();
  return {
    async [Symbol.asyncDispose]() {
      cancel();
      await running;
    },
  };
}

/** Null reads without writing. Never rejects. */
function samplerOf(
  host: UsageSamplerOptions['hosts'][number],
  options: UsageSamplerOptions,
): (atMs: number | null) => Promise<void> {
  const { clock, log } = options;
  let before: Taken | undefined;
  let isBusy = false;

  async function take(atMs: number | null): Promise<void> {
    const round = await host.usage.read();
    const taken = { round, wallMs: clock.now(), elapsedMs: clock.monotonic() };
    const earlier = before && isContinuous(before, taken) ? before.round : undefined;
    before = taken;
    if (atMs === null) return;
    const minute = byHistory(usageBetween(earlier, round), (id) => options.historyId(host.id, id));
    if (minute.size > 0) await options.write(host.id, atMs, minute);
  }

  return async (atMs) => {
    if (isBusy || host.status().state !== 'live') return;
    isBusy = true;
    try {
      await take(atMs);
    } catch (error) {
      log.warn({ error, host: host.id }, 'A minute of usage is missing');
    } finally {
      isBusy = false;
    }
  };
}

/** False where the machine slept or its clock was set in between: the time that passed is not known. */
function isContinuous(before: Taken, after: Taken): boolean {
  const wallMs = after.wallMs - before.wallMs;
  const elapsedMs = after.elapsedMs - before.elapsedMs;
  return Math.abs(wallMs - elapsedMs) < driftMs;
}

function byHistory(
  values: ReadonlyMap<string, UsageValues>,
  historyId: (containerId: string) => number | undefined,
): MinuteValues {
  const minute = new Map<number, UsageValues>();
  for (const [id, used] of values) {
    const history = historyId(id);
    const isEmpty = Object.values(used).every((value) => value === null);
    if (history !== undefined && !isEmpty) minute.set(history, used);
  }
  return minute;
}
