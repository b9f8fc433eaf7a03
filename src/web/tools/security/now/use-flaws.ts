import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { flawsKey } from '../reread-flaws.ts';
import { securityApi } from '../security-api.ts';
import { useSettled } from '../use-settled.ts';
import { flawFilter, type FlawSearch, pageSize } from './flaw-search.ts';

/** One page of the list, what matters most first; the one before stays while the next is on its way. */
export function useFlaws({ q, ...search }: FlawSearch) {
  const words = useSettled(q);
  const filter = flawFilter({ ...search, q: words });
  const offset = ((search.page ?? 1) - 1) * pageSize;
  return useQuery({
    queryKey: [...flawsKey, 'list', filter, offset],
    queryFn: ({ signal }) => securityApi.flaws({ query: { ...filter, offset, limit: pageSize } }, { signal }),
    placeholderData: keepPreviousData,
  });
}
