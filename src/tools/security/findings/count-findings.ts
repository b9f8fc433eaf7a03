import { type Finding, type FindingCounts, Rank, Severity } from '#contracts/security/finding.ts';

type Countable = Pick<Finding, 'rank' | 'severity' | 'repair' | 'exploited' | 'isHidden' | 'accepted'>;

export function isOpen({ isHidden, accepted }: Pick<Finding, 'isHidden' | 'accepted'>): boolean {
  return !isHidden && accepted === null;
}

/** Everybody can get the repair: what only subscribers get is none. */
export function isRepairable({ repair }: Pick<Finding, 'repair'>): boolean {
  return repair.state === 'fixed' && repair.channel === null;
}

/** Open ones by rank and severity; accepted and hidden ones apart, accepted first. */
export function countFindings(findings: Iterable<Countable>): FindingCounts {
  const counts: FindingCounts = {
    ranks: zeroes(Rank.options),
    severities: zeroes(Severity.options),
    repairable: 0,
    exploited: 0,
    accepted: 0,
    hidden: 0,
  };
  for (const finding of findings) {
    if (finding.accepted !== null) counts.accepted += 1;
    else if (finding.isHidden) counts.hidden += 1;
    else countOpen(counts, finding);
  }
  return counts;
}

function countOpen(counts: FindingCounts, finding: Countable): void {
  counts.ranks[finding.rank] += 1;
  counts.severities[finding.severity] += 1;
  if (isRepairable(finding)) counts.repairable += 1;
  if (finding.exploited !== null) counts.exploited += 1;
}

function zeroes<Name extends string>(names: readonly Name[]): Record<Name, number> {
  // Object.fromEntries forgets the names that it was given.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}

export function sumCounts(all: Iterable<FindingCounts>): FindingCounts {
  const sum = countFindings([]);
  for (const counts of all) {
    for (const rank of Rank.options) sum.ranks[rank] += counts.ranks[rank];
    for (const severity of Severity.options) sum.severities[severity] += counts.severities[severity];
    for (const name of ['repairable', 'exploited', 'accepted', 'hidden'] as const) sum[name] += counts[name];
  }
  return sum;
}
