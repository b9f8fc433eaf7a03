import type { Rating, Severity } from '#contracts/security/finding.ts';
import type { Words } from '#contracts/words.ts';
import type { Package, PackageType } from '#contracts/security/package.ts';
import type { AffectedState, Exploited, ExploitLikelihood } from '../advisories/advisory.ts';

/** A package of an inventory, with what the scan knows of its place. */
export interface MatchablePackage extends Package {
  /** A package of a language in a file that the distribution put there: the distribution watches over it. */
  readonly isOwned?: boolean;
  /** Index of the layer that brought it. */
  readonly layer?: number | null;
}

/**
 * - `fixed`: `fixedVersion` repairs it, for everybody.
 * - `affected`, `deferred`, `will-not-fix`, `end-of-life`: nothing does, or only what `channelFixes` names.
 */
export type FindingState = Exclude<AffectedState, 'not-affected' | 'undetermined'>;

/** A package that has the flaw, as it is installed. */
export interface FoundPackage {
  readonly name: string;
  readonly version: string;
  readonly arch: string | null;
  readonly path: string;
  readonly layer: number | null;
}

/** A repair that only subscribers get: `esm` (Ubuntu Pro), `eus`. */
export interface ChannelFix {
  readonly channel: string;
  readonly version: string;
}

/** One advisory about the flaw, and what it says of this very version. */
export interface SourceSays {
  readonly feed: string;
  readonly id: string;
  readonly url: string | null;
  /** `unclear`: it speaks of the package, but the version has no place in its ranges. */
  readonly says: 'vulnerable' | 'repaired' | 'unclear';
  /** The same for a person. */
  readonly words: Words;
}

/** One flaw in one package: of a distribution the source package, of a language the package itself. */
export interface Finding {
  /** The CVE id, or the first other name. */
  readonly flaw: string;
  /** Further names of the same flaw. */
  readonly aliases: readonly string[];
  readonly type: PackageType;
  readonly ecosystem: string;
  readonly release: string;
  /** Of the source package or the package of a language. */
  readonly name: string;
  readonly version: string;
  /** What is installed of it and has the flaw, at least one. */
  readonly packages: readonly FoundPackage[];
  readonly state: FindingState;
  /** The least version of this release without the flaw; null when there is none. */
  readonly fixedVersion: string | null;
  readonly channelFixes: readonly ChannelFix[];
  /** By the source that counts most here: the distribution, then GitHub, then NVD. `unknown` is not low. */
  readonly severity: Severity;
  /** Whose severity it is; null when nobody rates the flaw. */
  readonly severitySource: string | null;
  readonly ratings: readonly Rating[];
  /** The distribution calls it of no importance: shown on request only. */
  readonly isHidden: boolean;
  readonly title: string | null;
  /** In the distribution's words: why there is no repair. */
  readonly note: string | null;
  readonly publishedAtMs: number | null;
  /** Everything that speaks of the flaw in this package. */
  readonly sources: readonly SourceSays[];
  readonly exploited: Exploited | null;
  readonly likelihood: ExploitLikelihood | null;
}

/**
 * Why packages were not matched, so that no finding does not mean that they are clean.
 * - `unknown-distribution`: no advisories are known to be for it.
 * - `no-advisories`: none were fetched for the ecosystem and release.
 * - `unreadable-version`, `no-version`, `incomplete-name`: the package does not say enough.
 * - `third-party`: the distribution does not watch over it.
 * - `owned-by-system`: the distribution watches over it as a part of one of its packages, and its advisories are there.
 * - `kernel`: headers or modules of the kernel, which a container does not run.
 */
export type UnmatchedReason =
  | 'unknown-distribution'
  | 'no-advisories'
  | 'unreadable-version'
  | 'no-version'
  | 'incomplete-name'
  | 'third-party'
  | 'owned-by-system'
  | 'kernel';

export interface Unmatched {
  readonly reason: UnmatchedReason;
  readonly package: MatchablePackage;
  /** Names of flaws that it may have; only with `unreadable-version`. */
  readonly flaws: readonly string[];
}

export interface MatchResult {
  /** In the order of packages, then flaws. */
  readonly findings: readonly Finding[];
  readonly unmatched: readonly Unmatched[];
}
