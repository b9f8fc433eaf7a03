import type { MonitorStatus } from '#contracts/pulse/monitor.ts';
import type { Colour } from '../output.ts';

export const stateColours: Readonly<Record<MonitorStatus, Colour>> = {
  up: 'green',
  degraded: 'yellow',
  down: 'red',
  pending: 'yellow',
  maintenance: 'faint',
  unknown: 'faint',
  paused: 'faint',
};

export function latencyText(latencyMs: number | null): string {
  if (latencyMs === null) return '';
  return latencyMs < 10 ? `${latencyMs.toFixed(1)} ms` : `${Math.round(latencyMs)} ms`;
}

/** Of nothing that is known, nothing is said; 100 % only where it is. */
export function shareText(share: number | null): string {
  if (share === null) return 'not known';
  return `${(Math.floor(share * 100_000) / 1_000).toString()} %`;
}
