import type { AlertRecord } from '../alerts/alert-record.ts';
import { snapshotOf } from '../message/alert-snapshot.ts';
import type { PendingMessage } from '../message/message.ts';
import { decideGroup, isSettled, type Member } from './decide-group.ts';
import type { Group } from './group.ts';
import type { Told } from './needs-update.ts';
import type { ToldNote } from './notification-store.ts';
import type { Suppressor } from './suppression.ts';
import { namesOf } from './told-name.ts';

/** Where a group's messages go. */
export interface Target {
  readonly destinationIds: readonly string[];
  readonly sendResolved: boolean;
}

/** What comes of looking at a group. Nothing has happened yet. */
export interface FlushPlan {
  readonly group: Group;
  readonly notes: readonly ToldNote[];
  readonly messages: readonly PendingMessage[];
  /** Members that leave the group: over and told, or gone. */
  readonly leaving: readonly string[];
}

export interface FlushOptions {
  readonly alertOf: (fingerprint: string) => AlertRecord | undefined;
  readonly suppressor: Suppressor;
  readonly targetOf: (receiver: string) => Target;
  readonly nowMs: number;
}

export function planFlush(group: Group, options: FlushOptions): FlushPlan {
  const { alertOf, suppressor, nowMs } = options;
  const { route, key } = group;
  const { destinationIds, sendResolved } = options.targetOf(route.receiver);
  const members = [...group.members].flatMap((fingerprint): Member[] => {
    const alert = alertOf(fingerprint);
    return alert ? [{ alert, isSuppressed: suppressor.reasons(alert, route, nowMs).length > 0 }] : [];
  });
  const rules = { sendResolved, repeatIntervalMs: route.repeatIntervalMs };
  const decided = destinationIds.map((destinationId) => {
    return { destinationId, ...decideGroup(members, group.told.get(destinationId), rules, nowMs) };
  });
  const after = decided.flatMap(({ destinationId, told }) => told ?? group.told.get(destinationId) ?? []);
  const messages = decided.flatMap(({ destinationId, reason, alerts }): PendingMessage[] => {
    if (reason === null) return [];
    return [
      {
        destinationId,
        receiver: route.receiver,
        groupKey: key,
        groupLabels: route.groupLabels,
        reason,
        alerts: alerts.map((alert) => snapshotOf(alert, alert.state === 'firing')),
        repeatsAtMs: route.repeatIntervalMs > 0 ? nowMs + route.repeatIntervalMs : null,
        suppressedCount: new Set(alerts.flatMap(({ fingerprint }) => suppressor.explainedBy(fingerprint)))
          .size,
      },
    ];
  });
  const known = new Set(members.map(({ alert }) => alert.fingerprint));
  const settled = members.filter(({ alert }) => isSettled(alert, after) && !suppressor.isNeeded(alert));
  const leaving = [
    ...settled.map(({ alert }) => alert.fingerprint),
    ...[...group.members].filter((fingerprint) => !known.has(fingerprint)),
  ];
  const told = new Map([...withoutLeaving(group.told, leaving), ...toldOf(decided)]);
  const notes = [...told].map(([destinationId, each]) => ({
    groupKey: key,
    receiver: route.receiver,
    destinationId,
    told: each,
  }));
  return { group, notes, messages, leaving };
}

function toldOf(
  decided: readonly { readonly destinationId: string; readonly told: Told | null }[],
): [string, Told][] {
  return decided.flatMap(({ destinationId, told }): [string, Told][] =>
    told ? [[destinationId, told]] : [],
  );
}

/** A destination that is told nothing just now forgets what ended meanwhile: should it come back, it is news. */
function withoutLeaving(told: Iterable<[string, Told]>, leaving: readonly string[]): [string, Told][] {
  const names = new Set(leaving.flatMap((fingerprint) => namesOf({ fingerprint })));
  return [...told].flatMap(([destinationId, each]): [string, Told][] => {
    const firing = new Set([...each.firing].filter((name) => !names.has(name)));
    return firing.size < each.firing.size ? [[destinationId, { ...each, firing }]] : [];
  });
}
