import { useNavigate, useSearch } from '@tanstack/react-router';
import { readSort, type Sort, writeSort } from '../../ui/table/column.ts';
import type { DetailTab, ListSearch } from './list-search.ts';

/** Reads and writes the filters of the list in the address. Typing replaces the entry; opening a container adds one. */
export function useListAddress() {
  const search: ListSearch & { tab?: DetailTab } = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (next: Partial<ListSearch>) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...next }), replace: true });
  return {
    search,
    change,
    sort: readSort(search.sort),
    changeSort: (sort: Sort | null) => change({ sort: sort ? writeSort(sort) : undefined }),
    open: (container: { host: string; id: string }, tab?: DetailTab) =>
      void navigate({
        to: `/containers/${encodeURIComponent(container.host)}/${container.id}`,
        search: { ...listPart(search), ...(tab ? { tab } : {}) },
      }),
    close: () => void navigate({ to: '/containers', search: listPart(search) }),
    selectTab: (tab: DetailTab) => void navigate({ to: '.', search: { ...search, tab }, replace: true }),
  };
}

function listPart({ q, stack, state, flat, sort }: ListSearch): ListSearch {
  return { q, stack, state, flat, sort };
}
