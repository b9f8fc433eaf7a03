import type { HeartbeatTables } from './heartbeats/heartbeat-tables.ts';
import type { MaintenanceTables } from './maintenance/maintenance-tables.ts';
import type { MonitorTables } from './monitors/monitor-store.ts';
import type { PushTables } from './push/push-store.ts';
import type { WatchSchema } from './watching/watch-tables.ts';

/** The tables of this tool. */
export interface PulseSchema
  extends HeartbeatTables, MonitorTables, MaintenanceTables, WatchSchema, PushTables {}
