import { useQuery } from '@tanstack/react-query';
import type { WebhookMapping } from '#contracts/notify/inputs.ts';
import { notifyApi } from '../live.ts';
import { useSettled } from './use-settled.ts';

export type Preview = Awaited<ReturnType<typeof notifyApi.previewMapping>>;

interface Draft {
  readonly mapping: WebhookMapping;
  readonly body: string;
  readonly name: string;
}

/** What the mapping makes of the body, a moment after the last key. */
export function useMappingPreview(draft: Draft): Preview | undefined {
  const asked = useSettled(JSON.stringify(draft));
  const { data } = useQuery({
    queryKey: ['notify', 'mapping-preview', asked],
    queryFn: ({ signal }) => notifyApi.previewMapping({ body: JSON.parse(asked) }, { signal }),
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 10_000,
  });
  return data;
}
