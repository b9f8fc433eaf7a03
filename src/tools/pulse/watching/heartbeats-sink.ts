import type { Heartbeat, Restatement } from '../heartbeats/heartbeat.ts';
import type { Transaction } from '#kernel/database/database.ts';
import type { WatchSchema } from './watch-tables.ts';

/** Where heartbeats go, together with what they mean. */
export interface HeartbeatsSink {
  /**
   * Stores them in one transaction; of a slot that is there already the first one stays, and the other is repeated; then what they turned out to be, in
   * this order. `along` comes first in the same transaction: what it throws is thrown, and nothing is stored.
   */
  record(
    heartbeats: readonly Heartbeat[],
    restated: readonly Restatement[],
    along: (tx: Transaction<WatchSchema>) => Promise<void>,
  ): Promise<{ readonly repeated: readonly Heartbeat[] }>;
  /** The newest one of each monitor. */
  newest(): Promise<readonly Heartbeat[]>;
}
