import { useState } from 'react';
import type { Grant } from '#contracts/access.ts';
import type { GrantDraft } from './grant-fields.tsx';
import { draftOf, emptyScope, scopeOf } from './scope-draft.ts';

export interface GrantDrafts {
  readonly drafts: readonly GrantDraft[];
  readonly add: () => void;
  readonly change: (changed: GrantDraft) => void;
  readonly remove: (draft: GrantDraft) => void;
  /** Undefined while one of them names nothing that can be granted. */
  readonly granted: () => Grant[] | undefined;
}

/** The grants of a person while they are changed. */
export function useGrantDrafts(initial: readonly Grant[]): GrantDrafts {
  const [drafts, setDrafts] = useState<readonly GrantDraft[]>(() =>
    initial.map(({ role, scope }, key) => ({ key, role, scope: draftOf(scope) })),
  );
  return {
    drafts,
    add: () => {
      const key = Math.max(-1, ...drafts.map((draft) => draft.key)) + 1;
      setDrafts([...drafts, { key, role: 'viewer', scope: emptyScope }]);
    },
    change: (changed) => setDrafts(drafts.map((draft) => (draft.key === changed.key ? changed : draft))),
    remove: ({ key }) => setDrafts(drafts.filter((draft) => draft.key !== key)),
    granted: () => {
      const found = drafts.flatMap(({ role, scope }) => {
        const named = scopeOf(scope);
        return named ? [{ role, scope: named }] : [];
      });
      return found.length === drafts.length ? found : undefined;
    },
  };
}
