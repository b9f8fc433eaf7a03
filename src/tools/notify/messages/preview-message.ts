import type { AlertRecord } from '../alerts/alert-record.ts';
import { isOver } from '../alerts/noise.ts';
import { snapshotOf } from '../message/alert-snapshot.ts';
import { exampleMessage } from '../message/example-message.ts';
import type { AlertSnapshot } from '../message/message.ts';
import type { Undirected } from './compose-message.ts';

/** A message as the first one about an alert would be; of an example while there is no alert. */
export function previewMessage(alert: AlertRecord | undefined, nowMs: number): Undirected {
  const alerts = alert === undefined ? exampleAlerts(nowMs) : [snapshotOf(alert, !isOver(alert, nowMs))];
  const { host } = alerts[0]?.labels ?? {};
  return {
    receiver: 'default',
    groupKey: 'preview',
    groupLabels: host === undefined ? {} : { host },
    reason: 'first',
    alerts,
    repeatsAtMs: nowMs + 4 * 3_600_000,
    suppressedCount: 0,
  };
}

function exampleAlerts(nowMs: number): AlertSnapshot[] {
  return exampleMessage.alerts.map((alert) => ({ ...alert, startsAtMs: nowMs - 12 * 60_000 }));
}
