import type { Caller } from '#contracts/access.ts';
import type { Alert, AlertState, Suppression } from '#contracts/notify/alert.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import { resourceOfAlert } from '#contracts/notify/resource.ts';
import { decide } from '#kernel/access/decide.ts';
import type { Dispatch } from '../dispatch/dispatch.ts';
import type { AlertBook } from './alert-book.ts';
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

interface Known {
  readonly book: Pick<AlertBook, 'get'>;
  readonly dispatch: Pick<Dispatch, 'suppressedBy'>;
}

/**
 * As the caller may see it: another alert that explains it is not named where that one is not theirs to see, and who keeps
 * it quiet and why is for those who may read silences.
 */
export function viewFor(
  caller: Caller,
  record: AlertRecord,
  { book, dispatch }: Known,
  nowMs: number,
): Alert {
  const view = viewOf(record, dispatch, nowMs);
  const isHidden = ({ kind, id }: Suppression) => {
    if (kind === 'silence') return !mayOn(caller, 'notify:read', {});
    const isAlert = kind === 'inhibition' || kind === 'dependency';
    return isAlert && !mayOn(caller, 'notify:read', book.get(id)?.labels ?? {});
  };
  return {
    ...view,
    suppressedBy: view.suppressedBy.map((one) => (isHidden(one) ? { ...one, text: '' } : one)),
  };
}
