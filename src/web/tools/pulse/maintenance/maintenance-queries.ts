import { useQuery } from '@tanstack/react-query';
import { queryClient } from '../../../shell/session.ts';
import { pulseApi } from '../pulse-api.ts';

const windowsKey = ['pulse', 'maintenance'] as const;

export function useWindows() {
  return useQuery({
    queryKey: windowsKey,
    queryFn: ({ signal }) => pulseApi.maintenanceWindows({}, { signal }),
    refetchInterval: 30_000,
  });
}

export function rereadWindows(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: windowsKey });
}
