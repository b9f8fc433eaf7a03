import type { Inventory } from '../inventories/inventory.ts';
import { askedReleases } from '../matching/asked-names.ts';
import type { MatchResult } from '../matching/finding.ts';
import type { Release } from '../matching/release.ts';
import type { Advisories } from '../watch-advisories/advisories.ts';
import { advisoriesError } from './read-errors.ts';
import { uncompared } from './unmatched-problems.ts';

export interface Matching {
  readonly advisories: Pick<Advisories, 'match'>;
  /** Fetches advisories that no image of a host needs so far; resolves once that was tried. */
  readonly fetchFor?: ((releases: readonly Release[], signal: AbortSignal) => Promise<void>) | undefined;
}

/** Then it is compared with what is here. */
const mostFetchMs = 2 * 60_000;

/** Rejects with NexusError `unavailable`, and with the signal's reason. */
export async function matchInventory(
  { advisories, fetchFor }: Matching,
  inventory: Inventory,
  signal: AbortSignal,
): Promise<MatchResult> {
  try {
    const first = await advisories.match(inventory);
    signal.throwIfAborted();
    const isLacking = uncompared(first.unmatched).some(({ reason }) => reason === 'no-advisories');
    if (!fetchFor || !isLacking) return first;
    const late = AbortSignal.timeout(mostFetchMs);
    await fetchFor(askedReleases(inventory), AbortSignal.any([signal, late])).catch((error: unknown) => {
      if (!late.aborted || signal.aborted) throw error;
    });
    return await advisories.match(inventory);
  } catch (error) {
    throw advisoriesError(error);
  }
}
