import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { EditedFile } from '#contracts/containers/stack.ts';
import type { StackValidation } from '#contracts/containers/stack-plan.ts';
import { stackResource } from '#contracts/containers/resource.ts';
import { useMay } from '../../../../shell/session.ts';
import { containersApi } from '../../live.ts';
import type { StackId } from '../stack-queries.ts';

/** After a pause in typing: first what is cheap, then compose itself. */
const quickMs = 250;
const thoroughMs = 1000;

export interface StackCheck {
  /** Of the newest text that was checked; while one types on, of an earlier one. */
  readonly result: StackValidation | undefined;
  readonly isChecking: boolean;
  readonly error: unknown;
}

/**
 * Checks the files as typed. `version` names what is on disk, so that a change there is checked too. An answer for an earlier text
 * never takes the place of one for a later text: each text has a query of its own, and only the newest is shown.
 */
export function useStackCheck(
  { host, stack }: StackId,
  edited: readonly EditedFile[],
  version: string,
): StackCheck {
  const mayEdit = useMay()('containers:edit', stackResource(host, stack));
  const typed = useSettled(edited, quickMs);
  const calm = useSettled(edited, thoroughMs);
  const check = (thorough: boolean) => ({
    queryKey: ['containers', 'stack-check', host, stack, version, typed, thorough],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      containersApi.validateStack(
        { params: { host, stack }, body: { files: [...typed], thorough } },
        { signal },
      ),
    gcTime: 0,
    retry: false,
  });
  const quick = useQuery({ ...check(false), placeholderData: keepPreviousData });
  const isSound = quick.data?.messages.every(({ severity }) => severity !== 'error') ?? false;
  const thorough = useQuery({
    ...check(true),
    enabled: mayEdit && typed === calm && isSound && !quick.isPlaceholderData,
  });
  return {
    result: thorough.data ?? quick.data,
    isChecking: quick.isFetching || thorough.isFetching || typed !== edited,
    error: quick.error,
  };
}

function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
