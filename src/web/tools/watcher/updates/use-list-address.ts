import { useNavigate, useSearch } from '@tanstack/react-router';
import { readSort, type Sort, writeSort } from '../../../ui/table/column.ts';
import type { DetailTab } from '../detail/detail-search.ts';
import { watchedPath } from '../watched-path.ts';
import type { ListSearch } from './list-search.ts';

type Named = Parameters<typeof watchedPath>[0];

/** Reads and writes the filters of the list in the address. Typing replaces the entry; opening something adds one. */
export function useListAddress() {
  const { q, state, level, stack, group, sort }: ListSearch = useSearch({ strict: false });
  const search: ListSearch = { q, state, level, stack, group, sort };
  const navigate = useNavigate();
  const change = (next: Partial<ListSearch>) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...next }), replace: true });
  return {
    search,
    change,
    sort: readSort(sort),
    changeSort: (next: Sort | null) => change({ sort: next ? writeSort(next) : undefined }),
    open: (named: Named, tab?: DetailTab) =>
      void navigate({ to: watchedPath(named), search: { ...search, ...(tab && { tab }) } }),
    close: () => void navigate({ to: '/watcher', search }),
  };
}
