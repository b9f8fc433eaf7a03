import type { AcceptedBy, Finding as ShownFinding, Repair } from '#contracts/security/finding.ts';
import type { Finding } from '../matching/finding.ts';
import type { Priority } from '../priority/prioritize.ts';

export interface JudgedFinding {
  readonly finding: Finding;
  readonly priority: Priority;
  /** The rule that keeps it quiet wherever the image runs; null where one container is left open. */
  readonly accepted: AcceptedBy | null;
  readonly firstSeenAtMs: number;
}

/** As the contract shows it. */
export function showFinding({ finding, priority, accepted, firstSeenAtMs }: JudgedFinding): ShownFinding {
  const { exploited, likelihood } = finding;
  return {
    flaw: finding.flaw,
    aliases: [...finding.aliases],
    title: finding.title,
    type: finding.type,
    package: finding.name,
    version: finding.version,
    packages: finding.packages.map((one) => ({ ...one })),
    repair: repairOf(finding),
    severity: finding.severity,
    ratedBy: finding.severitySource,
    ratings: finding.ratings.map((one) => ({ ...one })),
    exploited: exploited && {
      addedAtMs: exploited.addedAtMs,
      dueAtMs: exploited.dueAtMs,
      isRansomware: exploited.isRansomware,
      action: exploited.action,
    },
    likelihood: likelihood && {
      probability: likelihood.probability,
      percentile: likelihood.percentile,
    },
    rank: priority.rank,
    score: priority.score,
    reasons: priority.reasons.map(({ id, weight, words }) => ({ id, weight, words: { ...words } })),
    sources: finding.sources.map(({ feed, id, url, words }) => ({ feed, id, url, words: { ...words } })),
    isHidden: finding.isHidden,
    accepted,
    firstSeenAtMs,
    publishedAtMs: finding.publishedAtMs,
  };
}

/** A repair for everybody comes before one that only subscribers get. */
function repairOf({ state, fixedVersion, channelFixes, note }: Finding): Repair {
  const [channel] = channelFixes;
  if (fixedVersion !== null || channel === undefined)
    return { state, version: fixedVersion, channel: null, note };
  return { state, version: channel.version, channel: channel.channel, note };
}
