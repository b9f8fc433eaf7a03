import type { NameInEcosystem } from './look-up.ts';

export interface Release {
  readonly ecosystem: string;
  readonly release: string;
}

/** A part of a feed. */
export interface PartName {
  /** Id of the feed. */
  readonly feed: string;
  readonly part: string;
}

/** What is kept about a part beside its advisories, so that it is asked for only when there is something new. */
export interface PartState {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** As the source names it: `crc32c=…`. */
  readonly checksum: string | null;
  /** Up to where changes were read. */
  readonly cursor: string | null;
  /** Last whole answer, changed or not. */
  readonly fetchedAtMs: number | null;
  /** Last answer that was written. */
  readonly changedAtMs: number | null;
  readonly triedAtMs: number | null;
  /** Of the feed that read it. */
  readonly revision: number | null;
  /** Why the last try failed, for a person. */
  readonly problem: string | null;
  /** In a row. */
  readonly failures: number;
}

export interface Part extends PartName {
  readonly state: PartState;
  readonly covers: readonly Release[];
}

export const newPartState: PartState = {
  etag: null,
  lastModified: null,
  checksum: null,
  cursor: null,
  fetchedAtMs: null,
  changedAtMs: null,
  triedAtMs: null,
  revision: null,
  problem: null,
  failures: 0,
};

/** A release without data of its own that is looked up as another: Rocky 9 as RHEL 9. */
export interface StandIn {
  readonly of: Release;
  readonly by: Release;
}

/** A part to be written. */
export interface PartWrite extends PartName {
  /** `whole`: what the items do not tell is gone. `delta`: they are added, replaced by id, or removed. */
  readonly mode: 'whole' | 'delta';
  /** What the part tells all about, beside the releases that its items name. */
  readonly covers?: readonly Release[];
  readonly standIns?: readonly StandIn[];
  /** Kept with it in the same moment; what is left out stays as it was. */
  readonly state?: Partial<PartState>;
}

/** What matching has to look at again. */
export interface IndexChanges {
  readonly names: readonly NameInEcosystem[];
  /** Came into the catalogue of exploited flaws, left it, or turned out to be used for ransom. */
  readonly exploited: readonly string[];
  /** The estimate moved by 0.1 or more, or crossed 0.1 or 0.5. */
  readonly likelihood: readonly string[];
}

export interface WriteResult extends IndexChanges {
  readonly counts: {
    readonly advisories: number;
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
    readonly unchanged: number;
    readonly exploited: number;
    readonly likelihood: number;
  };
  /** At most a hundred; `problemCount` counts all. */
  readonly problems: readonly string[];
  readonly problemCount: number;
}
