import { useNavigate, useSearch } from '@tanstack/react-router';
import { takeOrigin } from '../flaw/opened-from.ts';
import { flawPath } from '../paths.ts';
import { FlawSearch } from './flaw-search.ts';

/** Reads and writes the filters of the list in the address. Typing replaces the entry; a page or something opened adds one. */
export function useFlawAddress() {
  const search: FlawSearch = FlawSearch.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (next: Partial<FlawSearch>) =>
    void navigate({
      to: '.',
      search: (before: object) => ({ ...before, page: undefined, ...next }),
      replace: next.page === undefined,
    });
  return {
    search,
    change,
    open: (flaw: string) => void navigate({ to: flawPath(flaw), search }),
    close: (flaw: string) => {
      const origin = takeOrigin(flaw);
      if (origin === null) void navigate({ to: '/security', search });
      else void navigate({ href: origin });
    },
  };
}
