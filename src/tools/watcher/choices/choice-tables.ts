interface OfContainer {
  host: string;
  name: string;
}

export interface ChoiceTables {
  skipped_updates: OfContainer & {
    tag: string;
    /** Empty: the tag for good. */
    digest: string;
    skipped_by: string;
    skipped_ms: number;
  };
  failed_updates: OfContainer & {
    digest: string;
    tag: string | null;
    failed_ms: number;
    run_id: string;
    problem: string;
  };
  snoozed_containers: OfContainer & { until_ms: number };
}
