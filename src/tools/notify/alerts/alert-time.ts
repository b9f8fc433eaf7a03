import type { NotifyKernel } from '../notify-kernel.ts';
import type { AlertMemory } from './alert-memory.ts';
import type { Evolve } from './change-alerts.ts';
import { applyTime } from './evolve-alert.ts';
import { nextDueMs, type NoiseLimitsOf } from './noise.ts';

export interface AlertTime extends AsyncDisposable {
  /** The rules changed: every due time may be another. */
  lookAgain(): void;
}

interface Timed {
  readonly kernel: NotifyKernel;
  readonly memory: AlertMemory;
  readonly limits: NoiseLimitsOf;
  readonly write: (fingerprints: readonly string[], evolve: Evolve) => Promise<unknown>;
}

const longestMs = 3_600_000;
const retryMs = 5_000;

/** One timer for all alerts, set to the earliest thing that happens by itself; a timer that is early only looks again. */
export function keepAlertTime({ kernel, memory, limits, write }: Timed): AlertTime {
  const { clock, log } = kernel;
  let dueMs = Infinity;
  let cancel = () => {};
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  const wakeAt = (atMs: number) => {
    if (isStopped || atMs >= dueMs) return;
    cancel();
    dueMs = atMs;
    cancel = clock.after(Math.min(longestMs, Math.max(0, atMs - clock.now())), start);
  };
  const look = async () => {
    const nowMs = clock.now();
    const due: string[] = [];
    let nextMs = Infinity;
    for (const { record, noise } of memory.all()) {
      const atMs = nextDueMs(record, noise, limits(record.labels));
      if (atMs <= nowMs) due.push(record.fingerprint);
      else nextMs = Math.min(nextMs, atMs);
    }
    wakeAt(nextMs);
    if (due.length === 0) return;
    await write(due, (stored) =>
      [...stored.values()].map((alert) => applyTime(alert, limits(alert.record.labels), clock.now())),
    );
  };
  const start = () => {
    dueMs = Infinity;
    running = running.then(look).catch((error: unknown) => {
      log.error({ error }, 'Alerts could not be moved on; trying again');
      wakeAt(clock.now() + retryMs);
    });
  };
  const unwatch = memory.watch(({ changed }) => {
    let earliestMs = Infinity;
    for (const { fingerprint } of changed) {
      const alert = memory.get(fingerprint);
      if (!alert) continue;
      earliestMs = Math.min(earliestMs, nextDueMs(alert.record, alert.noise, limits(alert.record.labels)));
    }
    wakeAt(earliestMs);
  });
  start();
  return {
    lookAgain: start,
    async [Symbol.asyncDispose]() {
      isStopped = true;
      unwatch();
      cancel();
      await running;
    },
  };
}
