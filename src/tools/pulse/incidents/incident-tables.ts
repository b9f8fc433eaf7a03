import type { IncidentEnd, Moment } from './incident.ts';

export interface IncidentTables {
  incidents: {
    id: string;
    monitor_id: string;
    /** Names the monitor in heartbeats. */
    number: number;
    monitor_name: string;
    started_ms: number;
    confirmed_ms: number;
    ended_ms: number | null;
    how_ended: IncidentEnd | null;
    is_parent_down: number;
    /** `Cause` */
    cause: string;
    /** `Affected` */
    affected: string;
  };
  incident_moments: {
    incident_id: string;
    at_ms: number;
    /** Of moments in the same millisecond, the order. */
    ordinal: number;
    kind: Moment['kind'];
    by: string | null;
    text: string;
  };
}
