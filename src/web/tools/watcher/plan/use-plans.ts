import { useQueries } from '@tanstack/react-query';
import type { UpdatePlan, UpdateTarget } from '#contracts/watcher/run.ts';
import { keyOf } from '../live-store.ts';
import { watcherApi } from '../watcher-api.ts';

export interface Planned {
  readonly target: UpdateTarget;
  readonly plan: UpdatePlan | undefined;
  readonly error: unknown;
}

/** What each update would do, asked for once the dialog is open and never remembered. */
export function usePlans(targets: readonly UpdateTarget[]): readonly Planned[] {
  const queries = useQueries({
    queries: targets.map((target) => ({
      queryKey: ['watcher', 'plan', keyOf(target), target.tag, target.digest],
      queryFn: ({ signal }: { signal: AbortSignal }) => watcherApi.planUpdate({ body: target }, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      retry: false,
    })),
  });
  return targets.map((target, index) => ({
    target,
    plan: queries[index]?.data,
    error: queries[index]?.error ?? null,
  }));
}
