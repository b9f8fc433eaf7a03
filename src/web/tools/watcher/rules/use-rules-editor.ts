import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { queryClient } from '../../../shell/session.ts';
import { showToast } from '../../../ui/toast.ts';
import { watcherApi } from '../watcher-api.ts';
import { useDoing } from '../use-doing.ts';
import { bodyOf, draftOf, isComplete, isSameRules, type RulesDraft, type SavedRules } from './rules-draft.ts';
import { rulesText } from './rules-text.ts';

const policiesKey = ['watcher', 'policies'] as const;

export function usePolicies() {
  return useQuery({
    queryKey: policiesKey,
    queryFn: ({ signal }) => watcherApi.policies({}, { signal }),
    // What is being written must not be taken away by a look at another window.
    refetchOnWindowFocus: false,
  });
}

/** The rules as they are written now, beside those that are saved. */
export function useRulesEditor(saved: SavedRules) {
  const text = useText(rulesText);
  /** Since the first change, beside the rules that it was made on. */
  const [written, setWritten] = useState<{ draft: RulesDraft; on: number } | null>(null);
  const [revision, setRevision] = useState(0);
  const forget = () => {
    setWritten(null);
    setRevision((count) => count + 1);
  };
  const { busy, doing } = useDoing();
  const before = draftOf(saved);
  const shown = written?.draft ?? before;
  const save = () =>
    doing(async () => {
      const answer = await watcherApi.savePolicies({
        body: { ...bodyOf(shown), revision: written?.on ?? saved.revision },
      });
      queryClient.setQueryData(policiesKey, answer);
      forget();
      await queryClient.invalidateQueries({ queryKey: ['watcher', 'preview'] });
      showToast({ title: text('saved') });
    });
  return {
    draft: shown,
    /** Another one: what the fields hold is to be forgotten. */
    revision,
    change: (next: Partial<RulesDraft>) =>
      setWritten({ draft: { ...shown, ...next }, on: written?.on ?? saved.revision }),
    isDirty: written !== null && !isSameRules(written.draft, before),
    isComplete: isComplete(shown),
    discard: forget,
    save,
    busy,
  };
}

export type RulesEditor = ReturnType<typeof useRulesEditor>;
