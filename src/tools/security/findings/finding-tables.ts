export interface FindingTables {
  /** What matching gave, so that only what advisories change is matched again. */
  matched_images: {
    /** `contentDigest` */
    digest: string;
    /** Of the inventory that was matched. */
    scanned_ms: number;
    matched_ms: number;
    /** When the advisories that it was matched with had last changed; 0: there were none. */
    advisories_ms: number;
    /** `MatchResult`, as `packJson` writes it */
    result: Uint8Array;
  };
  /** What is found in each image as it is shown: one row for each finding, made anew whenever the image is judged. */
  image_findings: {
    host: string;
    /** The engine's id: `sha256:…` */
    image: string;
    /** In the order of urgency, from 0. */
    place: number;
    flaw: string;
    package: string;
    /** Place in `Rank`, 0 for the most urgent. */
    rank: number;
    /** Smaller is more urgent: by rank, then by score. */
    urgency: number;
    /** Place in `Severity`, 0 for unknown. */
    severity: number;
    is_accepted: number;
    is_hidden: number;
    /** 1: everybody can get the repair. */
    is_repairable: number;
    is_exploited: number;
    /** What a search looks in, in lower case. */
    words: string;
    /** `Finding` of the contract as JSON */
    finding: string;
  };
  /** Everything that was ever found in a line of images. */
  seen_findings: {
    /** `imageLine` */
    line: string;
    /** `findingKey` */
    finding: string;
    first_seen_ms: number;
    /** Null: it is there. */
    gone_ms: number | null;
    is_told: number;
    is_exploited: number;
    is_repairable: number;
    is_due: number;
    is_accepted: number;
  };
  /** Images whose findings are in `image_findings`, also those without any. */
  judged_images: {
    host: string;
    image: string;
    digest: string;
    /** `imageLine` */
    line: string;
    judged_ms: number;
    matched_ms: number;
    /** `JudgedSummary` as JSON */
    summary: string;
  };
  /** What changed, for people to look back. */
  security_moments: {
    /** Sorts by time. */
    id: string;
    at_ms: number;
    host: string;
    line: string;
    /** `SecurityMoment` of the contract as JSON */
    moment: string;
  };
}
