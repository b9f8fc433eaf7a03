import { deliveryGivenUp } from '#contracts/notify.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { newId } from '#kernel/id.ts';
import type { PendingMessage } from '../message/message.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { NotifySchema } from '../notify-schema.ts';
import { type DeliveryRow, insertDeliveries, readDelivery, updateDelivery } from './delivery-store.ts';
import type { Destinations, StoredDestination } from './destination-list.ts';
import { readWaiting } from './line-store.ts';

type Tx = Transaction<NotifySchema>;

export interface Givers {
  readonly kernel: NotifyKernel;
  readonly destinations: Destinations;
}

const isUsable = (one: StoredDestination | undefined): one is StoredDestination =>
  one !== undefined && one.isEnabled && one.row.broken_reason === null;

/** Where what cannot go to `destination` goes instead. */
export function fallbackOf(
  destinations: Destinations,
  destination: StoredDestination,
): StoredDestination | undefined {
  const { fallback_id: id } = destination.row;
  const fallback = id === null || id === destination.id ? undefined : destinations.find(id);
  return isUsable(fallback) ? fallback : undefined;
}

/** Whether the message already came through `destinationId`, so that two that stand in for each other do not play ball. */
async function cameThrough(tx: Tx, row: DeliveryRow, destinationId: string): Promise<boolean> {
  for (let each: DeliveryRow | undefined = row; each !== undefined;) {
    if (each.destination_id === destinationId) return true;
    each = each.fallback_of === null ? undefined : await readDelivery(tx, each.fallback_of);
  }
  return false;
}

/** The fallback has it from here on; without one it is dead, and everybody may know why. */
export async function giveUp(
  { kernel, destinations }: Givers,
  tx: Tx,
  destination: StoredDestination,
  row: DeliveryRow,
  reason: string,
): Promise<void> {
  const nowMs = kernel.clock.now();
  const over = { next_try_ms: null, give_up_ms: null, last_error: reason };
  const fallback = fallbackOf(destinations, destination);
  if (fallback && !(await cameThrough(tx, row, fallback.id))) {
    const id = newId(nowMs);
    const payload = JSON.parse(row.payload);
    await insertDeliveries(tx, [{ id, destinationId: fallback.id, payload, fallbackOf: row.id }], nowMs);
    return updateDelivery(tx, row.id, { ...over, state: 'merged', merged_into: id });
  }
  await updateDelivery(tx, row.id, { ...over, state: 'dead' });
  const about = { deliveryId: row.id, destination: destination.name, reason };
  await kernel.bus.publish(tx, deliveryGivenUp, about, { key: row.id });
}

/** Everything that waits for it goes to its fallback; without one it goes on waiting. */
export async function moveToFallback(
  givers: Givers,
  tx: Tx,
  destination: StoredDestination,
  reason: string,
): Promise<boolean> {
  const fallback = fallbackOf(givers.destinations, destination);
  if (!fallback) return false;
  for (const row of await readWaiting(tx, destination.id))
    if (!(await cameThrough(tx, row, fallback.id))) await giveUp(givers, tx, destination, row, reason);
  return true;
}

/** Nothing is sent there until somebody changes it, and one message elsewhere says so. */
export async function breakDestination(
  givers: Givers,
  tx: Tx,
  destination: StoredDestination,
  reason: string,
): Promise<void> {
  const { kernel, destinations } = givers;
  const nowMs = kernel.clock.now();
  await destinations.note(tx, destination.id, { broken_reason: reason, broken_since_ms: nowMs });
  const other =
    fallbackOf(destinations, destination) ??
    destinations.all().find((one) => one.isDefault && one.id !== destination.id && isUsable(one));
  if (!other) return;
  const payload = brokenNotice(destination, reason, nowMs);
  await insertDeliveries(tx, [{ id: newId(nowMs), destinationId: other.id, payload }], nowMs);
}

function brokenNotice(
  destination: StoredDestination,
  reason: string,
  nowMs: number,
): Omit<PendingMessage, 'destinationId'> {
  const key = `destination-broken:${destination.id}`;
  const labels = { alertname: 'DestinationBroken', destination: destination.name };
  return {
    receiver: 'default',
    groupKey: key,
    groupLabels: labels,
    reason: 'first',
    repeatsAtMs: null,
    suppressedCount: 0,
    alerts: [
      {
        fingerprint: key,
        labels,
        annotations: {
          description: `${reason} Nothing is sent there until its settings are changed.`,
          summary_es: `Los mensajes a ${destination.name} se rechazan`,
          description_es: `${reason} No se envía nada allí hasta que se cambien sus ajustes.`,
        },
        severity: 'critical',
        title: `Messages to ${destination.name} are refused`,
        isFiring: true,
        startsAtMs: nowMs,
        endsAtMs: null,
        generatorUrl: null,
        source: { kind: 'notify', id: destination.id, name: 'Notify' },
        evidence: null,
        acknowledgedBy: null,
      },
    ],
  };
}
