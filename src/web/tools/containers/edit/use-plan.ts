import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { WantedContainer } from '#contracts/containers/edit.ts';
import { useSettled } from './use-settled.ts';

export interface PlanState<Plan> {
  /** The last one that came; of an earlier text while `isCurrent` is false. */
  readonly plan: Plan | undefined;
  readonly isCurrent: boolean;
  readonly error: unknown;
  readonly refetch: () => void;
}

/** Asks what is typed would do, each time typing pauses; nothing while it cannot be read. */
export function usePlan<Plan>(
  key: readonly string[],
  wanted: WantedContainer | null,
  ask: (wanted: WantedContainer, signal: AbortSignal) => Promise<Plan>,
): PlanState<Plan> {
  const text = wanted ? JSON.stringify(wanted) : '';
  const settled = useSettled(text);
  const query = useQuery({
    queryKey: ['containers', 'plan', ...key, settled],
    // The text is the key: what was asked for is what it says.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    queryFn: ({ signal }) => ask(JSON.parse(settled) as WantedContainer, signal),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    staleTime: 2000,
    gcTime: 10_000,
    retry: false,
  });
  const isCurrent = settled === text && text !== '' && query.isSuccess && !query.isPlaceholderData;
  return {
    plan: query.data,
    isCurrent: isCurrent && !query.isFetching,
    error: query.error,
    refetch: () => void query.refetch(),
  };
}
