import { useEffect, useState } from 'react';
import type { Command, CommandProvider } from './command.ts';

const debounceMs = 120;

export interface ProvidedCommands {
  commands: readonly Command[];
  isSearching: boolean;
  hasFailed: boolean;
}

const none: ProvidedCommands = { commands: [], isSearching: false, hasFailed: false };

/** Asks every provider for each query that lasts, drops what an older query answers, and shows each answer as it comes. */
export function useProvidedCommands(query: string, providers: readonly CommandProvider[]): ProvidedCommands {
  const [found, setFound] = useState(none);
  useEffect(() => {
    const trimmed = query.trim();
    const abort = new AbortController();
    const timer = setTimeout(() => void search(), trimmed === '' ? 0 : debounceMs);

    async function search() {
      if (trimmed === '' || providers.length === 0) return setFound(none);
      setFound((last) => ({ ...last, isSearching: true, hasFailed: false }));
      let commands: readonly Command[] = [];
      const asked = providers.map(async (provide) => {
        const answer = await provide(trimmed, abort.signal);
        commands = [...commands, ...answer];
        if (!abort.signal.aborted) setFound((last) => ({ ...last, commands }));
      });
      const outcomes = await Promise.allSettled(asked);
      if (abort.signal.aborted) return undefined;
      return setFound({
        commands,
        isSearching: false,
        hasFailed: outcomes.some((each) => each.status === 'rejected'),
      });
    }

    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, providers]);
  return found;
}
