import { useQuery } from '@tanstack/react-query';
import type { WebhookMapping } from '#contracts/notify/inputs.ts';
import { notifyApi } from '../live.ts';
import { useSettled } from './use-settled.ts';

export type Preview = Awaited<ReturnType<typeof notifyApi.previewMapping>>;

/** What the mapping makes of the body, a moment after the last key. */
export function useMappingPreview(mapping: WebhookMapping, body: string): Preview | undefined {
  const asked = useSettled(JSON.stringify({ mapping, body }));
  const { data } = useQuery({
    queryKey: ['notify', 'mapping-preview', asked],
    queryFn: ({ signal }) => notifyApi.previewMapping({ body: JSON.parse(asked) }, { signal }),
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 10_000,
  });
  return data;
}
