import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { flawsKey } from '../reread-flaws.ts';
import { securityApi } from '../security-api.ts';

const pageSize = 50;

export function useDays(days: number) {
  return useQuery({
    queryKey: ['security', 'days', days],
    queryFn: ({ signal }) => securityApi.days({ query: { days } }, { signal }),
    staleTime: 60_000,
  });
}

/** Newest first, a page at a time. */
export function useMoments() {
  return useInfiniteQuery({
    queryKey: [...flawsKey, 'moments'],
    queryFn: ({ pageParam, signal }) =>
      securityApi.moments({ query: { before: pageParam, limit: pageSize } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.id),
  });
}
