import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AcceptanceScope } from '#contracts/security/acceptance.ts';
import { flawsKey } from '../reread-flaws.ts';
import { securityApi } from '../security-api.ts';
import { useSettled } from '../use-settled.ts';

/** Asked anew with the flaws: how many findings a rule keeps quiet follows them. */
export function useAcceptances() {
  return useQuery({
    queryKey: [...flawsKey, 'acceptances'],
    queryFn: ({ signal }) => securityApi.acceptances({}, { signal }),
  });
}

/** What a rule would keep quiet, as it is typed. `null`: it names nothing yet. */
export function usePreview(scope: AcceptanceScope | null, isUntilRepair: boolean) {
  const wanted = useSettled(JSON.stringify(scope), 300);
  const isSettled = wanted === JSON.stringify(scope);
  const query = useQuery({
    queryKey: [...flawsKey, 'preview', wanted, isUntilRepair],
    queryFn: ({ signal }) => {
      if (scope === null) return { findings: 0, examples: [] };
      return securityApi.previewAcceptance({ body: { scope, isUntilRepair } }, { signal });
    },
    enabled: scope !== null && isSettled,
    placeholderData: keepPreviousData,
  });
  return { ...query, isLooking: !isSettled || query.isFetching };
}
