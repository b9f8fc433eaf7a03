import { useState } from 'react';
import type { NewContainer, NewContainerPlan } from '#contracts/containers/edit.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import { containersApi } from '../live.ts';
import { type SpecDraftState, useSpecDraft } from './form/use-spec-draft.ts';
import { type PlanState, usePlan } from './use-plan.ts';

/** A container that is being described, and made. */
export interface Making {
  readonly host: string;
  readonly begin: NewContainer;
  readonly state: SpecDraftState;
  readonly planning: PlanState<NewContainerPlan>;
  readonly start: boolean;
  readonly setStart: (start: boolean) => void;
  readonly problems: number;
  /** Somebody wanted to go on: from now on everything missing is called so. */
  readonly isAttempted: boolean;
  readonly create: () => Promise<void>;
  readonly busy: boolean;
  readonly error: unknown;
  readonly operation: Operation | undefined;
  readonly backToForm: () => void;
}

export function useNewContainer(host: string, begin: NewContainer): Making {
  const state = useSpecDraft(begin);
  const [start, setStart] = useState(true);
  const [isAttempted, setIsAttempted] = useState(false);
  const [operation, setOperation] = useState<Operation>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const from = begin.from?.id ?? null;
  const params = { host };
  const key = [host, 'new', from ?? '', String(start)];
  const planning = usePlan<NewContainerPlan>(key, state.wanted, (wanted, signal) =>
    containersApi.planNewContainer({ params, body: { from, wanted, start } }, { signal }),
  );
  const problems = state.localIssues.length + (planning.plan?.issues.length ?? 0);
  async function create() {
    setIsAttempted(true);
    if (!state.wanted || problems > 0) return;
    setBusy(true);
    setError(undefined);
    try {
      const body = { from, wanted: state.wanted, start };
      setOperation(await containersApi.createContainer({ params, query: {}, body }));
    } catch (thrown) {
      setError(thrown);
      planning.refetch();
    }
    setBusy(false);
  }
  const backToForm = () => setOperation(undefined);
  return {
    host,
    begin,
    state,
    planning,
    start,
    setStart,
    problems,
    isAttempted,
    create,
    busy,
    error,
    operation,
    backToForm,
  };
}
