import { useQuery } from '@tanstack/react-query';
import { queryClient } from '../../../shell/session.ts';
import { containersApi } from '../live.ts';
import { useRefreshWith } from '../resources/use-refresh-with.ts';

const key = ['containers', 'networks'] as const;

export function useNetworks() {
  useRefreshWith(key, 'network');
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => containersApi.networks({ query: {} }, { signal }),
    refetchInterval: 30_000,
  });
}

export function useNetwork(host: string, network: string) {
  return useQuery({
    queryKey: [...key, host, network],
    queryFn: ({ signal }) => containersApi.networkDetails({ params: { host, network } }, { signal }),
  });
}

export function refreshNetworks(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: key });
}
