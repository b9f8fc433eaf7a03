import type { MonitorNow } from '#contracts/pulse/monitor.ts';
import type { StoredMonitor } from './stored-monitor.ts';

/** How monitors are now, as whoever checks them knows. */
export interface LiveStatus {
  /** Undefined: not checked yet. */
  nowOf(monitor: StoredMonitor): MonitorNow | undefined;
  /** Called with the numbers of the monitors that were just checked. @returns stops it. */
  watch(listener: (numbers: readonly number[]) => void): () => void;
}

export function nowOf(live: Pick<LiveStatus, 'nowOf'>, monitor: StoredMonitor): MonitorNow {
  return live.nowOf(monitor) ?? notChecked(monitor);
}

function notChecked({ state, updatedAtMs }: StoredMonitor): MonitorNow {
  const status = state === 'paused' ? 'paused' : 'unknown';
  return { status, sinceMs: updatedAtMs, lastCheckAtMs: null, latencyMs: null, reason: null };
}
