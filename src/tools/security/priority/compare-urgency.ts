import type { Finding } from '../matching/finding.ts';
import { compareRanks } from './compare-ranks.ts';
import type { Priority } from './prioritize.ts';

type Named = Pick<Finding, 'flaw' | 'ecosystem' | 'release' | 'name' | 'version'>;

export interface Prioritized {
  readonly finding: Named;
  readonly priority: Pick<Priority, 'rank' | 'score'>;
}

/** The most urgent first. 0 only for the same flaw in the same package, so that a list is always in the same order. */
export function compareUrgency(a: Prioritized, b: Prioritized): number {
  return compareRanks(a.priority, b.priority) || compareNames(a.finding, b.finding);
}

function compareNames(a: Named, b: Named): number {
  const fields = ['flaw', 'ecosystem', 'release', 'name', 'version'] as const;
  const different = fields.find((field) => a[field] !== b[field]);
  return different === undefined ? 0 : a[different] < b[different] ? -1 : 1;
}
