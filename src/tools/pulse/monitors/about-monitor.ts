import type { EventPayload } from '#contracts/event.ts';
import type { monitorRemoved } from '#contracts/pulse/events.ts';
import type { StoredMonitor } from './stored-monitor.ts';

/** What every event says of the monitor that it is about. */
export function aboutMonitor(monitor: StoredMonitor): EventPayload<typeof monitorRemoved> {
  const { id, number, name, kind, target, tags, severity, labels, parentId } = monitor;
  return { id, number, name, kind, target, tags: [...tags], severity, labels, parentId };
}
