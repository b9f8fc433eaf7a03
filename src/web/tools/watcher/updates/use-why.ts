import { useCallback } from 'react';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { historyText } from '../history/history-text.ts';
import { useLiveWatcher } from '../live.ts';
import { rowState, shownUpdate } from '../row-state.ts';
import { useWords } from '../use-words.ts';

/** Why a row is as it is, in a sentence: what keeps it back, what could not be found out, how far the update is. */
export function useWhy(): (row: WatchedContainer) => string {
  const words = useWords();
  const text = useText(historyText);
  const { runs } = useLiveWatcher();
  return useCallback(
    (row) => {
      const state = rowState(row);
      if (state === 'updating') {
        const run = row.runId === null ? undefined : runs.get(row.runId);
        return run ? (run.detail ? words(run.detail) : text(run.state)) : '';
      }
      const said = state === 'held' ? shownUpdate(row)?.hold : state === 'newer' ? null : row.verdict.reason;
      return said ? words(said.words) : '';
    },
    [words, text, runs],
  );
}
