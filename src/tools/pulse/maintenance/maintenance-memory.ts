import type { PulseKernel } from '../pulse-kernel.ts';
import { nextChangeMs, planWindow, type PlannedWindow } from './is-in-maintenance.ts';
import { readWindows } from './maintenance-store.ts';

/** The windows as they were last read. */
export interface MaintenanceMemory {
  readonly all: () => readonly PlannedWindow[];
  /** Called when they have changed, and when one opens or closes by itself. */
  readonly watch: (listener: () => void) => () => void;
  /** Reads what has changed, and tells of it. */
  readonly load: () => Promise<void>;
  readonly stop: () => void;
}

/** Timers cannot be set for longer than some weeks. */
const longestMs = 3_600_000;

export function createMaintenanceMemory({
  database,
  clock,
}: Pick<PulseKernel, 'database' | 'clock'>): MaintenanceMemory {
  const listeners = new Set<() => void>();
  let windows: readonly PlannedWindow[] = [];
  let held = '[]';
  let cancelChange = () => {};
  const tell = () => listeners.forEach((listener) => listener());
  /** A timer that is early only looks again. */
  const awaitChange = () => {
    cancelChange();
    const nowMs = clock.now();
    const nextMs = nextChangeMs(windows, nowMs);
    if (nextMs === undefined) return;
    cancelChange = clock.after(Math.min(longestMs, nextMs - nowMs), () => {
      awaitChange();
      if (clock.now() >= nextMs) tell();
    });
  };
  const read = async () => {
    const stored = await readWindows(database.query);
    const text = JSON.stringify(stored);
    if (text === held) return;
    held = text;
    windows = stored.map(planWindow);
    awaitChange();
    tell();
  };
  let last = Promise.resolve();
  return {
    all: () => windows,
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** One after the other, so that nobody puts back what another one has taken away. */
    load() {
      const next = last.then(read, read);
      last = next.catch(() => {});
      return next;
    },
    stop: () => cancelChange(),
  };
}
