import { useMemo, useState } from 'react';
import type { LogBuffer } from './log-buffer.ts';
import { LogSearch } from './log-search.ts';

export interface LogSearchState {
  query: string;
  setQuery: (query: string) => void;
  /** As it is compared: without case and accents. */
  foldedQuery: string;
  count: number;
  /** Counted from 1; 0 while none was visited. */
  at: number;
  currentId: number | undefined;
  /** Goes to the next match, or back; the newest is the first. */
  step: (by: 1 | -1) => void;
}

/** `version` is the buffer's: the search reads on when it changes. */
export function useLogSearch(
  buffer: LogBuffer,
  version: number,
  reveal: (id: number) => void,
): LogSearchState {
  const [query, setQuery] = useState('');
  const [currentId, setCurrentId] = useState<number>();
  const search = useMemo(() => new LogSearch(query), [query]);
  // oxlint-disable-next-line react/exhaustive-deps -- the buffer changes in place; its version says when
  const ids = useMemo(() => [...search.update(buffer.lines)], [search, buffer, version]);
  const index = currentId === undefined ? -1 : ids.indexOf(currentId);
  return {
    query,
    setQuery: (next) => {
      setQuery(next);
      setCurrentId(undefined);
    },
    foldedQuery: search.query,
    count: ids.length,
    at: index + 1,
    currentId,
    step: (by) => {
      const next = index < 0 ? ids.at(-1) : ids[(index + by + ids.length) % ids.length];
      if (next === undefined) return;
      setCurrentId(next);
      reveal(next);
    },
  };
}
