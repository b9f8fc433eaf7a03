import type { SeenMonitor } from './pulse-port.ts';
import type { GatedMonitor } from './run-record.ts';

/** `passed`: `untold` did not say in time how it is. */
export type MonitorJudgement =
  | { readonly is: 'waiting'; readonly names: readonly string[] }
  | { readonly is: 'passed'; readonly untold: readonly string[] }
  | { readonly is: 'down'; readonly name: string };

export interface MonitorWatch {
  /** When the new container was in place. */
  readonly sinceMs: number;
  readonly nowMs: number;
  readonly pulseSeconds: number;
}

export const longestWatchMs = 10 * 60_000;
const countable: readonly SeenMonitor['status'][] = ['up', 'degraded', 'unknown', 'pending'];

/** Those of the container that were not down, paused or in maintenance before. */
export function monitorsToWatch(
  monitors: readonly SeenMonitor[],
  host: string,
  name: string,
): GatedMonitor[] {
  return monitors
    .filter(({ labels }) => labels.host === host && labels.container === name)
    .filter(({ status }) => countable.includes(status))
    .map((monitor) => ({ id: monitor.id, name: monitor.name, intervalMs: monitor.intervalMs }));
}

/** As long as the policy says, and long enough for two checks of each. */
export function watchMs(gated: readonly GatedMonitor[], pulseSeconds: number): number {
  const two = Math.max(0, ...gated.map(({ intervalMs }) => 2 * intervalMs));
  return Math.min(longestWatchMs, Math.max(pulseSeconds * 1000, two));
}

/** A failure that is not confirmed yet is waited for, at most ten minutes. */
export function judgeMonitors(
  gated: readonly GatedMonitor[],
  monitors: readonly SeenMonitor[],
  { sinceMs, nowMs, pulseSeconds }: MonitorWatch,
): MonitorJudgement {
  const isOver = nowMs - sinceMs >= watchMs(gated, pulseSeconds);
  const isLate = nowMs - sinceMs >= longestWatchMs;
  const seen = gated.flatMap(({ id }) => monitors.find((one) => one.id === id) ?? []);
  const hasChecked = ({ lastCheckAtMs }: SeenMonitor) => lastCheckAtMs !== null && lastCheckAtMs > sinceMs;
  const down = seen.filter((one) => one.status === 'down' && hasChecked(one));
  // What went down while the container was switched may need more than one good check to be up again.
  const lost = down.find((one) => isOver || one.sinceMs >= sinceMs);
  if (lost) return { is: 'down', name: lost.name };
  const open = seen.filter((one) => !isSettled(one, hasChecked(one)));
  const isFailing = open.some(({ status }) => status === 'pending' || status === 'down');
  const names = open.map(({ name }) => name);
  if (open.length === 0 || isLate || (isOver && !isFailing)) return { is: 'passed', untold: names };
  return { is: 'waiting', names };
}

function isSettled({ status }: SeenMonitor, hasChecked: boolean): boolean {
  if (status === 'paused' || status === 'maintenance') return true;
  return hasChecked && (status === 'up' || status === 'degraded');
}
