import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewContainer, NewContainerPlan } from '#contracts/containers/edit.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CommandLine } from '../../../shell/command-line.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { containersApi } from '../live.ts';
import { CreationProgress } from './creation-progress.tsx';
import { editText } from './edit-text.ts';
import { ContainerForm } from './form/container-form.tsx';
import { type SpecDraftState, useMessages, useSpecDraft } from './form/use-spec-draft.ts';
import { JsonEditor } from './json-editor.tsx';
import { ModeSwitch } from './mode-switch.tsx';
import { PlanNotes, ProblemList } from './plan-notes.tsx';
import { usePlan } from './use-plan.ts';
import { useSettled } from './use-settled.ts';

export function NewContainerForm({ host, begin }: { host: string; begin: NewContainer }) {
  const text = useText(editText);
  const state = useSpecDraft(begin);
  const [start, setStart] = useState(true);
  const [isAttempted, setIsAttempted] = useState(false);
  const [operation, setOperation] = useState<Operation>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const from = begin.from?.id ?? null;
  const params = { host };
  const plan = usePlan<NewContainerPlan>(
    [host, 'new', from ?? '', String(start)],
    state.wanted,
    (wanted, signal) => containersApi.planNewContainer({ params, body: { from, wanted, start } }, { signal }),
  );
  const problems = state.localIssues.length + (plan.plan?.issues.length ?? 0);
  const create = async () => {
    setIsAttempted(true);
    if (!state.wanted || problems > 0) return;
    setBusy(true);
    setError(undefined);
    try {
      const body = { from, wanted: state.wanted, start };
      setOperation(await containersApi.createContainer({ params, query: {}, body }));
    } catch (thrown) {
      setError(thrown);
      plan.refetch();
    }
    setBusy(false);
  };
  if (operation) {
    return <CreationProgress operation={operation} onBack={() => setOperation(undefined)} />;
  }
  return (
    <div className="flex flex-col gap-6 lg:flex-row">
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        {begin.from && (
          <Banner tone="info" title={text('copyTitle', { name: begin.from.name })}>
            {text('copyHint')}
          </Banner>
        )}
        <div className="self-start">
          <ModeSwitch state={state} plan={plan.isCurrent ? plan.plan : undefined} />
        </div>
        <Typed {...{ host, begin, state, isAttempted }} plan={plan.plan} />
      </div>
      <aside className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-4 lg:w-96 lg:self-start">
        <Outlook plan={plan.plan} />
        {error !== undefined && <ErrorNote error={error} />}
        {plan.error ? <ErrorNote error={plan.error} /> : null}
        <Checkbox label={text('startIt')} checked={start} onChange={setStart} />
        {isAttempted && problems > 0 && (
          <p role="alert" className="text-down">
            {text('problems', { count: problems })}
          </p>
        )}
        <Button
          variant="primary"
          className="self-start"
          busy={busy || (state.wanted !== null && !plan.isCurrent && !plan.error)}
          onClick={() => void create()}
        >
          {text(start ? 'createAndStart' : 'create')}
        </Button>
      </aside>
    </div>
  );
}

interface TypedProps {
  host: string;
  begin: NewContainer;
  state: SpecDraftState;
  plan: NewContainerPlan | undefined;
  isAttempted: boolean;
}

/** What nobody has typed yet is not called wrong before somebody wants to go on. */
function Typed({ host, begin, state, plan, isAttempted }: TypedProps) {
  const { draft, origin } = state;
  const image = useImageDefaults(host, draft.image, begin);
  const isTouched = (path: string) =>
    isAttempted || !((path === 'name' && draft.name === '') || (path === 'image' && draft.image === ''));
  const messages = useMessages(state, plan?.issues ?? [], isTouched);
  if (state.mode === 'json') {
    return (
      <>
        <JsonEditor state={state} nameError={messages.errorAt('name')} />
        <ProblemList issues={(plan?.issues ?? []).filter(({ path }) => path !== 'name')} />
      </>
    );
  }
  const { errorAt, errorsIn } = messages;
  const { change } = state;
  return (
    <ContainerForm form={{ errorAt, errorsIn, host, draft, change, origin, image, choices: begin.choices }} />
  );
}

/** Of the image that is typed, where the host has it. */
function useImageDefaults(host: string, image: string, begin: NewContainer) {
  const settled = useSettled(image, 500);
  const isFirst = settled === begin.spec.image;
  const { data } = useQuery({
    queryKey: ['containers', 'new', host, settled, undefined],
    queryFn: ({ signal }) =>
      containersApi.newContainer({ params: { host }, query: { image: settled } }, { signal }),
    enabled: !isFirst && settled.trim() !== '',
    staleTime: 60_000,
    retry: false,
  });
  return isFirst ? begin.image : (data?.image ?? null);
}

function Outlook({ plan }: { plan: NewContainerPlan | undefined }) {
  const text = useText(editText);
  if (!plan) return null;
  return (
    <>
      <PlanNotes warnings={plan.warnings} />
      {plan.pulls && plan.issues.length === 0 && <p className="text-muted">{text('pulls')}</p>}
      {plan.command && (
        <section aria-label={text('command')} className="flex flex-col gap-2">
          <h2 className="font-medium">{text('command')}</h2>
          <CommandLine command={plan.command} label={text('command')} />
        </section>
      )}
    </>
  );
}
