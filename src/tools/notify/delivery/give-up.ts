import { deliveryGivenUp } from '#contracts/notify.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { newId } from '#kernel/id.ts';
import type { PendingMessage } from '../message/message.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { Reason } from '../reason.ts';
import { type DeliveryRow, insertDeliveries, updateDelivery } from './delivery-store.ts';
import type { Destinations, StoredDestination } from './destination-list.ts';
import { readWaiting } from './line-store.ts';
import { allFailures, cameThrough, wayOn } from './way-on.ts';

type Tx = Transaction<NotifySchema>;

export interface Givers {
  readonly kernel: NotifyKernel;
  readonly destinations: Destinations;
}

/** The fallback has it from here on; without one it is dead, and everybody may know why. */
export async function giveUp(
  { kernel, destinations }: Givers,
  tx: Tx,
  destination: StoredDestination,
  row: DeliveryRow,
  reason: Reason,
): Promise<void> {
  const nowMs = kernel.clock.now();
  const over = { next_try_ms: null, give_up_ms: null, last_error: reason.en, last_error_es: reason.es };
  const before = await cameThrough(tx, row);
  const way = wayOn(destinations, destination, new Set(before.map((one) => one.destination_id)));
  if (way.next) {
    const id = newId(nowMs);
    const payload = JSON.parse(row.payload);
    await insertDeliveries(tx, [{ id, destinationId: way.next.id, payload, fallbackOf: row.id }], nowMs);
    return updateDelivery(tx, row.id, { ...over, state: 'merged', merged_into: id });
  }
  const failures = allFailures([
    ...before.map((one) => failedAt(destinations, one)),
    { name: destination.name, ...reason },
    ...way.broken.map(brokenAs),
  ]);
  await updateDelivery(tx, row.id, {
    ...over,
    last_error: failures.en,
    last_error_es: failures.es,
    state: 'dead',
  });
  const about = { deliveryId: row.id, destination: destination.name, reason: failures.en };
  await kernel.bus.publish(tx, deliveryGivenUp, about, { key: row.id });
}

function failedAt(destinations: Destinations, row: DeliveryRow) {
  const name = destinations.find(row.destination_id)?.name ?? row.receiver;
  const en = row.last_error ?? '';
  return { name, en, es: row.last_error_es ?? en };
}

function brokenAs({ name, row }: StoredDestination) {
  const en = row.broken_reason ?? '';
  return { name, en, es: row.broken_reason_es ?? en };
}

/**
 * What waits for a destination that refuses everything goes on to a fallback. Where each of those refuses everything too it
 * is given up; without any, or while one pauses, it goes on waiting.
 * @returns how many messages no longer wait.
 */
export async function moveToFallback(
  givers: Givers,
  tx: Tx,
  destination: StoredDestination,
  reason: Reason,
): Promise<number> {
  let moved = 0;
  for (const row of await readWaiting(tx, destination.id)) {
    const before = await cameThrough(tx, row);
    const visited = new Set(before.map((one) => one.destination_id));
    const { next, broken, isPaused } = wayOn(givers.destinations, destination, visited);
    if (!next && (isPaused || broken.length + before.length === 0)) continue;
    await giveUp(givers, tx, destination, row, reason);
    moved += 1;
  }
  return moved;
}

/** Nothing is sent there until somebody changes it, and one message elsewhere says so. */
export async function breakDestination(
  givers: Givers,
  tx: Tx,
  destination: StoredDestination,
  reason: Reason,
): Promise<void> {
  const { kernel, destinations } = givers;
  const nowMs = kernel.clock.now();
  await destinations.note(tx, destination.id, {
    broken_reason: reason.en,
    broken_reason_es: reason.es,
    broken_since_ms: nowMs,
  });
  const other =
    wayOn(destinations, destination).next ??
    destinations.all().find((one) => one.isDefault && one.id !== destination.id && isUsable(one));
  if (!other) return;
  const payload = brokenNotice(destination, reason, nowMs);
  await insertDeliveries(tx, [{ id: newId(nowMs), destinationId: other.id, payload }], nowMs);
}

const isUsable = (one: StoredDestination) => one.isEnabled && one.row.broken_reason === null;

function brokenNotice(
  destination: StoredDestination,
  reason: Reason,
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
          description: `${reason.en} Nothing is sent there until its settings are changed.`,
          summary_es: `Los mensajes a ${destination.name} se rechazan`,
          description_es: `${reason.es} No se envía nada allí hasta que se cambien sus ajustes.`,
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
