import { useQuery } from '@tanstack/react-query';
import { queryClient } from '../../../shell/session.ts';
import { pulseApi } from '../pulse-api.ts';

const discoveryKey = ['pulse', 'discovery'] as const;

export function useDiscovery() {
  return useQuery({
    queryKey: discoveryKey,
    queryFn: ({ signal }) => pulseApi.discover({}, { signal }),
    refetchInterval: 60_000,
  });
}

export function rereadDiscovery(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: discoveryKey });
}
