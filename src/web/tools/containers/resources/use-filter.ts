import { useNavigate, useSearch } from '@tanstack/react-router';

/** The text filter of a list, kept in the address so that any view can be shared. */
export function useFilter() {
  const navigate = useNavigate();
  const { q = '' }: { q?: string } = useSearch({ strict: false });
  const change = (filter: string) =>
    void navigate({
      to: '.',
      search: (before: object) => ({ ...before, q: filter || undefined }),
      replace: true,
    });
  return { filter: q, setFilter: change };
}
