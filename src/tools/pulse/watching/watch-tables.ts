import type { IncidentTables } from '../incidents/incident-tables.ts';

export interface WatchTables {
  watch_states: {
    number: number;
    /** `StoredWatch` */
    state: string;
  };
  /** How far the process that checks from a place has come: a batch that is repeated is known by its number. */
  watch_progress: { location: string; batch: number; at_ms: number };
}

/** What one batch of checks changes, beside the heartbeats. */
export interface WatchSchema extends WatchTables, IncidentTables {}
