export interface ToldTables {
  told_updates: {
    host: string;
    name: string;
    /** Empty where only a digest is known. */
    tag: string;
    digest: string;
    told_ms: number;
    /** Null while somebody may still want to decide. */
    settled_ms: number | null;
    /** The event that was published. */
    payload: string;
  };
  told_registries: { domain: string; since_ms: number };
  /** One row: the last whole check. */
  checks: { id: number; ended_ms: number; duration_ms: number; requests: number };
}
