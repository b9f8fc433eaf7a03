import type { HeartbeatState } from '#contracts/pulse/monitor.ts';
import type { Recorded, ShownState } from '../states/monitor-state.ts';
import type { Heartbeat, Restatement } from '../heartbeats/heartbeat.ts';

/** Heartbeats that wait to be stored; what turns out to be something else before that is stored as that at once. */
export interface HeartbeatBatch {
  add(recorded: readonly Recorded[], of: Pick<Heartbeat, 'monitorId' | 'latencyMs' | 'reason'>): void;
  readonly heartbeats: readonly Heartbeat[];
  readonly restated: readonly Restatement[];
  /** Forgets the oldest ones beyond so many. @returns how many. */
  shorten(most: number): number;
}

export function newHeartbeatBatch(location: string): HeartbeatBatch {
  const heartbeats: Heartbeat[] = [];
  const restated: Restatement[] = [];
  return {
    heartbeats,
    restated,
    add(recorded, { monitorId, latencyMs, reason }) {
      for (const item of recorded) {
        const state = storedState(item.state);
        if (item.kind === 'heartbeat')
          heartbeats.push({ monitorId, atMs: item.atMs, state, latencyMs, reason, location });
        else restate(heartbeats, restated, { monitorId, fromMs: item.fromMs, toMs: item.toMs, state });
      }
    },
    shorten(most) {
      const tooMany = Math.max(0, heartbeats.length - most);
      heartbeats.splice(0, tooMany);
      return tooMany;
    },
  };
}

/** Nothing is checked while it is paused, so there is no such heartbeat. */
function storedState(state: ShownState): HeartbeatState {
  return state === 'paused' ? 'unknown' : state;
}

function restate(heartbeats: Heartbeat[], restated: Restatement[], change: Restatement): void {
  const { monitorId, fromMs, toMs, state } = change;
  let oldestMs = Infinity;
  for (const [index, heartbeat] of heartbeats.entries()) {
    if (heartbeat.monitorId !== monitorId) continue;
    oldestMs = Math.min(oldestMs, heartbeat.atMs);
    if (fromMs <= heartbeat.atMs && heartbeat.atMs <= toMs) heartbeats[index] = { ...heartbeat, state };
  }
  // What is older than all that waits here is stored already.
  if (fromMs < oldestMs) restated.push({ monitorId, fromMs, toMs: Math.min(toMs, oldestMs - 1), state });
}
