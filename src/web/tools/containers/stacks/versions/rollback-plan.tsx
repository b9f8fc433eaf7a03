import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StackDetails, StackVersion } from '#contracts/containers/stack.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Banner } from '../../../../ui/banner.tsx';
import { Button } from '../../../../ui/button.tsx';
import { ErrorNote } from '../../../../ui/error-state.tsx';
import { Loading } from '../../../../ui/loading.tsx';
import { showError, showToast } from '../../../../ui/toast.ts';
import { uiText } from '../../../../i18n/ui-text.ts';
import { containersApi } from '../../live.ts';
import { PlanView } from '../plan/plan-view.tsx';
import { shortPath } from '../short-path.ts';
import { refreshStacks, type StackId } from '../stack-queries.ts';
import { stackVersionsText } from './stack-versions-text.ts';

interface RollbackPlanProps {
  id: StackId;
  stack: StackDetails;
  version: StackVersion;
  onClose: () => void;
}

/** What going back would change, and the button that does it. */
export function RollbackPlan({ id: { host, stack: name }, stack, version, onClose }: RollbackPlanProps) {
  const text = useText(stackVersionsText);
  const words = useText(uiText);
  const params = { host, stack: name, version: version.id };
  const hashes = Object.fromEntries(stack.files.map(({ path, hash }) => [path, hash]));
  const query = useQuery({
    queryKey: ['containers', 'stack-rollback-plan', host, name, version.id, hashes],
    queryFn: ({ signal }) => containersApi.planStackRollback({ params }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const { isBusy, goBack } = useGoBack(params, hashes, onClose);
  return (
    <section
      aria-label={text('backTitle')}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-3 sm:p-4"
    >
      <h3 className="text-md font-semibold">{text('backTitle')}</h3>
      {query.error && <ErrorNote error={query.error} />}
      {query.isPending && <Loading rows={3} />}
      {query.data && !query.data.isPossible && <Banner tone="danger" title={text('impossible')} />}
      {query.data && (
        <PlanView plan={query.data} nameOf={(path) => shortPath(path, stack.workingDirectory)} />
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          busy={isBusy}
          disabled={!query.data?.isPossible}
          onClick={() => void goBack()}
        >
          {text('goBack')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {words('cancel')}
        </Button>
      </div>
    </section>
  );
}

function useGoBack(
  params: { readonly host: string; readonly stack: string; readonly version: string },
  hashes: Readonly<Record<string, string | null>>,
  onBegun: () => void,
) {
  const text = useText(stackVersionsText);
  const [isBusy, setIsBusy] = useState(false);
  const title = text('backFailed', { name: params.stack });
  const goBack = async () => {
    setIsBusy(true);
    try {
      const answer = await containersApi.rollBackStack({ params, query: {}, body: { hashes } });
      if (answer.outcome === 'begun') return onBegun();
      showToast({ kind: 'error', title, detail: text('overtaken') });
      await refreshStacks();
    } catch (error) {
      showError(error, { title });
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, goBack };
}
