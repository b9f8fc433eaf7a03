import { useInfiniteQuery } from '@tanstack/react-query';
import { useLiveWatcher } from '../live.ts';
import { watcherApi } from '../watcher-api.ts';
import { useReread } from '../use-reread.ts';

const pageSize = 50;

interface RunsOf {
  readonly host?: string | undefined;
  readonly name?: string | undefined;
  readonly stack?: string | undefined;
}

/** Newest first, a page at a time; those under way as the live stream tells of them. */
export function useRuns({ host, name, stack }: RunsOf) {
  const { runs: told } = useLiveWatcher();
  const query = useInfiniteQuery({
    queryKey: ['watcher', 'runs', host, name, stack],
    queryFn: ({ pageParam, signal }) =>
      watcherApi.runs({ query: { host, name, stack, before: pageParam, limit: pageSize } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.id),
    placeholderData: (before) => before,
  });
  const version = [...told.values()].map(({ id, state }) => `${id}${state}`).join(' ');
  useReread(query.refetch, version || undefined);
  return { query, runs: query.data?.pages.flat().map((run) => told.get(run.id) ?? run) };
}
