import type { Caller } from '#contracts/access.ts';
import type { Alert, AlertState } from '#contracts/notify/alert.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import type { Resource } from '#contracts/scope.ts';
import { decide } from '#kernel/access/decide.ts';
import type { Dispatch } from '../dispatch/dispatch.ts';
import type { AlertRecord } from './alert-record.ts';

/**
 * The part of the lab that an alert is about. Labels of an alert are not those of a container, and whoever sends alerts
 * chooses them: grants by label cover none. An alert without a host and a stack is seen only with a permission for all.
 */
export function resourceOfAlert(labels: Labels): Resource {
  return { host: labels['host'] ?? '', stack: labels['stack'] ?? null, labels: {} };
}

/** Whether the caller may do it to an alert with these labels. */
export type MayOn = (caller: Caller, permission: 'notify:read' | 'notify:respond', labels: Labels) => boolean;

export const mayOnAlert: MayOn = (caller, permission, labels) =>
  decide(caller, permission, resourceOfAlert(labels)) === 'allow';

export function stateOf(record: AlertRecord, nowMs: number): AlertState {
  if (record.state !== 'firing') return record.state;
  if (record.snoozedUntilMs !== null && record.snoozedUntilMs > nowMs) return 'snoozed';
  return record.acknowledgement ? 'acknowledged' : 'firing';
}

export function viewOf(record: AlertRecord, dispatch: Pick<Dispatch, 'suppressedBy'>, nowMs: number): Alert {
  const { endsByTimeout: _assumed, episodeId: _episode, snoozeEndedMs: _snooze, ...shown } = record;
  return {
    ...shown,
    state: stateOf(record, nowMs),
    suppressedBy: [...dispatch.suppressedBy(record.fingerprint)],
  };
}
