import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { flawsKey } from '../reread-flaws.ts';
import { useLiveLab } from '../live.ts';
import { keyOf } from '../live-store.ts';
import { securityApi } from '../security-api.ts';

/** One image with all that is known of it; what the live stream tells stands before what was read. */
export function useImage(host: string, id: string) {
  const live = useLiveLab();
  const row = live.images.get(keyOf({ host, id }));
  const query = useQuery({
    queryKey: [...flawsKey, 'image', host, id],
    queryFn: ({ signal }) => securityApi.imageDetails({ params: { host, image: id } }, { signal }),
  });
  const version = row && JSON.stringify([row.knowledge, row.counts, row.containers.length]);
  const { refetch } = query;
  useEffect(() => {
    if (version !== undefined) void refetch();
  }, [version, refetch]);
  const details = query.data && row ? { ...query.data, ...row } : query.data;
  return { query, row, details, isLoaded: live.loaded };
}

export function useImagePackages(host: string, id: string) {
  return useQuery({
    queryKey: [...flawsKey, 'image-packages', host, id],
    queryFn: ({ signal }) => securityApi.imagePackages({ params: { host, image: id } }, { signal }),
  });
}
