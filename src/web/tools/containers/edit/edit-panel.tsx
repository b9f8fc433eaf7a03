import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { EditableContainer, EditPlan } from '#contracts/containers/edit.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { containersApi, useLive } from '../live.ts';
import { EditReview } from './edit-review.tsx';
import { editText } from './edit-text.ts';
import { ContainerForm } from './form/container-form.tsx';
import { type SpecDraftState, useMessages, useSpecDraft } from './form/use-spec-draft.ts';
import { JsonEditor } from './json-editor.tsx';
import { ModeSwitch } from './mode-switch.tsx';
import { PlanBar } from './plan-bar.tsx';
import { ProblemList } from './plan-notes.tsx';
import { useApplyEdit } from './use-apply-edit.ts';
import { usePlan } from './use-plan.ts';

export interface EditPanelProps {
  host: string;
  id: string;
  editable: EditableContainer;
  /** Reads the container anew and forgets what was typed. */
  onStartOver: () => void;
}

/** One edit: typed, reviewed, applied. Whatever goes wrong, what was typed stays. */
export function EditPanel({ host, id, editable, onStartOver }: EditPanelProps) {
  const text = useText(editText);
  const params = { host, id };
  const state = useSpecDraft(editable);
  const [isReview, setIsReview] = useState(false);
  const { plan, isCurrent, error } = usePlan<EditPlan>([host, id], state.wanted, (wanted, signal) =>
    containersApi.planEdit({ params, body: { wanted } }, { signal }),
  );
  const apply = useApplyEdit({ params, version: editable.version, onApplied: onStartOver });
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isReview) top.current?.scrollIntoView({ block: 'start' });
  }, [isReview]);
  const name = state.origin.name;
  const hasConflict = plan !== undefined && plan.version !== apply.version;
  const conflict = hasConflict && (
    <Conflict name={name} onContinue={() => apply.setVersion(plan.version)} onStartOver={onStartOver} />
  );
  if (isReview && plan && isCurrent && plan.issues.length === 0) {
    return (
      <div ref={top} className="flex flex-col gap-4 p-4">
        <h2 className="text-md font-semibold">{text('reviewTitle')}</h2>
        {conflict}
        <EditReview plan={plan} name={name} />
        {apply.error !== undefined && <ErrorNote error={apply.error} />}
        <footer className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setIsReview(false)}>{text('backToForm')}</Button>
          <Button
            variant="primary"
            busy={apply.busy}
            disabled={hasConflict || plan.verdict === 'nothing'}
            onClick={() => state.wanted && void apply.run(state.wanted, plan.spec?.name ?? name)}
          >
            {text(plan.verdict === 'live' ? 'applyLive' : 'applyRecreate')}
          </Button>
        </footer>
      </div>
    );
  }
  return (
    <div ref={top} className="flex flex-col">
      <div className="flex flex-col gap-3 p-4 pb-2">
        {editable.stack && <StackNotice host={host} stack={editable.stack.name} />}
        {conflict}
        <ModeSwitch state={state} plan={isCurrent ? plan : undefined} />
        <Typed {...{ host, id, state, editable, plan }} />
        {error ? <ErrorNote error={error} /> : null}
      </div>
      <PlanBar
        problems={state.localIssues.length + (plan?.issues.length ?? 0)}
        plan={plan}
        isCurrent={isCurrent || state.wanted === null}
        onReview={() => setIsReview(true)}
        onDiscard={onStartOver}
      />
    </div>
  );
}

interface TypedProps {
  host: string;
  id: string;
  state: SpecDraftState;
  editable: EditableContainer;
  plan: EditPlan | undefined;
}

function Typed({ host, id, state, editable, plan }: TypedProps) {
  const may = useMay();
  const container = useLive().containers.get(id);
  const { count: _, ...messages } = useMessages(state, plan?.issues ?? [], () => true);
  if (state.mode === 'json') {
    return (
      <>
        <JsonEditor state={state} nameError={messages.errorAt('name')} />
        <ProblemList issues={(plan?.issues ?? []).filter(({ path }) => path !== 'name')} />
      </>
    );
  }
  const reveal = async () => {
    const params = { host, id };
    state.showValues((await containersApi.editableContainer({ params, query: { reveal: 'true' } })).spec);
  };
  return (
    <ContainerForm
      form={{
        ...messages,
        host,
        draft: state.draft,
        change: state.change,
        origin: state.origin,
        image: editable.image,
        choices: editable.choices,
        reveal: may('containers:reveal', container && resourceOf(container)) ? reveal : undefined,
      }}
    />
  );
}

function StackNotice({ host, stack }: { host: string; stack: string }) {
  const text = useText(editText);
  const path = `/containers/stacks/${encodeURIComponent(host)}/${encodeURIComponent(stack)}`;
  return (
    <Banner
      tone="info"
      title={text('stackTitle')}
      action={<Link to={path}>{text('openStack', { stack })}</Link>}
    >
      {text('stackDetail')}
    </Banner>
  );
}

interface ConflictProps {
  name: string;
  onContinue: () => void;
  onStartOver: () => void;
}

function Conflict({ name, onContinue, onStartOver }: ConflictProps) {
  const text = useText(editText);
  const action = (
    <span className="flex flex-wrap gap-2">
      <Button size="sm" onClick={onStartOver}>
        {text('startOver')}
      </Button>
      <Button size="sm" onClick={onContinue}>
        {text('continueAnyway')}
      </Button>
    </span>
  );
  return (
    <Banner tone="warning" title={text('conflictTitle', { name })} action={action}>
      {text('conflictDetail')}
    </Banner>
  );
}
