import { useNavigate, useSearch } from '@tanstack/react-router';
import { readSort, type Sort, writeSort } from '../../../ui/table/column.ts';
import type { DetailTab } from '../detail/detail-search.ts';
import type { ListSearch } from './list-search.ts';

/** Reads and writes the filters of the list in the address. Typing replaces the entry; opening something adds one. */
export function useListAddress() {
  const all: ListSearch = useSearch({ strict: false });
  const { q, state, kind, tag, sort } = all;
  const search: ListSearch = { q, state, kind, tag, sort };
  const navigate = useNavigate();
  const change = (next: Partial<ListSearch>, replace = true) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...next }), replace });
  return {
    search,
    edited: all.edit,
    change,
    sort: readSort(sort),
    changeSort: (next: Sort | null) => change({ sort: next ? writeSort(next) : undefined }),
    open: (id: string, tab?: DetailTab) =>
      void navigate({
        to: `/pulse/monitors/${encodeURIComponent(id)}`,
        search: { ...search, ...(tab && { tab }) },
      }),
    close: () => void navigate({ to: '/pulse', search }),
    edit: (edit: string) => change({ edit }, false),
    closeForm: () => change({ edit: undefined }),
  };
}
