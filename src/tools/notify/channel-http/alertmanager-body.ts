import type { AlertSnapshot, Message } from '../message/message.ts';

/** Go's zero time: not over yet. */
const notOver = '0001-01-01T00:00:00Z';

/** The body of Alertmanager's webhook, version 4, for receivers that know it. */
export function alertmanagerBody(message: Message): object {
  return {
    receiver: message.receiver,
    status: message.status,
    alerts: message.alerts.map(alertOf),
    groupLabels: message.groupLabels,
    commonLabels: message.commonLabels,
    commonAnnotations: message.commonAnnotations,
    externalURL: message.externalUrl ?? '',
    version: '4',
    groupKey: message.groupKey,
    truncatedAlerts: message.truncatedCount,
  };
}

function alertOf(alert: AlertSnapshot): object {
  return {
    status: alert.isFiring ? 'firing' : 'resolved',
    labels: alert.labels,
    annotations: alert.annotations,
    startsAt: new Date(alert.startsAtMs).toISOString(),
    endsAt: alert.endsAtMs === null ? notOver : new Date(alert.endsAtMs).toISOString(),
    generatorURL: alert.generatorUrl ?? '',
    fingerprint: alert.fingerprint,
  };
}
