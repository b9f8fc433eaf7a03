import type { HeartbeatState } from '#contracts/pulse/monitor.ts';
import type { Transaction } from '#kernel/database/database.ts';

/** One check as it is stored. */
export interface Heartbeat {
  /** The number of the monitor. */
  readonly monitorId: number;
  /** When it was due. */
  readonly atMs: number;
  readonly state: HeartbeatState;
  readonly latencyMs: number | null;
  /** The id of the reason. */
  readonly reason: string | null;
  readonly location: string;
}

/** Heartbeats that turned out to be something else, from `fromMs` to `toMs`, both included. */
export interface Restated {
  readonly monitorId: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: HeartbeatState;
}

/** Where heartbeats go, in the transaction that also says what they mean. Of a slot that is there already the first one stays. */
export interface HeartbeatsSink {
  record(tx: Transaction<unknown>, heartbeats: readonly Heartbeat[]): Promise<void>;
  /** After the heartbeats of the same time, in this order. */
  restate(tx: Transaction<unknown>, restated: readonly Restated[]): Promise<void>;
  /** The newest one of each monitor. */
  newest(): Promise<readonly Heartbeat[]>;
}
