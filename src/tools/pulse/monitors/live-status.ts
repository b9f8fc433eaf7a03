import type { MonitorNow } from '#contracts/pulse/monitor.ts';
import type { StoredMonitor } from './stored-monitor.ts';

/** How monitors are now, as whoever checks them knows. */
export interface LiveStatus {
  /** Undefined: not checked yet. */
  nowOf(monitor: StoredMonitor): MonitorNow | undefined;
  /** Called with the numbers of the monitors that were just checked. @returns stops it. */
  watch(listener: (numbers: readonly number[]) => void): () => void;
}

/** Of response times tenths of milliseconds are enough: there are thousands in a list. */
export function nowOf(live: Pick<LiveStatus, 'nowOf'>, monitor: StoredMonitor): MonitorNow {
  const now = live.nowOf(monitor) ?? notChecked(monitor);
  const { latencyMs } = now;
  return { ...now, latencyMs: latencyMs === null ? null : Math.round(latencyMs * 10) / 10 };
}

function notChecked({ state, updatedAtMs }: StoredMonitor): MonitorNow {
  const status = state === 'paused' ? 'paused' : 'unknown';
  return { status, sinceMs: updatedAtMs, lastCheckAtMs: null, latencyMs: null, reason: null };
}
