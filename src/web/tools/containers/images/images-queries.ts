import { useQuery } from '@tanstack/react-query';
import type { ImageSummary } from '#contracts/containers/images.ts';
import { containersApi } from '../live.ts';
import { useRefreshWith } from '../resources/use-refresh-with.ts';

const key = ['containers', 'images'] as const;

export function useImages() {
  useRefreshWith(key, 'image');
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => containersApi.images({ query: {} }, { signal }),
    refetchInterval: 30_000,
  });
}

export function useImage(host: string, image: string) {
  return useQuery({
    queryKey: [...key, host, image],
    queryFn: ({ signal }) => containersApi.imageDetails({ params: { host, image } }, { signal }),
  });
}

/** What people call it: its first tag, else the beginning of its id. */
export function imageName({ tags, id }: Pick<ImageSummary, 'tags' | 'id'>): string {
  return tags[0] ?? id.replace('sha256:', '').slice(0, 12);
}
