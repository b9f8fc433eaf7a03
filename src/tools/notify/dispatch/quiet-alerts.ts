import type { Suppression } from '#contracts/notify/alert.ts';
import type { AlertRecord } from '../alerts/alert-record.ts';

/** Remembers why alerts are kept quiet, so as to know when that changes. */
export interface QuietAlerts {
  /** Of these, those for which it is not as it was at the last look. */
  changed(alerts: Iterable<AlertRecord>): string[];
  forget(fingerprints: readonly string[]): void;
}

export function quietAlerts(reasonsOf: (alert: AlertRecord) => readonly Suppression[]): QuietAlerts {
  const known = new Map<string, string>();
  return {
    forget: (fingerprints) => fingerprints.forEach((each) => known.delete(each)),
    changed(alerts) {
      const changed: string[] = [];
      for (const alert of alerts) {
        const { fingerprint } = alert;
        const now = reasonsOf(alert)
          .map(({ kind, id }) => `${kind}:${id}`)
          .join(' ');
        if (now === (known.get(fingerprint) ?? '')) continue;
        changed.push(fingerprint);
        if (now === '') known.delete(fingerprint);
        else known.set(fingerprint, now);
      }
      return changed;
    },
  };
}
