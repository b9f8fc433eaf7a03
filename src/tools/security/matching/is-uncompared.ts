import type { Unmatched } from './finding.ts';

/** False where somebody else watches over the package, or nothing could be wrong with it here: it need not be compared. */
export function isUncompared({ reason }: Pick<Unmatched, 'reason'>): boolean {
  return reason !== 'owned-by-system' && reason !== 'kernel';
}
