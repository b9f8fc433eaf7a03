import { useQuery } from '@tanstack/react-query';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { createStore, useStore } from '../../../shell/store.ts';
import { onceAccountChanges, queryClient, useMe } from '../../../shell/session.ts';
import { notifyApi } from '../live.ts';
import { useMayNotify } from '../use-may-notify.ts';
import { mergeRouting } from './merge-routing.ts';

/** A routing and the version that it is the state of, or was made from. */
export interface Versioned {
  readonly config: RoutingConfig;
  readonly version: number;
}

/** What was changed and not saved yet; kept while other pages are looked at, and for nobody but who changed it. */
interface Draft {
  readonly userId: string;
  readonly config: RoutingConfig;
  readonly base: Versioned;
}

const draftStore = createStore<Draft | null>(null);
export const routingKey = ['notify', 'routing'] as const;

/** The browser asks before it closes a page with a draft: it lives in the page alone. */
const holdPage = (event: Event) => event.preventDefault();

let stopWatching = () => {};

function setDraft(draft: Draft | null): void {
  stopWatching();
  stopWatching = draft ? onceAccountChanges(draft.userId, () => setDraft(null)) : () => {};
  draftStore.set(draft);
  if (draft) globalThis.addEventListener('beforeunload', holdPage);
  else globalThis.removeEventListener('beforeunload', holdPage);
}

export interface RoutingEditor {
  /** As saved. */
  readonly saved: Versioned;
  /** With what was changed. */
  readonly config: RoutingConfig;
  readonly isDirty: boolean;
  /** Somebody else has saved since the change was begun. */
  readonly isOvertaken: boolean;
  readonly mayEdit: boolean;
  readonly change: (config: RoutingConfig) => void;
  readonly discard: () => void;
  /** What was changed here over what was saved meanwhile. */
  readonly merged: RoutingConfig;
  /** Goes on with `merged`. */
  readonly keepMine: () => void;
  /** @throws ProblemError, of status 409 when somebody else was faster. */
  readonly save: () => Promise<void>;
}

export function useRoutingQuery() {
  return useQuery({
    queryKey: routingKey,
    queryFn: ({ signal }) => notifyApi.routing({}, { signal }),
    refetchInterval: 30_000,
  });
}

export function useRoutingEditor(saved: Versioned): RoutingEditor {
  const draft = useStore(draftStore);
  const mayEdit = useMayNotify()('notify:configure', 'everywhere');
  const userId = useMe().data?.user.id ?? '';
  const mine = mayEdit && draft?.userId === userId ? draft : null;
  const base = mine?.base ?? saved;
  const config = mine?.config ?? saved.config;
  const merged = mine ? mergeRouting(base.config, config, saved.config) : config;
  return {
    saved,
    config,
    merged,
    isDirty: mine !== null,
    isOvertaken: base.version !== saved.version,
    mayEdit,
    change: (next) => setDraft(isSame(next, base.config) ? null : { userId, config: next, base }),
    discard: () => setDraft(null),
    keepMine: () => setDraft(isSame(merged, saved.config) ? null : { userId, config: merged, base: saved }),
    async save() {
      try {
        const { version } = await notifyApi.changeRouting({ body: { config, version: base.version } });
        // At once, so that nobody takes what was just saved for somebody else's.
        queryClient.setQueryData(routingKey, (known: object | undefined) => ({
          ...known,
          config,
          version,
          isDefault: false,
        }));
        setDraft(null);
        await queryClient.invalidateQueries({ queryKey: routingKey });
      } catch (error) {
        await queryClient.invalidateQueries({ queryKey: routingKey });
        throw error;
      }
    },
  };
}

function isSame(a: RoutingConfig, b: RoutingConfig): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
