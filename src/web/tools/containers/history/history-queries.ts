import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { TimelineKind } from '#contracts/containers/history.ts';
import { containersApi } from '../live.ts';
import { markedKinds } from './event-tone.ts';
import type { ShownTime } from '../../../ui/chart/shown-range.ts';

const pageSize = 50;
const mostMarks = 100;
const refreshMs = 20_000;

export interface AboutContainer {
  readonly host: string;
  readonly id: string;
}

export function useUsage({ host, id }: AboutContainer, time: ShownTime) {
  return useQuery({
    queryKey: ['containers', 'usage', host, id, time.fromMs, time.toMs],
    queryFn: ({ signal }) => containersApi.usage({ params: { host, id }, query: time }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** The newest events of a time, for the charts. */
export function useMarks({ host, id }: AboutContainer, { fromMs, toMs }: ShownTime) {
  const query = { host, container: id, kinds: markedKinds.join(','), fromMs, toMs, limit: mostMarks };
  return useQuery({
    queryKey: ['containers', 'timeline', 'marks', query],
    queryFn: ({ signal }) => containersApi.timeline({ query }, { signal }),
    placeholderData: keepPreviousData,
  });
}

export interface TimelineFilter {
  readonly host?: string | undefined;
  readonly container?: string | undefined;
  readonly stack?: string | undefined;
  readonly kinds?: readonly TimelineKind[] | undefined;
}

export function useTimeline({ host, container, stack, kinds }: TimelineFilter) {
  const query = { host, container, stack, kinds: kinds?.join(','), limit: pageSize };
  return useInfiniteQuery({
    queryKey: ['containers', 'timeline', query],
    queryFn: ({ pageParam, signal }) =>
      containersApi.timeline({ query: { ...query, before: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: refreshMs,
  });
}

export function useComparison(stack: string | undefined, time: ShownTime) {
  return useQuery({
    queryKey: ['containers', 'compare-usage', stack, time.fromMs, time.toMs],
    queryFn: ({ signal }) => containersApi.compareUsage({ query: { ...time, stack } }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function useHistories() {
  return useQuery({
    queryKey: ['containers', 'histories'],
    queryFn: ({ signal }) => containersApi.histories({ query: {} }, { signal }),
  });
}
