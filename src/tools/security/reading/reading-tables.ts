export interface ReadingTables {
  /** Images that a host has, and what is in them. */
  host_images: {
    host: string;
    /** The engine's id: `sha256:…` */
    image: string;
    /** `contentDigest` */
    digest: string;
    /** Since when somebody wants it to be read again; null: nobody does. */
    asked_ms: number | null;
    /** 1: it by itself, and not with all the others. */
    asked_alone: number;
  };
  /** Reads that are under way or failed; gone once one succeeded. */
  image_reads: {
    digest: string;
    /** By which analyzers: others may succeed. */
    revisions: string;
    /** Null: it has ended. Set when no process reads: that one was killed in the middle. */
    started_ms: number | null;
    failures: number;
    failed_ms: number | null;
    /** Not before. */
    next_ms: number;
    /** `ReadingReason` as JSON; null: none failed yet. */
    reason: string | null;
  };
}
