import { useQuery } from '@tanstack/react-query';
import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import { queryClient } from '../../../shell/session.ts';
import { notifyApi } from '../live.ts';
import { useSettled } from '../inputs/use-settled.ts';

const templatesKey = ['notify', 'templates'] as const;

export function useTemplates() {
  return useQuery({
    queryKey: templatesKey,
    queryFn: ({ signal }) => notifyApi.templates({}, { signal }),
  });
}

export type TemplatesQuery = ReturnType<typeof useTemplates>;
export type TemplatesAnswer = NonNullable<TemplatesQuery['data']>;

export function refreshTemplates(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: templatesKey });
}

export type Preview = Awaited<ReturnType<typeof notifyApi.previewTemplate>>;

export interface PreviewOf {
  /** Without both, the built-in words. */
  readonly title?: string;
  readonly body?: string;
  /** Of an alert; absent: of an example. */
  readonly fingerprint?: string;
  readonly language: MessageLanguage;
}

/** What the words would say, a moment after the last key. */
export function useTemplatePreview(of: PreviewOf) {
  const asked = useSettled(JSON.stringify(of));
  return useQuery({
    queryKey: ['notify', 'template-preview', asked],
    queryFn: ({ signal }) => notifyApi.previewTemplate({ body: JSON.parse(asked) }, { signal }),
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 10_000,
  });
}
