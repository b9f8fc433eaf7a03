import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PolicyPreview } from '#contracts/watcher/policies.ts';
import { keyOf } from '../live-store.ts';
import { watcherApi } from '../watcher-api.ts';
import type { RulesBody } from './rules-draft.ts';
import { useSettled } from './use-settled.ts';

/** What the rules that are saved do. */
export function useSavedPreview() {
  return useQuery({
    queryKey: ['watcher', 'preview', 'saved'],
    queryFn: ({ signal }) => watcherApi.previewPolicies({ body: {} }, { signal }),
  });
}

/** What the rules as they are written now would do, asked for each time typing pauses. */
export function useDraftPreview(body: RulesBody | null) {
  const settled = useSettled(body === null ? '' : JSON.stringify(body));
  return useQuery({
    queryKey: ['watcher', 'preview', 'draft', settled],
    queryFn: ({ signal }) => {
      const asked: RulesBody = JSON.parse(settled);
      return watcherApi.previewPolicies({ body: asked }, { signal });
    },
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
}

/** Those for which something else would happen, or at another time. */
export function changedKeys(
  before: readonly PolicyPreview[],
  after: readonly PolicyPreview[],
): ReadonlySet<string> {
  const known = new Map(before.map((one) => [keyOf(one), outcomeOf(one)]));
  return new Set(after.filter((one) => known.get(keyOf(one)) !== outcomeOf(one)).map(keyOf));
}

function outcomeOf({ happens, atMs, update }: PolicyPreview): string {
  return JSON.stringify([happens, atMs, update?.reference, update?.to.digest]);
}
