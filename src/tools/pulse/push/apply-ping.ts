import { type Filtered, filterPing, type Ping } from './filter-ping.ts';
import type { PushRule } from './push-rule.ts';
import type { PushChange, PushKind, PushState } from './push-state.ts';

/** What a ping did; `counted` says what it is recorded as. */
export interface PingOutcome {
  readonly state: PushState;
  readonly counted: Filtered;
  /** How long the run took that this ping ended. */
  readonly durationMs: number | null;
  readonly change?: PushChange | undefined;
}

/** A start and an end further apart do not belong together. */
const maxRunMs = 72 * 3_600_000;

/** The state after a ping that came now. The rules are those of Healthchecks. */
export function applyPing(state: PushState, ping: Ping, rule: PushRule, nowMs: number): PingOutcome {
  const counted = filterPing(ping, rule, state);
  if (counted.ignored !== undefined || counted.kind === 'log') return { state, counted, durationMs: null };
  if (counted.kind === 'start') {
    const run = { startedMs: nowMs, id: ping.runId };
    return { state: { ...state, run }, counted, durationMs: null };
  }
  const status = counted.kind === 'fail' ? 'down' : 'up';
  const durationMs = durationOf(state, ping, nowMs);
  const isOver = endsRun(state, ping, counted.kind) || wasReported(state, rule, nowMs);
  const run = isOver ? null : state.run;
  return {
    state: { status, lastPingMs: nowMs, run, lastDurationMs: durationMs },
    counted,
    durationMs,
    change: status === state.status ? undefined : changeOf(state, status, nowMs),
  };
}

function changeOf(state: PushState, to: 'up' | 'down', atMs: number): PushChange {
  return to === 'up' ? { to, from: state.status, atMs } : { to, from: state.status, atMs, reason: 'failed' };
}

/** A success of another run leaves the one that is timed; a failure ends whatever runs. */
function endsRun({ run }: PushState, { runId }: Ping, kind: PushKind): boolean {
  return kind === 'fail' || runId === null || run?.id === runId;
}

/** A run that took too long, and for which the monitor is down already: kept, it would take it down after each success. */
function wasReported({ run, status }: PushState, { graceMs }: PushRule, nowMs: number): boolean {
  return status === 'down' && run !== null && nowMs >= run.startedMs + graceMs;
}

function durationOf({ run }: PushState, { runId }: Ping, nowMs: number): number | null {
  if (run === null || run.id !== runId) return null;
  const tookMs = nowMs - run.startedMs;
  return tookMs >= 0 && tookMs < maxRunMs ? tookMs : null;
}
