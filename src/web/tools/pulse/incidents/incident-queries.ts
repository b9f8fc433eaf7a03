import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { MonitorStatus } from '#contracts/pulse/monitor.ts';
import { livePulse } from '../live.ts';
import { pulseApi } from '../pulse-api.ts';
import { useReread } from '../use-reread.ts';

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

/** All of them, newest first, a page at a time; read anew when another monitor is down, or no longer. */
export function useAllIncidents(state: IncidentState | undefined) {
  const query = useInfiniteQuery({
    queryKey: ['pulse', 'incidents', 'all', state],
    queryFn: ({ pageParam, signal }) =>
      pulseApi.incidents({ query: { state, beforeMs: pageParam, limit: pageSize } }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.startedMs),
    refetchInterval: refreshMs,
  });
  useReread(query.refetch, useSyncExternalStore(livePulse.subscribe, idsOfDown));
  return query;
}

function idsOfDown(): string {
  const down = [...livePulse.get().monitors.values()].filter(({ status }) => status === 'down');
  return down.map(({ id }) => id).join(' ');
}

export function incidentKey(id: string) {
  return ['pulse', 'incident', id] as const;
}

/** Read anew when its monitor changes how it is. */
export function useIncident(id: string) {
  const query = useQuery({
    queryKey: incidentKey(id),
    queryFn: ({ signal }) => pulseApi.incident({ params: { id } }, { signal }),
    // One that goes on grows.
    refetchInterval: ({ state }) => (state.data?.endedMs === null ? refreshMs : false),
  });
  const { monitorId = '', endedMs } = query.data ?? {};
  const status = () => livePulse.get().monitors.get(monitorId)?.status;
  const now = useSyncExternalStore(livePulse.subscribe, status);
  useReread(query.refetch, endedMs === null ? now : undefined);
  return query;
}
