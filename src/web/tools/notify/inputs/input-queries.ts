import { useQuery } from '@tanstack/react-query';
import { queryClient } from '../../../shell/session.ts';
import { notifyApi } from '../live.ts';

const inputsKey = ['notify', 'inputs'] as const;

export function useInputs() {
  return useQuery({
    queryKey: inputsKey,
    queryFn: ({ signal }) => notifyApi.inputs({}, { signal }),
    refetchInterval: 15_000,
  });
}

export type InputsQuery = ReturnType<typeof useInputs>;

export function usePresets() {
  return useQuery({
    queryKey: ['notify', 'mapping-presets'],
    queryFn: ({ signal }) => notifyApi.mappingPresets({}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The last body that an input received; only for those who may configure. */
export function useLastReport(id: string | undefined, isWanted: boolean) {
  return useQuery({
    queryKey: ['notify', 'last-report', id],
    queryFn: ({ signal }) => notifyApi.lastReport({ params: { id: id ?? '' } }, { signal }),
    enabled: isWanted && id !== undefined,
    staleTime: 0,
  });
}

export function refreshInputs(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: inputsKey });
}
