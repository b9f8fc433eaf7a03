import type { MonitorNow } from '#contracts/pulse/monitor.ts';
import { wrongWith } from '../incidents/seen-check.ts';
import type { Affected } from '../incidents/incident.ts';
import { below } from '../incidents/incident.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';
import type { MemberState } from '../checks/group/member-state.ts';
import { type MonitorState, newMonitorState, shownState } from '../states/monitor-state.ts';
import type { Heartbeat } from '../heartbeats/heartbeat.ts';
import type { Remembered } from './observe-check.ts';
import type { StoredWatch } from './stored-watch.ts';
import { gapAfterMs } from './watched-monitor.ts';

export function rememberedFrom(
  stored: StoredWatch | undefined,
  newest: Heartbeat | undefined,
  nowMs: number,
): Remembered {
  const state = stored?.state ?? newMonitorState(nowMs);
  const remembered = {
    state: newest ? notBefore(state, newest.atMs) : state,
    certificate: stored?.certificate,
    downReason: stored?.downReason,
    lastGood: stored?.lastGood,
    firstBad: stored?.firstBad,
    isUntold: stored?.isUntold,
    last: newest && lastOf(newest),
  };
  // It was stored by a clock that was ahead, of another process or before it was set.
  return setBack(remembered, nowMs);
}

/** Most checks change nothing but when the last one was, and that is what the heartbeats tell. */
function notBefore(state: MonitorState, atMs: number): MonitorState {
  const { lastAtMs, lastCheckAtMs = 0 } = state;
  return { ...state, lastAtMs: Math.max(lastAtMs, atMs), lastCheckAtMs: Math.max(lastCheckAtMs, atMs) };
}

function lastOf({ atMs, state, latencyMs }: Heartbeat): Remembered['last'] {
  return { atMs, ok: state === 'up' || state === 'degraded', ...(latencyMs !== null && { latencyMs }) };
}

/** The clock was set back: what comes now is no repetition of what was seen at a later time. */
export function setBack(remembered: Remembered, nowMs: number): Remembered {
  const { state } = remembered;
  if (state.lastAtMs <= nowMs) return remembered;
  const lastCheckAtMs = state.lastCheckAtMs === undefined ? undefined : Math.min(state.lastCheckAtMs, nowMs);
  return { ...remembered, state: { ...state, lastAtMs: nowMs, lastCheckAtMs } };
}

export function nowOf(monitor: StoredMonitor, { state, last }: Remembered, nowMs: number): MonitorNow {
  const lastCheckAtMs = last?.atMs ?? state.lastCheckAtMs ?? null;
  const isStale = lastCheckAtMs !== null && nowMs - lastCheckAtMs > gapAfterMs(monitor);
  // Nobody looks any more, whatever the last check said.
  if (isStale && monitor.state !== 'paused') {
    const sinceMs = Math.max(state.settledSinceMs, lastCheckAtMs + monitor.intervalMs);
    return { status: 'unknown', sinceMs, lastCheckAtMs, latencyMs: null, reason: null };
  }
  const status = monitor.state === 'paused' ? 'paused' : shownState(state);
  const sinceMs =
    status === 'pending' ? (state.pending?.sinceMs ?? state.settledSinceMs) : state.settledSinceMs;
  return {
    status,
    sinceMs,
    lastCheckAtMs,
    latencyMs: last?.latencyMs ?? null,
    reason: status === 'up' ? null : wrongWith(last, monitor),
  };
}

/** Who is below whom, of all monitors there are. */
export interface Family {
  get(id: string): StoredMonitor | undefined;
  children(id: string): readonly StoredMonitor[];
  affectedBy(monitor: StoredMonitor): Affected;
}

export function familyOf(all: readonly StoredMonitor[]): Family {
  const byId = new Map(all.map((monitor) => [monitor.id, monitor]));
  const children = new Map<string, StoredMonitor[]>();
  for (const monitor of all) {
    if (monitor.parentId === null) continue;
    const list = children.get(monitor.parentId) ?? [];
    children.set(monitor.parentId, list);
    list.push(monitor);
  }
  return {
    get: (id) => byId.get(id),
    children: (id) => children.get(id) ?? [],
    affectedBy: ({ id, labels }) => ({
      monitors: below(id, all).map((one) => ({ id: one.id, name: one.name })),
      ...labels,
    }),
  };
}

/** Whether what a monitor cannot be reached without is down. A group is down because of its members, and explains nothing. */
export function isParentDown(
  monitor: StoredMonitor,
  family: Family,
  stateOf: (monitor: StoredMonitor) => MonitorState | undefined,
): boolean {
  const seen = new Set<string>();
  for (let id = monitor.parentId; id !== null && !seen.has(id);) {
    seen.add(id);
    const parent = family.get(id);
    if (!parent) return false;
    if (parent.kind !== 'group' && stateOf(parent)?.base === 'down') return true;
    id = parent.parentId;
  }
  return false;
}

export function memberStates(
  members: readonly StoredMonitor[],
  stateOf: (monitor: StoredMonitor) => MonitorState | undefined,
): MemberState[] {
  return members.map((member) => {
    const state = stateOf(member);
    if (member.state === 'paused') return { name: member.name, state: 'paused' };
    return { name: member.name, state: state ? shownState(state) : 'unknown' };
  });
}
