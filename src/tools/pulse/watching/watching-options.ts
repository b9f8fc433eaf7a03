import type { Clock } from '#kernel/clock.ts';
import type { Coordinator } from '#kernel/coordinator/coordinator.ts';
import type { Database } from '#kernel/database/database.ts';
import type { EventBus } from '#kernel/bus/bus.ts';
import type { Log } from '#kernel/log.ts';
import type { Monitors } from '../monitors/monitors.ts';
import type { AnyKind, StoredMonitor } from '../monitors/stored-monitor.ts';
import type { SchedulerLimits } from '../scheduler/open-scheduler.ts';
import type { CheckSurroundings } from './check-monitor.ts';
import type { HeartbeatsSink } from './heartbeats-sink.ts';
import type { JobReports } from './job-reports.ts';
import type { WatchTables } from './watch-tables.ts';

export interface WatchingOptions {
  readonly database: Database<WatchTables>;
  readonly bus: Pick<EventBus, 'publish'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly coordinator: Coordinator;
  readonly monitors: Pick<Monitors, 'all' | 'watch'>;
  readonly kinds: readonly AnyKind[];
  readonly heartbeats: HeartbeatsSink;
  readonly isInMaintenance: (monitor: StoredMonitor, atMs: number) => boolean;
  /** Absent: no job can report. */
  readonly jobs?: JobReports;
  readonly surroundings: Pick<CheckSurroundings, 'resolve' | 'docker'>;
  /** Takes seconds at most, and never throws. */
  readonly isReferenceReachable: () => Promise<boolean>;
  readonly limits?: Partial<SchedulerLimits>;
}
