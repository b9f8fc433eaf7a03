import { useQuery } from '@tanstack/react-query';
import { notifyApi } from '../live.ts';

/** Those of now, and what is known of reading them. */
export function useDestinations() {
  return useQuery({
    queryKey: ['notify', 'destinations'],
    queryFn: ({ signal }) => notifyApi.destinations({}, { signal }),
    refetchInterval: 30_000,
  });
}
