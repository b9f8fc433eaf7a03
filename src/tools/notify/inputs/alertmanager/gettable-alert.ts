import type { Labels } from '#contracts/notify/matcher.ts';
import type { AlertBook } from '../../alerts/alert-book.ts';
import type { AlertRecord } from '../../alerts/alert-record.ts';
import type { Dispatch } from '../../dispatch/dispatch.ts';
import { timeText } from './rfc3339.ts';

/** An alert as Alertmanager's API v2 answers it; members in its order. */
export interface GettableAlert {
  readonly annotations: Labels;
  readonly endsAt: string;
  readonly fingerprint: string;
  readonly receivers: readonly { readonly name: string }[];
  readonly startsAt: string;
  readonly status: {
    readonly inhibitedBy: readonly string[];
    readonly mutedBy: readonly string[];
    readonly silencedBy: readonly string[];
    readonly state: 'unprocessed' | 'active' | 'suppressed';
  };
  readonly updatedAt: string;
  readonly generatorURL: string;
  readonly labels: Labels;
}

/** `assumedEndMs`: there for an alert that only a report ends, since the API has to name an end. */
export function gettableAlert(alert: AlertRecord, dispatch: Dispatch, assumedEndMs: number): GettableAlert {
  const names = new Set(dispatch.routesOf(alert.labels).map(({ receiver }) => receiver));
  return {
    annotations: alert.annotations,
    endsAt: timeText(alert.endsAtMs ?? assumedEndMs),
    fingerprint: alert.fingerprint,
    receivers: [...names].map((name) => ({ name })),
    startsAt: timeText(alert.startsAtMs),
    status: statusOf(alert, dispatch),
    updatedAt: timeText(alert.updatedAtMs),
    generatorURL: alert.generatorUrl ?? '',
    labels: alert.labels,
  };
}

function statusOf(alert: AlertRecord, dispatch: Dispatch): GettableAlert['status'] {
  const reasons = dispatch.suppressedBy(alert.fingerprint);
  const ids = (...kinds: string[]) => reasons.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const unsuppressed = alert.state === 'pending' ? 'unprocessed' : 'active';
  return {
    // What depends on something that is down is held back by that, which is what inhibition means.
    inhibitedBy: ids('inhibition', 'dependency'),
    mutedBy: ids('mute-time', 'flapping'),
    silencedBy: ids('silence'),
    state: reasons.length > 0 ? 'suppressed' : unsuppressed,
  };
}

/** Those that are not over, by fingerprint. */
export function currentAlerts(book: AlertBook, nowMs: number): AlertRecord[] {
  return [...book.all()]
    .filter(({ endsAtMs }) => endsAtMs === null || endsAtMs > nowMs)
    .toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}
