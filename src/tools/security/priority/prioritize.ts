import type { Rank } from '#contracts/security/finding.ts';
import type { Exposure } from './exposure.ts';
import { exposureReasons } from './exposure-reasons.ts';
import { flawReasons, type RatedFlaw } from './flaw-reasons.ts';
import type { Reason } from './reason.ts';

export interface Priority {
  /**
   * - `now`: it is exploited, or everything speaks for it.
   * - `soon`: within days. `plan`: with the next update. `watch`: little to do, or little to fear.
   * - `none`: its distribution takes it for unimportant, and nothing speaks against that.
   */
  readonly rank: Rank;
  /** The sum of what the reasons weigh; compares findings of one rank. */
  readonly score: number;
  /** The weightiest first. */
  readonly reasons: readonly Reason[];
}

const leastScores: readonly (readonly [least: number, rank: Rank])[] = [
  [300, 'now'],
  [150, 'soon'],
  [85, 'plan'],
];
/** EPSS from which on a flaw of no importance is looked at all the same. */
const likely = 0.1;

/**
 * How urgent a finding is in this lab. `exposure`: of the container, or null for an image that no container runs. One more bad fact
 * never makes it less urgent.
 */
export function prioritize(finding: RatedFlaw, exposure: Exposure | null): Priority {
  const reasons = [...flawReasons(finding), ...(exposure === null ? [] : exposureReasons(exposure))];
  const score = reasons.reduce((sum, { weight }) => sum + weight, 0);
  return {
    rank: isOfNoImportance(finding) ? 'none' : rankOf(score),
    score,
    reasons: reasons.toSorted((a, b) => b.weight - a.weight),
  };
}

function rankOf(score: number): Rank {
  return leastScores.find(([least]) => score >= least)?.[1] ?? 'watch';
}

function isOfNoImportance({ severity, exploited, likelihood }: RatedFlaw): boolean {
  return severity === 'negligible' && exploited === null && (likelihood?.probability ?? 0) < likely;
}
