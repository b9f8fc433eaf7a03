import type { RecentHeartbeats } from '#contracts/pulse/heartbeats.ts';
import type { LiveCheck, LiveMonitors } from '#contracts/pulse/live.ts';
import type { MonitorRow } from '#contracts/pulse/monitor.ts';
import { type Beats, mergeBeats, readBeats, withCheck } from './beats.ts';

type Rows = ReadonlyMap<string, MonitorRow>;

/** What the live stream has told so far. Replaced as a whole, never changed in place. */
export interface LivePulse {
  readonly loaded: boolean;
  /** By id. */
  readonly monitors: Rows;
  /** By the number of the monitor. */
  readonly beats: ReadonlyMap<number, Beats>;
  /** Of many monitors that are told in parts, what came so far. */
  readonly arriving: Rows | undefined;
}

export const emptyPulse: LivePulse = {
  loaded: false,
  monitors: new Map(),
  beats: new Map(),
  arriving: undefined,
};

/** Several at once, so that a thousand checks do not draw the page a thousand times. */
export function applyLive(state: LivePulse, items: readonly LiveMonitors[]): LivePulse {
  return items.reduce(applyItem, state);
}

function applyItem(state: LivePulse, item: LiveMonitors): LivePulse {
  switch (item.kind) {
    case 'all': {
      const arrived = withRows(state.arriving ?? new Map(), item.monitors);
      // What was shown before stays until all of what is new is there.
      if (item.rest > 0) return { ...state, arriving: arrived };
      return { ...state, loaded: true, monitors: arrived, arriving: undefined };
    }
    case 'changed': {
      const monitors = withRows(state.monitors, item.monitors);
      for (const id of item.gone) monitors.delete(id);
      return { ...state, monitors };
    }
    case 'checked':
      return withChecks(state, item.checks);
  }
}

function withRows(before: Rows, rows: readonly MonitorRow[]): Map<string, MonitorRow> {
  const after = new Map(before);
  for (const row of rows) after.set(row.id, row);
  return after;
}

function withChecks(state: LivePulse, checks: readonly LiveCheck[]): LivePulse {
  const monitors = new Map(state.monitors);
  const beats = new Map(state.beats);
  for (const { id, ...now } of checks) {
    const row = monitors.get(id);
    if (!row) continue;
    monitors.set(id, { ...row, ...now });
    beats.set(row.number, withCheck(beats.get(row.number) ?? [], now));
  }
  return { ...state, monitors, beats };
}

/** With the heartbeats that were read for the bars. */
export function withRead(state: LivePulse, read: readonly RecentHeartbeats[]): LivePulse {
  const beats = new Map(
    read.map((one) => [one.number, mergeBeats(readBeats(one), state.beats.get(one.number) ?? [])]),
  );
  return { ...state, beats: new Map([...state.beats, ...beats]) };
}
