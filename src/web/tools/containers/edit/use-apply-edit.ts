import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { WantedContainer } from '#contracts/containers/edit.ts';
import { containersApi, useLive } from '../live.ts';
import { editWork } from './edit-work.tsx';

export interface ApplyOptions {
  readonly params: { readonly host: string; readonly id: string };
  /** Of the container as it was read. */
  readonly version: string;
  /** The container is as wanted now. */
  readonly onApplied: () => void;
}

/** Sends an edit and follows it; a refusal stays until the next attempt. */
export function useApplyEdit({ params, version: readVersion, onApplied }: ApplyOptions) {
  const client = useQueryClient();
  const [version, setVersion] = useState(readVersion);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [begun, setBegun] = useState<string>();
  const seen = useRef<string>(undefined);
  const state = useLive().operations.find(({ id }) => id === begun)?.state;
  const isUnderWay = begun !== undefined && (state === undefined || state === 'running');
  useEffect(() => {
    if (begun === undefined || isUnderWay || seen.current === begun) return;
    seen.current = begun;
    if (state === 'succeeded') onApplied();
    void client.invalidateQueries({ queryKey: ['containers', 'details', params.host, params.id] });
  }, [begun, isUnderWay, state, onApplied, client, params.host, params.id]);
  const run = async (wanted: WantedContainer, name: string) => {
    setBusy(true);
    setError(undefined);
    try {
      const operation = await containersApi.applyEdit({ params, query: {}, body: { version, wanted } });
      editWork.set({ operation, name });
      setBegun(operation.id);
    } catch (thrown) {
      setError(thrown);
      // It may have been refused for what the plan could not know yet.
      void client.invalidateQueries({ queryKey: ['containers', 'plan', params.host, params.id] });
    }
    setBusy(false);
  };
  return { run, busy: busy || isUnderWay, error, version, setVersion };
}
