import type { AlertSnapshot, PendingMessage } from '../message/message.ts';

/** A message in line, without where it goes. */
export type WaitingPayload = Omit<PendingMessage, 'destinationId'>;

export interface Waiting {
  readonly id: string;
  readonly payload: WaitingPayload;
}

/** `into` goes out instead of `replaced`. Without an id it is a new message. */
export interface Merge {
  readonly into: { readonly id: string | undefined; readonly payload: WaitingPayload };
  readonly replaced: readonly string[];
}

/** Every alert once, as it was last. */
function allAlerts(payloads: readonly WaitingPayload[]): AlertSnapshot[] {
  const latest = new Map<string, AlertSnapshot>();
  for (const { alerts } of payloads) for (const alert of alerts) latest.set(alert.fingerprint, alert);
  return [...latest.values()];
}

/**
 * What of the line can go out together: the newest message of a group stands for its older ones, and when more groups are
 * left than `room`, one message tells of all. No alert is left out.
 * @param waiting oldest first.
 */
export function mergeWaiting(waiting: readonly Waiting[], room: number): Merge[] {
  const groups = new Map<string, [Waiting, ...Waiting[]]>();
  for (const one of waiting) {
    const group = groups.get(one.payload.groupKey);
    if (group) group.push(one);
    else groups.set(one.payload.groupKey, [one]);
  }
  if (groups.size > Math.max(1, room)) return [stormOf(waiting)];
  return [...groups.values()].filter((group) => group.length > 1).map(newestOf);
}

function newestOf(group: readonly [Waiting, ...Waiting[]]): Merge {
  const newest = group.at(-1) ?? group[0];
  const alerts = allAlerts(group.map(({ payload }) => payload));
  return {
    into: { id: newest.id, payload: { ...newest.payload, alerts } },
    replaced: group.slice(0, -1).map(({ id }) => id),
  };
}

function stormOf(waiting: readonly Waiting[]): Merge {
  const payloads = waiting.map(({ payload }) => payload);
  const receivers = [...new Set(payloads.map(({ receiver }) => receiver))];
  return {
    into: {
      id: undefined,
      payload: {
        receiver: receivers.join(', '),
        groupKey: `storm:${waiting[0]?.id ?? ''}`,
        groupLabels: {},
        reason: 'storm',
        alerts: allAlerts(payloads),
        repeatsAtMs: null,
        suppressedCount: payloads.reduce((sum, { suppressedCount }) => sum + suppressedCount, 0),
      },
    },
    replaced: waiting.map(({ id }) => id),
  };
}
