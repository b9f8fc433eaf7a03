import { useQuery } from '@tanstack/react-query';
import type { Destination } from '#contracts/notify/destinations.ts';
import { notifyApi } from '../live.ts';

const none: readonly Destination[] = [];

export function useDestinations(): readonly Destination[] {
  const { data } = useQuery({
    queryKey: ['notify', 'destinations'],
    queryFn: ({ signal }) => notifyApi.destinations({}, { signal }),
  });
  return data ?? none;
}
