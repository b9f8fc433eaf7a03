import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EditableContainer } from '#contracts/containers/editable-container.ts';
import type { SpecDraftState, TypedSpec } from './form/use-spec-draft.ts';

/** What was typed over a container as it was read; it waits while another tab or page is looked at. */
interface KeptDraft {
  readonly editable: EditableContainer;
  readonly typed: TypedSpec;
}

/** Among what was read, because all of that is forgotten when the session ends. */
const keyOf = (host: string, id: string) => ['containers', 'edit-draft', host, id];

export function keptDraft(client: QueryClient, host: string, id: string): KeptDraft | undefined {
  return client.getQueryData<KeptDraft>(keyOf(host, id));
}

export function forgetDraft(client: QueryClient, host: string, id: string): void {
  client.removeQueries({ queryKey: keyOf(host, id) });
}

export function useKeepDraft(
  host: string,
  id: string,
  editable: EditableContainer,
  state: SpecDraftState,
): void {
  const client = useQueryClient();
  const { isTyped, mode, draft, json, origin } = state;
  useEffect(() => {
    if (!isTyped) return forgetDraft(client, host, id);
    const queryKey = keyOf(host, id);
    client.setQueryDefaults(queryKey, { gcTime: Number.POSITIVE_INFINITY });
    client.setQueryData<KeptDraft>(queryKey, { editable, typed: { mode, draft, json, origin } });
  }, [client, host, id, editable, isTyped, mode, draft, json, origin]);
}
