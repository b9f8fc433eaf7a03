import type { Rating, Severity } from '#contracts/security/finding.ts';

/**
 * Where a flaw is: `debian`, `alpine`, `wolfi`, `chainguard`, `ubuntu`, `rhel`, `oracle`, `amazon`, `suse`, `opensuse`, `photon`,
 * `alma`, `rocky`, `azurelinux` of the distributions; `npm`, `pypi`, `golang`, `maven` of the languages.
 */
export type Ecosystem = string;

/**
 * What a source says of a package with a flaw.
 * - `affected`: there is no repair yet, or none in this release. `fixed`: `ranges` say where it ends.
 * - `deferred`, `will-not-fix`, `end-of-life`: there is none, and why.
 * - `not-affected`: the source looked, and no version in `ranges` has the flaw (no ranges: none at all).
 * - `undetermined`: the source does not know.
 */
export type AffectedState =
  | 'affected'
  | 'fixed'
  | 'deferred'
  | 'will-not-fix'
  | 'end-of-life'
  | 'not-affected'
  | 'undetermined';

/** One span of versions: from `introduced` on (absent or "0": from the first), before `fixed`, or up to and with `lastAffected`. */
export interface VersionSpan {
  readonly introduced?: string;
  readonly fixed?: string;
  readonly lastAffected?: string;
}

export interface Affected {
  readonly ecosystem: Ecosystem;
  /** `12`, `3.20`, `edge`, `22.04`, `9`; empty for languages and for what rolls. */
  readonly release: string;
  /** As the ecosystem compares names: lower case for npm, PEP 503 for PyPI, `group:artifact` for Maven. */
  readonly name: string;
  /** Whether `name` and the versions are those of a source or of a binary package; languages: binary. */
  readonly kind: 'source' | 'binary';
  /** Id of a scheme of `library/versions`. */
  readonly scheme: string;
  readonly state: AffectedState;
  /** A version is affected when it lies in any span or is in `versions`. Neither: every version is. */
  readonly spans: readonly VersionSpan[];
  readonly versions: readonly string[];
  /** Where the distribution rates this package apart. */
  readonly severity?: Severity;
  /** In the source's words: why there is no repair, where the repair can be had. */
  readonly note?: string;
  /** `x86_64`; absent: all. */
  readonly arches?: readonly string[];
  /** A stream of RHEL's modules, `name:stream`. */
  readonly module?: string;
  /** Repairs that only subscribers get: `esm` (Ubuntu Pro), `eus`. Absent: everybody does. */
  readonly channel?: string;
}

/** What one source says of one flaw. */
export interface Advisory {
  /** The feed that told it: an id of `security/feeds`. */
  readonly feed: string;
  /** As the source calls it: `CVE-2024-1`, `GHSA-…`, `DSA-…`, `GO-…`. */
  readonly id: string;
  /** Other names of exactly the same flaw, CVE ids first. */
  readonly aliases: readonly string[];
  /** CVE ids that an advisory for several flaws repairs (`RHSA-…`, `DSA-…`); these are not the same flaw. */
  readonly related: readonly string[];
  readonly title: string | null;
  /** Longer text, Markdown or plain; untrusted. */
  readonly details: string | null;
  readonly url: string | null;
  readonly references: readonly string[];
  readonly publishedAtMs: number | null;
  readonly modifiedAtMs: number | null;
  /** Taken back by its source: matches nothing, and is closed in history. */
  readonly withdrawnAtMs: number | null;
  readonly ratings: readonly Rating[];
  readonly affected: readonly Affected[];
}

/** In CISA's catalogue of flaws that are being exploited. */
export interface Exploited {
  readonly cve: string;
  readonly addedAtMs: number;
  readonly dueAtMs: number | null;
  readonly isRansomware: boolean;
  readonly action: string;
}

/** FIRST's estimate that a flaw is exploited within 30 days, both 0 to 1. */
export interface ExploitLikelihood {
  readonly cve: string;
  readonly probability: number;
  readonly percentile: number;
}
