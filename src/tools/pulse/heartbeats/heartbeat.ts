import type { HeartbeatState } from '#contracts/pulse/monitor.ts';

/** What one check came to. A monitor has at most one at a time and location. */
export interface Heartbeat {
  /** The monitor's number. */
  readonly monitorId: number;
  /** When the check was due, in whole milliseconds: its slot. */
  readonly atMs: number;
  readonly state: HeartbeatState;
  /** Kept to a tenth of a millisecond below 10 ms, else to whole ones. */
  readonly latencyMs: number | null;
  /** The id of the reason why it failed. */
  readonly reason: string | null;
  /** Where it was checked from: '' is here, else the name of an agent. */
  readonly location: string;
}

/** All heartbeats of a monitor from `fromMs` to `toMs`, both included, turned out to be this. */
export interface Restatement {
  readonly monitorId: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: HeartbeatState;
}

/** A heartbeat as it is stored, within its series. */
export interface Beat {
  readonly atMs: number;
  /** `outcomeOf` */
  readonly outcome: number;
  /** `toLatencyCode` */
  readonly latency: number | null;
}

export interface Span {
  readonly fromMs: number;
  /** Not included. */
  readonly toMs: number;
}
