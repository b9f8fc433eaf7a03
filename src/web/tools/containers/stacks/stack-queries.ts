import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { isNotFound, isSignedOut } from '../../../shell/api.ts';
import { queryClient } from '../../../shell/session.ts';
import { containersApi, useLive } from '../live.ts';
import type { LiveState } from '../live-store.ts';

export interface StackId {
  readonly host: string;
  readonly stack: string;
}

const key = ['containers', 'stacks'] as const;
/** Files change on disk without a word to the engine. */
const lookAgainMs = 15_000;
/** A deploy changes many containers in a moment. */
const settleMs = 400;

export function useStacks() {
  useRefreshWith(({ stack }) => stack !== null);
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => containersApi.stacks({ query: {} }, { signal }),
    refetchInterval: lookAgainMs,
  });
}

export function useStack({ host, stack }: StackId) {
  useRefreshWith((container) => container.host === host && container.stack?.name === stack);
  return useQuery({
    queryKey: [...key, host, stack],
    queryFn: ({ signal }) => containersApi.stackDetails({ params: { host, stack } }, { signal }),
    retry: (failures, error) => failures < 2 && !isNotFound(error) && !isSignedOut(error),
    refetchInterval: lookAgainMs,
  });
}

export function useStackVersions({ host, stack }: StackId) {
  return useQuery({
    queryKey: [...key, host, stack, 'versions'],
    queryFn: ({ signal }) => containersApi.stackVersions({ params: { host, stack } }, { signal }),
  });
}

/** Whether something is being done to the stack, and what was done last. */
export function useStackWork({ host, stack }: StackId): { isUnderway: boolean; endedId: string } {
  const { operations } = useLive();
  const own = operations.filter(
    (operation) => operation.subject === 'stack' && operation.host === host && operation.targetName === stack,
  );
  return {
    isUnderway: own.some(({ state }) => state === 'running'),
    endedId: own.find(({ state }) => state !== 'running')?.id ?? '',
  };
}

/** Forgets what was read of a stack that is no more. */
export function dropStack({ host, stack }: StackId): void {
  queryClient.removeQueries({ queryKey: [...key, host, stack] });
  void refreshStacks();
}

/** Reads everything about stacks anew, as after a change made here. */
export function refreshStacks(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: key });
}

type Concerns = (container: LiveContainer) => boolean;
type LiveContainer = LiveState['containers'] extends ReadonlyMap<string, infer Container> ? Container : never;

/** Reads stacks anew when the live stream tells that one of their containers, or work on a stack, has changed. */
function useRefreshWith(concerns: Concerns): void {
  const { containers, operations, loaded } = useLive();
  const states = [...containers.values()]
    .filter(concerns)
    .map(({ id, state, health }) => id + state + health);
  const ended = operations.filter(({ subject, state }) => subject === 'stack' && state !== 'running');
  const version = loaded ? [...states.toSorted(), ...ended.map(({ id }) => id)].join() : undefined;
  const seen = useRef(version);
  useEffect(() => {
    if (version === undefined || version === seen.current) return undefined;
    const isFirst = seen.current === undefined;
    seen.current = version;
    if (isFirst) return undefined;
    const timer = setTimeout(() => void refreshStacks(), settleMs);
    return () => clearTimeout(timer);
  }, [version]);
}
