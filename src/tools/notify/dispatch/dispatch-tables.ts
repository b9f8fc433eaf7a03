export interface DispatchTables {
  /** What each destination of a group was last told: the truth against telling it twice. */
  notifications: {
    group_key: string;
    receiver: string;
    destination_id: string;
    /** Fingerprints, sorted, as JSON. */
    firing: string;
    resolved: string;
    at_ms: number;
  };
  routing: {
    version: number;
    /** `RoutingConfig` */
    config: string;
    changed_ms: number;
    changed_by: string;
  };
}
