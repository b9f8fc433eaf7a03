import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { MonitorStatus } from '#contracts/pulse/monitor.ts';
import { pulseApi } from '../live.ts';

const pageSize = 50;
const refreshMs = 30_000;

/** The newest ones of a monitor; read anew when it changes how it is. */
export function useIncidents({ monitorId }: { monitorId: string }, status: MonitorStatus) {
  return useQuery({
    queryKey: ['pulse', 'incidents', 'of', monitorId, status],
    queryFn: ({ signal }) => pulseApi.incidents({ query: { monitorId, limit: pageSize } }, { signal }),
    placeholderData: (before, query) => (query?.queryKey[3] === monitorId ? before : undefined),
    refetchInterval: refreshMs,
  });
}

export type IncidentState = 'open' | 'ended';

/** All of them, newest first, a page at a time. */
export function useAllIncidents(state: IncidentState | undefined) {
  return useInfiniteQuery({
    queryKey: ['pulse', 'incidents', 'all', state],
    queryFn: ({ pageParam, signal }) =>
      pulseApi.incidents({ query: { state, beforeMs: pageParam, limit: pageSize } }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.startedMs),
    refetchInterval: refreshMs,
  });
}

export function incidentKey(id: string) {
  return ['pulse', 'incident', id] as const;
}

export function useIncident(id: string) {
  return useQuery({
    queryKey: incidentKey(id),
    queryFn: ({ signal }) => pulseApi.incident({ params: { id } }, { signal }),
    // One that goes on grows.
    refetchInterval: ({ state }) => (state.data?.endedMs === null ? refreshMs : false),
  });
}
