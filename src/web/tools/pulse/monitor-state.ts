import type { HeartbeatState, MonitorRow, MonitorStatus } from '#contracts/pulse/monitor.ts';
import { formatMessage, type Language } from '../../i18n/message.ts';
import type { State } from '../../ui/state-badge.tsx';
import { reasonText } from './reason-text.ts';

/** What needs a person stands first. */
export const statusOrder: readonly MonitorStatus[] = [
  'down',
  'degraded',
  'pending',
  'unknown',
  'maintenance',
  'up',
  'paused',
];

const marks: Readonly<Record<MonitorStatus, State>> = {
  up: 'up',
  degraded: 'degraded',
  down: 'down',
  pending: 'working',
  maintenance: 'noted',
  unknown: 'unknown',
  paused: 'paused',
};

export function markOf(status: MonitorStatus): State {
  return marks[status];
}

/** The key of the words for it; something that was never checked is not called unknown. */
export function statusKey({ status, lastCheckAtMs }: Pick<MonitorRow, 'status' | 'lastCheckAtMs'>) {
  if (status === 'unknown' && lastCheckAtMs === null) return 'notChecked';
  return stateKey(status);
}

export function stateKey(state: HeartbeatState | 'paused') {
  return state === 'maintenance' ? 'inMaintenance' : state;
}

/** Down or degraded: what the sidebar counts. */
export function isWrong({ status }: Pick<MonitorRow, 'status'>): boolean {
  return status === 'down' || status === 'degraded';
}

/** Down before degraded and so on; the newest trouble first; else by name. */
export function byTrouble(a: MonitorRow, b: MonitorRow): number {
  const order = statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status);
  if (order !== 0) return order;
  if (isWrong(a) && a.sinceMs !== b.sinceMs) return b.sinceMs - a.sinceMs;
  return a.name.localeCompare(b.name, undefined, { numeric: true, sensitivity: 'base' });
}

export function countStatuses(rows: Iterable<MonitorRow>): ReadonlyMap<MonitorStatus, number> {
  const counts = new Map<MonitorStatus, number>();
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

/** Short; a reason that this page does not know yet is shown by its id. */
export function reasonWords(id: string, language: Language): string {
  const known = new Map(Object.entries(reasonText)).get(id);
  return known ? formatMessage(known, language) : id;
}
