import { useState } from 'react';
import type { NewContainerPlan } from '#contracts/containers/edit-plan.ts';
import type { NewContainer } from '#contracts/containers/editable-container.ts';
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
  readonly creation: Creation;
}

export interface Creation {
  readonly create: () => Promise<void>;
  /** Somebody wanted to go on: from now on everything missing is called so. */
  readonly isAttempted: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly operation: Operation | undefined;
  readonly backToForm: () => void;
}

export function useNewContainer(host: string, begin: NewContainer): Making {
  const state = useSpecDraft(begin);
  const [start, setStart] = useState(true);
  const from = begin.from?.id ?? null;
  const params = { host };
  const key = [host, 'new', from ?? '', String(start)];
  const planning = usePlan<NewContainerPlan>(key, state.wanted, (wanted, signal) =>
    containersApi.planNewContainer({ params, body: { from, wanted, start } }, { signal }),
  );
  const problems = state.localIssues.length + (planning.plan?.issues.length ?? 0);
  const creation = useCreation(async () => {
    if (!state.wanted || problems > 0) return undefined;
    const body = { from, wanted: state.wanted, start };
    return await containersApi.createContainer({ params, query: {}, body });
  }, planning.refetch);
  return { host, begin, state, planning, start, setStart, problems, creation };
}

/** `make` resolves to nothing where something is still missing. */
function useCreation(make: () => Promise<Operation | undefined>, onRefused: () => void): Creation {
  const [isAttempted, setIsAttempted] = useState(false);
  const [operation, setOperation] = useState<Operation>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  async function create() {
    setIsAttempted(true);
    setBusy(true);
    setError(undefined);
    try {
      setOperation(await make());
    } catch (thrown) {
      setError(thrown);
      onRefused();
    }
    setBusy(false);
  }
  const backToForm = () => setOperation(undefined);
  return { create, isAttempted, busy, error, operation, backToForm };
}
