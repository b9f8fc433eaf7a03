import { change, type Draft, dropPending, newDraft, settle } from './draft.ts';
import { judgeCheck } from './judge-check.ts';
import { judgeInMaintenance, judgeWithoutNetwork } from './judge-excused.ts';
import type { CheckObservation, Judgement, MonitorState, Observation, StateRules } from './monitor-state.ts';

/**
 * What an observation makes of a monitor: its new state, what is to be stored, and what happened. Pure; an observation that
 * is not later than the one before changes nothing, so that handing it over again says nothing twice.
 */
export function judge(state: MonitorState, observation: Observation, rules: StateRules): Judgement {
  if (isRepeated(state, observation, rules)) return { state, recorded: [], happened: [] };
  const isParentDown = observation.kind === 'check' && observation.isParentDown === true;
  const draft = newDraft(state, observation.atMs, isParentDown);
  if (observation.kind === 'check') judgeAnyCheck(draft, observation, rules);
  else if (observation.kind === 'paused') {
    forgetRuns(draft);
    settle(draft, 'paused', observation.atMs);
  } else if (state.settled === 'paused') settle(draft, 'unknown', observation.atMs);
  const { recorded, happened } = draft;
  return { state: draft.state, recorded, happened };
}

/** A time that is long past is no repetition: the clock was set back. */
function isRepeated(state: MonitorState, { kind, atMs }: Observation, rules: StateRules): boolean {
  if (kind !== 'check') return false;
  if (state.settled === 'paused') return true;
  const { lastAtMs, lastCheckAtMs } = state;
  const isSeen = atMs < lastAtMs || atMs === lastCheckAtMs;
  return isSeen && atMs >= lastAtMs - rules.gapAfterMs;
}

function judgeAnyCheck(draft: Draft, check: CheckObservation, rules: StateRules): void {
  lookBack(draft, check.atMs, rules);
  if (check.isInMaintenance === true) judgeInMaintenance(draft, check, rules);
  else if (check.networkLostSinceMs !== undefined && !check.result.up)
    judgeWithoutNetwork(draft, check.networkLostSinceMs);
  else judgeCheck(draft, check, rules);
  change(draft, { lastCheckAtMs: check.atMs });
}

/** Nobody looked for a while, or the clock was set back: no run goes on across that, and what nobody saw is unknown. */
function lookBack(draft: Draft, atMs: number, rules: StateRules): void {
  const { lastCheckAtMs, settledSinceMs, baseSinceMs } = draft.state;
  if (atMs < settledSinceMs || atMs <= (lastCheckAtMs ?? -Infinity)) {
    forgetRuns(draft);
    change(draft, {
      settledSinceMs: Math.min(settledSinceMs, atMs),
      baseSinceMs: Math.min(baseSinceMs, atMs),
      lastSaidDownMs: draft.state.lastSaidDownMs === undefined ? undefined : atMs,
    });
  } else if (lastCheckAtMs !== undefined && atMs - lastCheckAtMs > rules.gapAfterMs) {
    forgetRuns(draft);
    settle(draft, 'unknown', Math.min(atMs, lastCheckAtMs + rules.intervalMs));
  }
}

function forgetRuns(draft: Draft): void {
  dropPending(draft);
  change(draft, { streaks: {} });
}
