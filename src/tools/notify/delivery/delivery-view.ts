import type { Delivery } from '#contracts/notify/deliveries.ts';
import type { ListedDelivery } from './delivery-log-store.ts';
import type { Destinations } from './destination-list.ts';

/** As it is listed. */
export function toDelivery(destinations: Destinations, row: ListedDelivery): Delivery {
  const destination = destinations.find(row.destination_id);
  return {
    id: row.id,
    destinationId: row.destination_id,
    destinationName: destination?.name ?? 'removed',
    kind: destination?.row.kind ?? '',
    receiver: row.receiver,
    groupKey: row.group_key,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only such are written
    reason: row.reason as Delivery['reason'],
    title: row.title,
    titleEs: row.title_es,
    alertCount: row.alert_count,
    state: row.state,
    createdAtMs: row.created_ms,
    sentAtMs: row.sent_ms,
    attempts: row.attempts,
    nextTryAtMs: row.next_try_ms,
    lastError: row.last_error,
    lastErrorEs: row.last_error_es,
    code: row.code,
    isPossiblyTwice: row.is_possibly_twice === 1,
    mergedInto: row.merged_into,
    fallbackOf: row.fallback_of,
  };
}
