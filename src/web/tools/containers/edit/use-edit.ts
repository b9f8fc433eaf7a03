import { useState } from 'react';
import type { EditPlan } from '#contracts/containers/edit-plan.ts';
import type { EditableContainer } from '#contracts/containers/editable-container.ts';
import { containersApi } from '../live.ts';
import { type SpecDraftState, type TypedSpec, useSpecDraft } from './form/use-spec-draft.ts';
import { useKeepDraft } from './kept-draft.ts';
import { useApplyEdit } from './use-apply-edit.ts';
import { type PlanState, usePlan } from './use-plan.ts';

export interface EditPanelProps {
  host: string;
  id: string;
  editable: EditableContainer;
  /** What was typed before another tab was looked at. */
  kept?: TypedSpec;
  /** Reads the container anew and forgets what was typed. */
  onStartOver: () => void;
}

/** One edit under way: what is typed, what it would do, and whether that is being looked at. */
export interface Edit extends EditPanelProps {
  readonly state: SpecDraftState;
  readonly planning: PlanState<EditPlan>;
  readonly applying: ReturnType<typeof useApplyEdit>;
  readonly isReview: boolean;
  readonly setIsReview: (isReview: boolean) => void;
  /** The container is no longer what it was when the edit began. */
  readonly hasConflict: boolean;
  /** As it is called now. */
  readonly name: string;
}

export function useEdit(props: EditPanelProps): Edit {
  const { host, id, editable, kept, onStartOver } = props;
  const params = { host, id };
  const state = useSpecDraft(editable, kept);
  useKeepDraft(host, id, editable, state);
  const [isReview, setIsReview] = useState(false);
  // What has just been applied is typed again, as it were: the plan of before must not answer for it.
  const planning = usePlan<EditPlan>([host, id, editable.version], state.wanted, (wanted, signal) =>
    containersApi.planEdit({ params, body: { wanted } }, { signal }),
  );
  const applying = useApplyEdit({ params, version: editable.version, onApplied: onStartOver });
  const { plan } = planning;
  const hasConflict = plan !== undefined && plan.version !== applying.version;
  return {
    ...props,
    state,
    planning,
    applying,
    isReview,
    setIsReview,
    hasConflict,
    name: state.origin.name,
  };
}
