import type { Generated } from 'kysely';

export interface HeartbeatTables {
  /** A monitor as seen from one place: a small number in every row below. */
  heartbeat_series: {
    id: Generated<number>;
    monitor: number;
    location: string;
    /** The newest hour that has been sealed; -1: none. */
    sealed_hour: number;
  };
  heartbeat_reasons: {
    id: Generated<number>;
    reason: string;
  };
  /** Those that are not in blocks yet, in the order of time: what is written every second is in one place. */
  heartbeats: {
    at_ms: number;
    series: number;
    /** `outcomeOf` */
    outcome: number;
    /** `toLatencyCode` */
    latency: number | null;
  };
  /** The hours that are over. */
  heartbeat_blocks: {
    /** Since the epoch. */
    hour: number;
    series: number;
    /** `packBlock` */
    data: Uint8Array;
  };
  heartbeat_summaries: {
    /** 0: hours. 1: days of UTC. 2: sixteen days. Of one that is not over, the hours that are sealed. */
    step: 0 | 1 | 2;
    /** Which of them since the epoch. */
    number: number;
    series: number;
    /** How long its heartbeats count: in columns, since they are added up over many series. */
    up_ms: number;
    degraded_ms: number;
    down_ms: number;
    maintenance_ms: number;
    /** `packDetail` */
    detail: Uint8Array;
  };
  /** The hours of which there are blocks, and how much room those take. */
  heartbeat_seals: {
    hour: number;
    heartbeats: number;
    blocks: number;
    bytes: number;
  };
}
