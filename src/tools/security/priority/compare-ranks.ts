import { Rank } from '#contracts/security/finding.ts';

/** The most urgent first. */
export function compareRanks(
  a: { readonly rank: Rank; readonly score: number },
  b: { readonly rank: Rank; readonly score: number },
): number {
  return Rank.options.indexOf(a.rank) - Rank.options.indexOf(b.rank) || b.score - a.score;
}
