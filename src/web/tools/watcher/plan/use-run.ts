import { useQuery } from '@tanstack/react-query';
import { containers } from '#contracts/containers.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import { apiClient } from '../../../shell/api.ts';
import { useMay } from '../../../shell/session.ts';
import { isUnderWay } from '../history/run-state.ts';
import { useLiveWatcher } from '../live.ts';
import { watcherApi } from '../watcher-api.ts';
import { useReread } from '../use-reread.ts';

const containersApi = apiClient(containers);
const followMs = 1_000;

/** The run as the live stream last told of it. */
export function useRun(begun: UpdateRun): UpdateRun {
  return useLiveWatcher().runs.get(begun.id) ?? begun;
}

/** Read by its id; read anew when the live stream tells of it, since what took it back is told with another. */
export function useRunById(id: string | null) {
  const { runs } = useLiveWatcher();
  const told = id === null ? undefined : runs.get(id);
  const query = useQuery({
    queryKey: ['watcher', 'run', id],
    queryFn: ({ signal }) => watcherApi.run({ params: { run: id ?? '' } }, { signal }),
    enabled: id !== null,
  });
  useReread(query.refetch, id === null ? undefined : versionOf(runs.values()));
  return { query, run: told ?? query.data };
}

function versionOf(runs: Iterable<UpdateRun>): string | undefined {
  const ended = [...runs].filter(({ state }) => !isUnderWay(state));
  return ended.length === 0 ? undefined : ended.map(({ id }) => id).join(' ');
}

/** The work of Containers behind a run, followed while the container is being replaced. */
export function useRunOperation({ operationId, state }: UpdateRun): Operation | undefined {
  const maySee = useMay()('containers:read', 'somewhere');
  const { data } = useQuery({
    queryKey: ['watcher', 'operation', operationId],
    queryFn: async ({ signal }) => {
      const all = await containersApi.operations({ query: {} }, { signal });
      return all.find(({ id }) => id === operationId) ?? null;
    },
    enabled: maySee && operationId !== null && isUnderWay(state),
    refetchInterval: followMs,
    retry: false,
  });
  return data ?? undefined;
}
