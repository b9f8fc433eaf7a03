import { z } from 'zod';
import { Words } from '../words.ts';
import { Package, PackageType } from './package.ts';

/** `negligible`: Debian's `unimportant`, Ubuntu's `negligible`. `unknown` is not low: nobody has rated it yet. */
export const Severity = z.enum(['unknown', 'negligible', 'low', 'medium', 'high', 'critical']);
export type Severity = z.infer<typeof Severity>;

/** How one source rates a flaw. */
export const Rating = z.object({
  /** `debian`, `ubuntu`, `redhat`, `github`, `nvd`, `osv`… */
  source: z.string(),
  severity: Severity,
  /** As the source writes it: `CVSS:3.1/AV:N/…`. */
  vector: z.string().nullable(),
  /** The base score of `vector`, 0 to 10. */
  score: z.number().nullable(),
});
export type Rating = z.infer<typeof Rating>;

/** What matters in this lab, most urgent first. `none`: accepted, or nothing is to be done. */
export const Rank = z.enum(['now', 'soon', 'plan', 'watch', 'none']);
export type Rank = z.infer<typeof Rank>;

/** One fact that raised or lowered the rank. Ids are stored and never renamed. */
export const RankReason = z.object({
  /** `exploited`, `ransomware`, `likely`, `severity`, `repair`, `exposed`, `privileged`… */
  id: z.string(),
  /** Part of the score: above 0 makes it more urgent, below 0 less. */
  weight: z.number(),
  words: Words,
});
export type RankReason = z.infer<typeof RankReason>;

/**
 * What repairs it.
 * - `fixed`: `version` of the package has the repair; with `channel` only subscribers get it (`esm`: Ubuntu Pro).
 * - `affected`: none yet. `deferred`, `will-not-fix`, `end-of-life`: none, and `note` says why in the source's words.
 */
export const Repair = z.object({
  state: z.enum(['fixed', 'affected', 'deferred', 'will-not-fix', 'end-of-life']),
  version: z.string().nullable(),
  channel: z.string().nullable(),
  note: z.string().nullable(),
});
export type Repair = z.infer<typeof Repair>;

/** In CISA's catalogue of flaws that are being exploited. */
export const Exploited = z.object({
  addedAtMs: z.int(),
  dueAtMs: z.int().nullable(),
  isRansomware: z.boolean(),
  action: z.string(),
});
export type Exploited = z.infer<typeof Exploited>;

/** FIRST's estimate that it is exploited within 30 days; both 0 to 1. */
export const Likelihood = z.object({ probability: z.number(), percentile: z.number() });
export type Likelihood = z.infer<typeof Likelihood>;

/** What one source says of it. */
export const FindingSource = z.object({
  feed: z.string(),
  /** As the source calls it: `GHSA-…`, `DSA-…`. */
  id: z.string(),
  url: z.string().nullable(),
  /** Its verdict on this package here, in one sentence. */
  words: Words,
});
export type FindingSource = z.infer<typeof FindingSource>;

/** A package that has the flaw, and where in the image it is. */
export const FlawedPackage = Package.pick({ name: true, version: true, arch: true, path: true }).extend({
  /** From the bottom, 0 first; null where layers were not read. */
  layer: z.int().nullable(),
});
export type FlawedPackage = z.infer<typeof FlawedPackage>;

/** Why it is not open: a rule of somebody's says so. */
export const AcceptedBy = z.object({
  rule: z.string(),
  by: z.string(),
  reason: z.string(),
  untilMs: z.int().nullable(),
});
export type AcceptedBy = z.infer<typeof AcceptedBy>;

/** One flaw in one package of one image. All binary packages of one source are one finding. */
export const Finding = z.object({
  /** The CVE id, or the first name of the same flaw. */
  flaw: z.string(),
  /** Its other names. */
  aliases: z.array(z.string()),
  title: z.string().nullable(),
  type: PackageType,
  /** The source package where the manager has sources, otherwise the package itself. */
  package: z.string(),
  version: z.string(),
  packages: z.array(FlawedPackage),
  repair: Repair,
  severity: Severity,
  /** Whose rating `severity` is. */
  ratedBy: z.string().nullable(),
  ratings: z.array(Rating),
  exploited: Exploited.nullable(),
  likelihood: Likelihood.nullable(),
  rank: Rank,
  score: z.number(),
  reasons: z.array(RankReason),
  sources: z.array(FindingSource),
  /** Its source says that it does not matter; shown only when asked for. */
  isHidden: z.boolean(),
  accepted: AcceptedBy.nullable(),
  /** When NEXUS first saw it in this image's line (same repository, or same container). */
  firstSeenAtMs: z.int(),
  publishedAtMs: z.int().nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** How many there are of each rank; accepted and hidden ones are apart. */
export const FindingCounts = z.object({
  ranks: z.record(Rank, z.int()),
  severities: z.record(Severity, z.int()),
  /** Open ones that a newer version of the package repairs. */
  repairable: z.int(),
  exploited: z.int(),
  accepted: z.int(),
  hidden: z.int(),
});
export type FindingCounts = z.infer<typeof FindingCounts>;
