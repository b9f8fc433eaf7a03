import { useQuery } from '@tanstack/react-query';
import { queryClient } from '../../../shell/session.ts';
import { watcherApi } from '../watcher-api.ts';

const refreshMs = 30_000;
const registriesKey = ['watcher', 'registries'] as const;

export function useRegistries() {
  return useQuery({
    queryKey: registriesKey,
    queryFn: ({ signal }) => watcherApi.registries({}, { signal }),
    refetchInterval: refreshMs,
  });
}

export function useRegistryKinds() {
  return useQuery({
    queryKey: ['watcher', 'registry-kinds'],
    queryFn: ({ signal }) => watcherApi.registryKinds({}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function rereadRegistries(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: registriesKey });
}
