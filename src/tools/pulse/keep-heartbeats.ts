import type { Heartbeats } from './heartbeats/open-heartbeats.ts';
import { forgetIncidents } from './incidents/incident-store.ts';
import type { Monitors } from './monitors/monitors.ts';
import type { PulseKernel } from './pulse-kernel.ts';

export interface KeepOptions {
  readonly kernel: Pick<PulseKernel, 'database' | 'schedule' | 'clock' | 'log'>;
  readonly monitors: Pick<Monitors, 'byNumber' | 'watch'>;
  readonly heartbeats: Pick<Heartbeats, 'seal' | 'newest' | 'forget'>;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const incidentsKeptMs = 730 * dayMs;
/** What another process has just made may not be known here yet. */
const surelyKnownMs = 10 * minuteMs;

/** Packs what was measured, and forgets what is too old or belongs to monitors that are gone. @returns stops listening. */
export function keepHeartbeats({ kernel, monitors, heartbeats }: KeepOptions): () => void {
  const { database, schedule, clock, log } = kernel;
  const forgetOrphans = async () => {
    for (const { monitorId, atMs } of await heartbeats.newest())
      if (!monitors.byNumber(monitorId) && clock.now() - atMs > surelyKnownMs)
        await heartbeats.forget(monitorId);
  };
  schedule.add({
    name: 'seal-heartbeats',
    everyMs: 5 * minuteMs,
    run: async (signal) => {
      await heartbeats.seal(signal);
      await forgetOrphans();
    },
  });
  schedule.add({
    name: 'forget-incidents',
    everyMs: dayMs,
    run: () => database.transaction((tx) => forgetIncidents(tx, clock.now() - incidentsKeptMs)),
  });
  return monitors.watch(({ removed }) => {
    for (const { number, name } of removed)
      heartbeats
        .forget(number)
        .catch((error: unknown) =>
          log.warn({ error, monitor: name }, 'what was measured of a removed monitor is forgotten later'),
        );
  });
}
