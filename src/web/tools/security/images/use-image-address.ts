import { useNavigate, useSearch } from '@tanstack/react-router';
import { readSort, type Sort, writeSort } from '../../../ui/table/column.ts';
import { imagePath } from '../paths.ts';
import { ImageSearch } from './image-search.ts';

/** Reads and writes the filters of the list in the address. Typing replaces the entry; opening something adds one. */
export function useImageAddress() {
  const search: ImageSearch = ImageSearch.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (next: Partial<ImageSearch>) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...next }), replace: true });
  return {
    search,
    change,
    sort: readSort(search.sort),
    changeSort: (next: Sort | null) => change({ sort: next ? writeSort(next) : undefined }),
    open: ({ host, id }: { readonly host: string; readonly id: string }) =>
      void navigate({ to: imagePath({ host, image: id }), search }),
    close: () => void navigate({ to: '/security/images', search }),
  };
}
