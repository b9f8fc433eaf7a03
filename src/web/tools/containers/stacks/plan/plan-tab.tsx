import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StackDetails } from '#contracts/containers/stack.ts';
import type { StackPlan } from '#contracts/containers/stack-plan.ts';
import type { DeployOptions } from '#contracts/containers/stacks.ts';
import { stackResource } from '#contracts/containers/resource.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { explain } from '../../../../shell/api.ts';
import { useMay } from '../../../../shell/session.ts';
import { Banner } from '../../../../ui/banner.tsx';
import { Button } from '../../../../ui/button.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Loading } from '../../../../ui/loading.tsx';
import { showError, showToast } from '../../../../ui/toast.ts';
import { containersApi } from '../../live.ts';
import { DeployChoices, defaultOptions } from './deploy-choices.tsx';
import { PlanView } from './plan-view.tsx';
import { shortPath } from '../short-path.ts';
import { type StackId, useStackWork } from '../stack-queries.ts';
import { stackPlanText } from './stack-plan-text.ts';
import type { StackDraft } from '../files/use-stack-draft.ts';

export interface PlanTabProps {
  id: StackId;
  stack: StackDetails;
  draft: StackDraft;
  onFiles: () => void;
}

/** What a deploy of the files as typed would change, and the button that does it. */
export function PlanTab({ id, stack, draft, onFiles }: PlanTabProps) {
  const text = useText(stackPlanText);
  const mayDeploy = useMay()('containers:operate', stackResource(id.host, id.stack));
  const [options, setOptions] = useState<DeployOptions>(defaultOptions);
  const { isUnderway, endedId } = useStackWork(id);
  const version = [endedId, ...stack.files.map(({ hash }) => hash)].join();
  const query = usePlan(id, draft, options, version, !isUnderway);
  if (isUnderway) return <p className="pt-4 text-muted">{text('underway')}</p>;
  return (
    <div className="flex flex-col gap-4 pt-3">
      <h2 className="sr-only">{text('summary')}</h2>
      {draft.edited.length > 0 && (
        <Banner tone="info" title={text('unsaved', { count: draft.edited.length })} />
      )}
      <Plan query={query} stack={stack} onFiles={onFiles} />
      {mayDeploy && <DeployChoices options={options} onChange={setOptions} />}
      <div className="flex flex-wrap gap-2 border-t border-line-soft pt-3">
        <DeployButton id={id} plan={query.data} draft={draft} options={options} onFiles={onFiles} />
        <Button variant="quiet" busy={query.isFetching} onClick={() => void query.refetch()}>
          {text('again')}
        </Button>
      </div>
    </div>
  );
}

interface PlanProps {
  query: ReturnType<typeof usePlan>;
  stack: StackDetails;
  onFiles: () => void;
}

function Plan({ query, stack, onFiles }: PlanProps) {
  const text = useText(stackPlanText);
  if (!query.data && query.error) {
    return (
      <ErrorState
        title={text('failed')}
        {...explain(query.error, text('failed'))}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (!query.data) return <Loading label={text('working')} rows={5} />;
  return (
    <>
      {!query.data.isPossible && (
        <Banner
          tone="danger"
          title={text('impossible')}
          action={
            <Button size="sm" onClick={onFiles}>
              {text('toFiles')}
            </Button>
          }
        />
      )}
      <PlanView plan={query.data} nameOf={(path) => shortPath(path, stack.workingDirectory)} />
    </>
  );
}

function usePlan(
  { host, stack }: StackId,
  { edited }: StackDraft,
  options: DeployOptions,
  version: string,
  enabled: boolean,
) {
  return useQuery({
    queryKey: ['containers', 'stack-plan', host, stack, edited, options, version],
    queryFn: ({ signal }) =>
      containersApi.planStack({ params: { host, stack }, body: { files: [...edited], options } }, { signal }),
    enabled,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
}

interface DeployButtonProps {
  id: StackId;
  plan: StackPlan | undefined;
  draft: StackDraft;
  options: DeployOptions;
  onFiles: () => void;
}

function DeployButton({ id: { host, stack }, plan, draft, options, onFiles }: DeployButtonProps) {
  const text = useText(stackPlanText);
  const may = useMay();
  const [busy, setBusy] = useState(false);
  const deploy = async () => {
    // Saved by itself first, so that what was typed is safe on disk whatever becomes of the deploy.
    const isSaved = await draft.save();
    const answer =
      isSaved &&
      (await containersApi.deployStack({ params: { host, stack }, query: {}, body: { files: [], options } }));
    if (answer && answer.outcome === 'begun') return;
    showToast({ kind: 'error', title: text('deployFailed', { name: stack }), detail: text('overtaken') });
    onFiles();
  };
  const press = () => {
    setBusy(true);
    deploy()
      .catch((error: unknown) => showError(error, { title: text('deployFailed', { name: stack }) }))
      .finally(() => setBusy(false));
  };
  const resource = stackResource(host, stack);
  const needsEdit = draft.edited.length > 0;
  if (!may('containers:operate', resource) || (needsEdit && !may('containers:edit', resource))) return null;
  return (
    <Button
      variant={plan?.isNothingToDo ? 'default' : 'primary'}
      disabled={!plan?.isPossible}
      busy={busy}
      onClick={press}
    >
      {text(plan?.isNothingToDo ? 'deployAnyway' : 'deploy')}
    </Button>
  );
}
