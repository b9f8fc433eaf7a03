import { nextRun } from '#library/cron/runs.ts';
import { nextCalendarRun } from '#library/on-calendar/calendar-runs.ts';
import type { PushRule, PushSchedule } from './push-rule.ts';
import type { PushChange, PushState } from './push-state.ts';

/** What a person is shown. `late`: it should have reported, and is still within its grace. */
export interface PushView {
  readonly status: 'new' | 'up' | 'late' | 'down' | 'paused';
  readonly isRunning: boolean;
}

/** When the next report is expected; undefined when none is. */
export function expectedAtMs(state: PushState, rule: PushRule): number | undefined {
  if (state.status !== 'up' || state.lastPingMs === null) return undefined;
  return nextReport(rule.schedule, state.lastPingMs);
}

/** When it goes down unless it reports before, and so has to be looked at; undefined when it cannot go down by itself. */
export function alertAfterMs(state: PushState, rule: PushRule): number | undefined {
  if (state.status === 'down') return undefined;
  const dueMs = earlier(expectedAtMs(state, rule), state.run?.startedMs);
  return dueMs === undefined ? undefined : dueMs + rule.graceMs;
}

/** The state when nothing came until now; unchanged and without a change when nothing was due. */
export function lookAtPush(
  state: PushState,
  rule: PushRule,
  nowMs: number,
): { readonly state: PushState; readonly change?: PushChange | undefined } {
  const alertMs = alertAfterMs(state, rule);
  if (alertMs === undefined || nowMs < alertMs) return { state };
  const reason = state.run !== null && alertMs === state.run.startedMs + rule.graceMs ? 'overran' : 'late';
  return {
    state: { ...state, status: 'down' },
    change: { to: 'down', from: state.status, atMs: alertMs, reason },
  };
}

export function viewPush(state: PushState, rule: PushRule, nowMs: number): PushView {
  const { run, status } = state;
  if (run !== null && nowMs >= run.startedMs + rule.graceMs) return { status: 'down', isRunning: false };
  const isRunning = run !== null;
  const dueMs = expectedAtMs(state, rule);
  if (dueMs === undefined || nowMs < dueMs) return { status, isRunning };
  return { status: nowMs >= dueMs + rule.graceMs ? 'down' : 'late', isRunning };
}

function nextReport(schedule: PushSchedule, lastPingMs: number): number | undefined {
  switch (schedule.kind) {
    case 'period':
      return lastPingMs + schedule.periodMs;
    case 'cron':
      return nextRun(schedule.cron, lastPingMs, schedule.timeZone);
    case 'calendar':
      return nextCalendarRun(schedule.calendar, lastPingMs, schedule.timeZone);
  }
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}
