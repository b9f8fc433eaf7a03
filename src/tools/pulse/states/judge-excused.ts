import { change, confirm, type Draft, dropPending, recordHeartbeat, restate, say, settle } from './draft.ts';
import type { CheckObservation, StateRules } from './monitor-state.ts';
import { extendStreaks } from './streaks.ts';
import { verdictOf } from './verdict.ts';

/** Checks go on in a maintenance; no failure counts, but a recovery ends what was down before. */
export function judgeInMaintenance(draft: Draft, check: CheckObservation, rules: StateRules): void {
  if (draft.state.settled !== 'maintenance') change(draft, { streaks: {} });
  dropPending(draft);
  const isGood = verdictOf(check.result, rules) === 'good';
  const streaks = isGood ? extendStreaks(draft.state.streaks, 'good', check.atMs) : {};
  change(draft, { streaks });
  settle(draft, 'maintenance', check.atMs);
  recordHeartbeat(draft, 'maintenance');
  const { good } = streaks;
  if (draft.state.base === 'down' && good !== undefined && good.count >= rules.successesToRecover)
    confirm(draft, 'up', good.sinceMs);
}

/** A failure while our own network is lost; what was said to be down since then is taken back. */
export function judgeWithoutNetwork(draft: Draft, lostSinceMs: number): void {
  const { base, baseSinceMs, baseBeforeDown, pending, settled, settledSinceMs } = draft.state;
  let unknownSinceMs = draft.atMs;
  if (base === 'down' && baseSinceMs >= lostSinceMs) {
    // Only what is counted as down right now: a maintenance in between stays one.
    unknownSinceMs = settled === 'down' ? settledSinceMs : draft.atMs;
    say(draft, 'down-retracted', baseSinceMs);
    restate(draft, unknownSinceMs, draft.atMs - 1, 'unknown');
    change(draft, {
      base: baseBeforeDown,
      pending: undefined,
      lastSaidDownMs: undefined,
      baseBeforeDown: undefined,
    });
  } else if (pending?.isWorse === true) {
    unknownSinceMs = Math.max(pending.sinceMs, settledSinceMs);
    dropPending(draft, 'unknown');
  } else dropPending(draft);
  change(draft, { streaks: {} });
  settle(draft, 'unknown', unknownSinceMs);
  recordHeartbeat(draft, 'unknown');
}
