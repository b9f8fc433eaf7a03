import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import { RecreateOptions } from '#contracts/containers/recreate.ts';
import { useSettled } from '../edit/use-settled.ts';
import { containersApi } from '../live.ts';

/** Asks what the choices would do, each time typing pauses; nothing while they cannot be meant. */
export function useRecreatePlan(
  { host, id }: Pick<ContainerSummary, 'host' | 'id'>,
  options: RecreateOptions | null,
) {
  // Neither the reason nor the time of the proof changes what is planned.
  const asked = options ? JSON.stringify({ image: options.image, pull: options.pull }) : '';
  const settled = useSettled(asked);
  const query = useQuery({
    queryKey: ['containers', 'recreate-plan', host, id, settled],
    queryFn: ({ signal }) =>
      containersApi.planRecreate(
        { params: { host, id }, body: RecreateOptions.parse(JSON.parse(settled)) },
        { signal },
      ),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const isSettled = settled === asked && asked !== '';
  return {
    plan: query.data,
    error: isSettled ? query.error : null,
    isCurrent: isSettled && query.isSuccess && !query.isPlaceholderData,
  };
}
