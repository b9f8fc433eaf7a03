import { useQuery } from '@tanstack/react-query';
import { keyOf } from '../live-store.ts';
import { useLiveWatcher } from '../live.ts';
import { watcherApi } from '../watcher-api.ts';
import { useReread } from '../use-reread.ts';

/** One container with all that is known of it; what the live stream tells stands before what was read. */
export function useWatched(host: string, name: string) {
  const live = useLiveWatcher();
  const row = live.containers.get(keyOf({ host, name }));
  const query = useQuery({
    queryKey: ['watcher', 'details', host, name],
    queryFn: ({ signal }) => watcherApi.updateDetails({ params: { host, name } }, { signal }),
    staleTime: 0,
  });
  const version = row && JSON.stringify([row.id, row.verdict, row.policy, row.snoozedUntilMs, row.runId]);
  useReread(query.refetch, version);
  const details = query.data && row ? { ...query.data, ...row } : query.data;
  return { query, row, details, isLoaded: live.loaded };
}
