import { change, confirm, type Draft, dropPending, recordHeartbeat, restate, say, settle } from './draft.ts';
import type { CheckObservation, StateRules } from './monitor-state.ts';
import { confirmedChange, extendStreaks } from './streaks.ts';
import { comparedWith, verdictOf } from './verdict.ts';

/** A check that counts. */
export function judgeCheck(draft: Draft, check: CheckObservation, rules: StateRules): void {
  if (draft.state.settled === 'maintenance') change(draft, { streaks: {} });
  const verdict = verdictOf(check.result, rules);
  const { base } = draft.state;
  const streaks = extendStreaks(draft.state.streaks, verdict, check.atMs);
  change(draft, { streaks });
  const confirmed = confirmedChange(base, streaks, rules);
  if (confirmed !== undefined) {
    const { to, sinceMs } = confirmed;
    takeOver(draft, sinceMs);
    confirm(draft, to, sinceMs);
    restate(draft, sinceMs, check.atMs - 1, to);
    settle(draft, to, sinceMs);
    recordHeartbeat(draft, to);
    return;
  }
  settle(draft, base ?? 'unknown', check.atMs);
  const comparison = comparedWith(base, verdict);
  if (comparison === 'same') {
    dropPending(draft);
    recordHeartbeat(draft, base ?? 'unknown');
    remind(draft, rules);
  } else {
    putOff(draft, comparison === 'worse');
    recordHeartbeat(draft, 'pending');
  }
}

/** What came before the confirmed run was not part of it. */
function takeOver(draft: Draft, sinceMs: number): void {
  const { pending, base } = draft.state;
  if (pending !== undefined)
    restate(draft, pending.sinceMs, Math.min(pending.untilMs, sinceMs - 1), base ?? 'unknown');
  change(draft, { pending: undefined });
}

function putOff(draft: Draft, isWorse: boolean): void {
  if (draft.state.pending?.isWorse !== isWorse) dropPending(draft);
  const sinceMs = draft.state.pending?.sinceMs ?? draft.atMs;
  change(draft, { pending: { sinceMs, untilMs: draft.atMs, isWorse } });
}

function remind(draft: Draft, { resendEveryMs }: StateRules): void {
  const { base, baseSinceMs, lastSaidDownMs = draft.atMs } = draft.state;
  if (base !== 'down' || resendEveryMs === undefined || draft.atMs - lastSaidDownMs < resendEveryMs) return;
  say(draft, 'still-down', baseSinceMs);
  change(draft, { lastSaidDownMs: draft.atMs });
}
