import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Sort } from '../../../ui/table/data-table.tsx';
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
    sort: parseSort(sort),
    changeSort: (next: Sort | null) =>
      change({ sort: next ? `${next.descending ? '-' : ''}${next.columnId}` : undefined }),
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

function parseSort(text: string | undefined): Sort | null {
  if (!text) return null;
  const descending = text.startsWith('-');
  return { columnId: descending ? text.slice(1) : text, descending };
}
