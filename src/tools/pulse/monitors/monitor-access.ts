import type { Caller } from '#contracts/access.ts';
import { type MonitorLabels, resourceOfMonitor } from '#contracts/pulse/monitor.ts';
import { decide } from '#kernel/access/decide.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import type { Monitors } from './monitors.ts';
import type { StoredMonitor } from './stored-monitor.ts';

/** What is not there. */
export const monitorWord = { en: 'The monitor', es: 'el monitor' };

type PulsePermission = 'pulse:read' | 'pulse:operate';

export function mayOn(caller: Caller, permission: PulsePermission, labels: MonitorLabels): boolean {
  return decide(caller, permission, resourceOfMonitor(labels)) === 'allow';
}

/** Nothing is told about a monitor that the caller may not see. @throws NexusError `not-found`, `forbidden` */
export function allowedMonitor(
  monitors: Monitors,
  caller: Caller,
  permission: PulsePermission,
  id: string,
): StoredMonitor {
  const monitor = monitors.get(id);
  if (!monitor || !mayOn(caller, 'pulse:read', monitor.labels)) throw notFound(monitorWord);
  if (!mayOn(caller, permission, monitor.labels)) throw forbidden();
  return monitor;
}
