import { useNavigate, useSearch } from '@tanstack/react-router';
import type { RunSearch } from './run-search.ts';

/** Reads and writes the filters of the history in the address; opening an update adds an entry. */
export function useRunAddress() {
  const { q, outcome, stack }: RunSearch = useSearch({ strict: false });
  const search: RunSearch = { q, outcome, stack };
  const navigate = useNavigate();
  return {
    search,
    change: (next: Partial<RunSearch>) =>
      void navigate({ to: '.', search: (before: object) => ({ ...before, ...next }), replace: true }),
    open: (id: string) => void navigate({ to: runPath(id), search }),
    close: () => void navigate({ to: '/watcher/history', search }),
  };
}

export function runPath(id: string): string {
  return `/watcher/history/${encodeURIComponent(id)}`;
}
