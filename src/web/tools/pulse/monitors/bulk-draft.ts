import type { Severity } from '#contracts/notify/alert.ts';
import type { BulkChange } from '#contracts/pulse/monitors.ts';
import { readTags } from '../form/monitor-draft.ts';

/** Null: stays as it is. */
export interface BulkDraft {
  readonly intervalMs: number | null;
  readonly retryIntervalMs: number | null;
  readonly timeoutMs: number | null;
  readonly failuresToConfirm: number | null;
  readonly severity: Severity | null;
  /** Undefined: stays; null: none. */
  readonly parentId: string | null | undefined;
  readonly addTags: string;
  readonly removeTags: string;
}

export const nothingChanged: BulkDraft = {
  intervalMs: null,
  retryIntervalMs: null,
  timeoutMs: null,
  failuresToConfirm: null,
  severity: null,
  parentId: undefined,
  addTags: '',
  removeTags: '',
};

/** Null while it would change nothing. */
export function changeOf(draft: BulkDraft): BulkChange | null {
  const { intervalMs, retryIntervalMs, timeoutMs, failuresToConfirm, severity, parentId } = draft;
  const change: BulkChange = {
    ...(intervalMs !== null && { intervalMs }),
    ...(retryIntervalMs !== null && { retryIntervalMs }),
    ...(timeoutMs !== null && { timeoutMs }),
    ...(failuresToConfirm !== null && { failuresToConfirm }),
    ...(severity !== null && { severity }),
    ...(parentId !== undefined && { parentId }),
    addTags: readTags(draft.addTags),
    removeTags: readTags(draft.removeTags),
  };
  const isNothing =
    Object.keys(change).length === 2 && change.addTags.length + change.removeTags.length === 0;
  return isNothing ? null : change;
}
