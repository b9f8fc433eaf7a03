import { asPlainText } from './as-plain-text.ts';
import type { Message, MessageAlert } from './message.ts';

/** A message as programs get it, in NEXUS's own form. */
export function asJson(message: Message): object {
  const { id, status, reason, severity, title, url, receiver, groupKey, groupLabels, sentAtMs } = message;
  return {
    id,
    status,
    reason,
    severity,
    title,
    text: asPlainText(message),
    url,
    receiver,
    groupKey,
    groupLabels,
    sentAtMs,
    truncatedCount: message.truncatedCount,
    alerts: message.alerts.map(alertAsJson),
  };
}

export function alertAsJson(alert: MessageAlert): object {
  return {
    fingerprint: alert.fingerprint,
    title: alert.title,
    severity: alert.severity,
    isFiring: alert.isFiring,
    labels: alert.labels,
    annotations: alert.annotations,
    startsAtMs: alert.startsAtMs,
    endsAtMs: alert.endsAtMs,
    facts: alert.facts,
    changes: alert.changes,
    url: alert.url,
  };
}
