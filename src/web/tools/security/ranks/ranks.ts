import type { FindingCounts, Rank, Severity } from '#contracts/security/finding.ts';

/** Most urgent first. */
export const ranks = ['now', 'soon', 'plan', 'watch', 'none'] as const satisfies readonly Rank[];
/** The ranks that ask something of a person, sooner or later. */
export const openRanks = ['now', 'soon', 'plan', 'watch'] as const satisfies readonly Rank[];
/** Worst first; what nobody rated stands apart, behind the rest. */
export const severities = [
  'critical',
  'high',
  'medium',
  'low',
  'negligible',
  'unknown',
] as const satisfies readonly Severity[];

export function openCount({ ranks: counts }: Pick<FindingCounts, 'ranks'>): number {
  return openRanks.reduce((sum, rank) => sum + (counts[rank] ?? 0), 0);
}

/** The most urgent rank that has any; `none` where nothing is open. */
export function worstRank({ ranks: counts }: Pick<FindingCounts, 'ranks'>): Rank {
  return openRanks.find((rank) => (counts[rank] ?? 0) > 0) ?? 'none';
}

/** Sorts by the most urgent that there is, then by how many of it. */
export function byUrgency(a: Pick<FindingCounts, 'ranks'>, b: Pick<FindingCounts, 'ranks'>): number {
  for (const rank of openRanks) {
    const difference = (b.ranks[rank] ?? 0) - (a.ranks[rank] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
