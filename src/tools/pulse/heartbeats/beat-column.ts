import type { HeartbeatState } from '#contracts/pulse/monitor.ts';
import type { Beat } from './heartbeat.ts';
import { withState } from './outcome.ts';

const noLatency = -1;
const firstRoom = 16;

/** The heartbeats of one series in the order of time, in 16 bytes each. */
export interface BeatColumn {
  /** One of the same time is overwritten. */
  put(beat: Beat): void;
  /** From `fromMs` on, `toMs` not included. */
  within(fromMs: number, toMs: number): Beat[];
  /** The same without making anything; `nextMs` is when the next one was, also beyond `toMs`. */
  each(
    fromMs: number,
    toMs: number,
    take: (atMs: number, outcome: number, nextMs: number | undefined) => void,
  ): void;
  newest(count: number): Beat[];
  firstAfter(atMs: number): Beat | undefined;
  /** `toMs` is not included. */
  restate(fromMs: number, toMs: number, state: HeartbeatState): void;
  /** Drops those before `beforeMs`, except the `keep` newest of all. */
  dropBefore(beforeMs: number, keep: number): void;
  length(): number;
}

export function beatColumn(): BeatColumn {
  let times = new Float64Array(firstRoom);
  let outcomes = new Int32Array(firstRoom);
  let latencies = new Int32Array(firstRoom);
  let length = 0;

  /** Where the first at or after `atMs` is. */
  function placeOf(atMs: number): number {
    let [low, high] = [0, length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((times[middle] ?? 0) < atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function resize(room: number): void {
    const grown = {
      times: new Float64Array(room),
      outcomes: new Int32Array(room),
      latencies: new Int32Array(room),
    };
    grown.times.set(times.subarray(0, length));
    grown.outcomes.set(outcomes.subarray(0, length));
    grown.latencies.set(latencies.subarray(0, length));
    ({ times, outcomes, latencies } = grown);
  }

  function move(to: number, from: number): void {
    for (const column of [times, outcomes, latencies]) column.copyWithin(to, from, length);
  }

  function beatAt(n: number): Beat {
    const latency = latencies[n] ?? noLatency;
    return {
      atMs: times[n] ?? 0,
      outcome: outcomes[n] ?? 0,
      latency: latency === noLatency ? null : latency,
    };
  }

  function slice(from: number, to: number): Beat[] {
    return Array.from({ length: Math.max(0, to - from) }, (_, n) => beatAt(from + n));
  }

  return {
    put({ atMs, outcome, latency }) {
      const place = length === 0 || (times[length - 1] ?? 0) < atMs ? length : placeOf(atMs);
      if (place === length || times[place] !== atMs) {
        if (length === times.length) resize(length * 2);
        if (place < length) move(place + 1, place);
        length += 1;
      }
      times[place] = atMs;
      outcomes[place] = outcome;
      latencies[place] = latency ?? noLatency;
    },
    within: (fromMs, toMs) => slice(placeOf(fromMs), placeOf(toMs)),
    each(fromMs, toMs, take) {
      const end = placeOf(toMs);
      for (let n = placeOf(fromMs); n < end; n++)
        take(times[n] ?? 0, outcomes[n] ?? 0, n + 1 < length ? times[n + 1] : undefined);
    },
    newest: (count) => slice(Math.max(0, length - count), length),
    firstAfter(atMs) {
      const place = placeOf(atMs + 1);
      return place < length ? beatAt(place) : undefined;
    },
    restate(fromMs, toMs, state) {
      const end = placeOf(toMs);
      for (let n = placeOf(fromMs); n < end; n++) outcomes[n] = withState(outcomes[n] ?? 0, state);
    },
    dropBefore(beforeMs, keep) {
      const dropped = Math.min(placeOf(beforeMs), Math.max(0, length - keep));
      if (dropped === 0) return;
      move(0, dropped);
      length -= dropped;
      if (length * 4 < times.length) resize(Math.max(firstRoom, length * 2));
    },
    length: () => length,
  };
}
