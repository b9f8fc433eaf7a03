import type { AlertRecord } from '../alerts/alert-record.ts';
import type { AlertSnapshot } from './message.ts';

export function snapshotOf(alert: AlertRecord, isFiring: boolean): AlertSnapshot {
  const { fingerprint, labels, annotations, severity, title, startsAtMs } = alert;
  const { generatorUrl, source, evidence, acknowledgement } = alert;
  return {
    fingerprint,
    labels,
    annotations,
    severity,
    title,
    isFiring,
    startsAtMs,
    endsAtMs: isFiring ? null : alert.endsAtMs,
    generatorUrl,
    source,
    evidence,
    acknowledgedBy: acknowledgement?.by ?? null,
  };
}
