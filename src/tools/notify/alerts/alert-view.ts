import type { Caller } from '#contracts/access.ts';
import type { Alert, AlertState } from '#contracts/notify/alert.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import { resourceOfAlert } from '#contracts/notify/resource.ts';
import { decide } from '#kernel/access/decide.ts';
import type { Dispatch } from '../dispatch/dispatch.ts';
import type { AlertRecord } from './alert-record.ts';

/** Whether the caller may do it to an alert with these labels. */
export function mayOn(caller: Caller, permission: 'notify:read' | 'notify:respond', labels: Labels): boolean {
  return decide(caller, permission, resourceOfAlert(labels)) === 'allow';
}

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
