import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { pulseApi } from './pulse-api.ts';

/** The ways of checking that this server has. */
export function useKinds() {
  return useQuery({
    queryKey: ['pulse', 'kinds'],
    queryFn: ({ signal }) => pulseApi.monitorKinds({}, { signal }),
    staleTime: Infinity,
  });
}

/** What a kind is called; its id until that is read. */
export function useKindTitle(): (id: string) => string {
  const language = useLanguage();
  const { data } = useKinds();
  return useCallback((id) => data?.find((kind) => kind.id === id)?.title[language] ?? id, [data, language]);
}
