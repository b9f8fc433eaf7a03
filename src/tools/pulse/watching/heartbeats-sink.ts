import type { HeartbeatState } from '#contracts/pulse/monitor.ts';
import type { Transaction } from '#kernel/database/database.ts';
import type { WatchSchema } from './watch-tables.ts';

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
  /** Where it was checked from: '' is here. */
  readonly location: string;
}

/** Heartbeats that turned out to be something else, from `fromMs` to `toMs`, both included. */
export interface Restated {
  readonly monitorId: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: HeartbeatState;
}

/** Where heartbeats go, together with what they mean. */
export interface HeartbeatsSink {
  /**
   * Stores them in one transaction, of a slot that is there already the first one stays; then what they turned out to be, in
   * this order. `along` comes first in the same transaction: what it throws is thrown, and nothing is stored.
   */
  record(
    heartbeats: readonly Heartbeat[],
    restated: readonly Restated[],
    along: (tx: Transaction<WatchSchema>) => Promise<void>,
  ): Promise<void>;
  /** The newest one of each monitor. */
  newest(): Promise<readonly Heartbeat[]>;
}
