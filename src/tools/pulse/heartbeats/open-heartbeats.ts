import {
  heartbeatLetters,
  type RecentHeartbeats,
  type SeriesPoint,
  type Uptime,
} from '#contracts/pulse/heartbeats.ts';
import type { PulseKernel } from '../pulse-kernel.ts';
import { followOthers, readEarlier } from './follow-database.ts';
import { forgetMonitor } from './forget-monitor.ts';
import type { Beat, Heartbeat, Restatement, Span } from './heartbeat.ts';
import { emptyPlace, type HeartbeatPlace, newestKept } from './heartbeat-place.ts';
import { fromLatencyCode } from './latency-code.ts';
import { reasonIdOf, stateOf } from './outcome.ts';
import { readBeats } from './read-beats.ts';
import { readSeries } from './read-series.ts';
import { readUptime } from './read-uptime.ts';
import { type Recorded, recordHeartbeats, type WriteAlong } from './record-heartbeats.ts';
import { type Retention, usualRetention } from './retention.ts';
import { sealHeartbeats } from './seal-heartbeats.ts';

export interface HeartbeatsOptions {
  /** How often a monitor is checked, by its number; undefined: it is gone. Says what is a gap. */
  readonly intervalOf: (monitorId: number) => number | undefined;
  readonly retention?: Partial<Retention>;
}

/** What checks came to. Monitors are named by their numbers; times are milliseconds since the epoch. */
export interface Heartbeats {
  /**
   * All in one transaction, durable once it resolves; restatements come after the heartbeats. A slot has one heartbeat: what is
   * there stays, and the other is returned as repeated. `along` comes first.
   */
  record(
    batch: readonly Heartbeat[],
    restatements?: readonly Restatement[],
    along?: WriteAlong,
  ): Promise<Recorded>;
  /** What was recorded from `fromMs` to `toMs`, both included, gets another state, and keeps its reason. */
  restate(restatement: Restatement): Promise<void>;
  /** At most the newest hundred of each, for bars. Of a monitor without any: empty. */
  recent(monitorIds: readonly number[], count: number): Promise<RecentHeartbeats[]>;
  /** The newest one of each monitor, with its location. */
  newest(): Promise<Heartbeat[]>;
  /** Oldest first, from all locations. Meant for hours rather than months. */
  between(monitorId: number, span: Span): Promise<Heartbeat[]>;
  /** At most so many stretches of equal length; those without heartbeats are left out. */
  series(monitorId: number, span: Span, points: number): Promise<SeriesPoint[]>;
  /** One for each span, in their order. */
  uptime(monitorIds: readonly number[], spans: readonly Span[]): Promise<Map<number, Uptime[]>>;
  /** Packs the hours that are over, and forgets what is kept no longer. To be called every few minutes by one process. */
  seal(signal: AbortSignal): Promise<void>;
  /** Everything of a monitor that is gone. */
  forget(monitorId: number): Promise<void>;
}

export async function openHeartbeats(
  { database, clock, log }: Pick<PulseKernel, 'database' | 'clock' | 'log'>,
  { intervalOf, retention }: HeartbeatsOptions,
): Promise<Heartbeats> {
  const place = emptyPlace({
    database,
    clock,
    log,
    intervalOf,
    retention: { ...usualRetention, ...retention },
  });
  await readEarlier(place);
  const follow = followOthers(place);
  return {
    record: (batch, restatements = [], along) => recordHeartbeats(place, batch, restatements, along),
    async restate(restatement) {
      await recordHeartbeats(place, [], [restatement]);
    },
    async recent(monitorIds, count) {
      await follow();
      return monitorIds.map((id) => recentOf(place, id, Math.min(count, newestKept)));
    },
    async newest() {
      await follow();
      return newestOfAll(place);
    },
    async between(monitorId, span) {
      await follow();
      return heartbeatsOf(place, monitorId, span);
    },
    async series(monitorId, span, points) {
      await follow();
      return readSeries(place, monitorId, span, points);
    },
    async uptime(monitorIds, spans) {
      await follow();
      return readUptime(place, monitorIds, spans);
    },
    async seal(signal) {
      await follow();
      await sealHeartbeats(place, signal);
    },
    forget: (monitorId) => forgetMonitor(place, monitorId),
  };
}

function recentOf({ names, tail }: HeartbeatPlace, number: number, count: number): RecentHeartbeats {
  const series = names.ofMonitor(number);
  const found = series.flatMap(({ id }) => tail.of(id).newest(count));
  const beats = series.length > 1 ? found.toSorted((a, b) => a.atMs - b.atMs).slice(-count) : found;
  const newestMs = beats.at(-1)?.atMs ?? null;
  return {
    number,
    states: beats.map(({ outcome }) => heartbeatLetters[stateOf(outcome)]).join(''),
    newestMs,
    agoS: beats.map(({ atMs }) => Math.round(((newestMs ?? atMs) - atMs) / 1000)),
  };
}

function newestOfAll(place: HeartbeatPlace): Heartbeat[] {
  const newest = new Map<number, Heartbeat>();
  for (const { id, monitorId } of place.names.all()) {
    for (const beat of place.tail.of(id).newest(1)) {
      if (beat.atMs > (newest.get(monitorId)?.atMs ?? -Infinity))
        newest.set(monitorId, heartbeatOf(place, id, beat));
    }
  }
  return [...newest.values()];
}

async function heartbeatsOf(place: HeartbeatPlace, monitorId: number, span: Span): Promise<Heartbeat[]> {
  const found = await readBeats(place, place.names.ofMonitor(monitorId), span);
  return [...found]
    .flatMap(([id, beats]) => beats.map((beat) => heartbeatOf(place, id, beat)))
    .toSorted((a, b) => a.atMs - b.atMs);
}

function heartbeatOf({ names }: HeartbeatPlace, seriesId: number, beat: Beat): Heartbeat {
  const { atMs, outcome, latency } = beat;
  const series = names.series(seriesId);
  return {
    monitorId: series?.monitorId ?? 0,
    atMs,
    state: stateOf(outcome),
    latencyMs: latency === null ? null : fromLatencyCode(latency),
    reason: names.reason(reasonIdOf(outcome)),
    location: series?.location ?? '',
  };
}
