import { useQuery } from '@tanstack/react-query';
import type { VolumeSummary } from '#contracts/containers/volumes.ts';
import { queryClient } from '../../../shell/session.ts';
import { containersApi } from '../live.ts';
import { useRefreshWith } from '../resources/use-refresh-with.ts';

const key = ['containers', 'volumes'] as const;

export function useVolumes() {
  useRefreshWith(key, 'volume');
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => containersApi.volumes({ query: {} }, { signal }),
    refetchInterval: 30_000,
  });
}

export function refreshVolumes(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: key });
}

/** A volume that nobody named has 64 digits for a name. */
export function volumeName({ name }: Pick<VolumeSummary, 'name'>): string {
  return /^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name;
}
