import { type ReactNode, useState } from 'react';
import type { Operation } from '#contracts/containers/operation.ts';
import type { RecreatePlan } from '#contracts/containers/recreate.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { editWork } from '../edit/edit-work.tsx';
import { PlanOutlook } from './plan-outlook.tsx';
import { recreateText } from './recreate-text.ts';

export interface PlanDialogProps {
  title: string;
  /** The verb on the button. */
  action: string;
  /** Of the container afterwards. */
  name: string;
  planned: {
    readonly plan: RecreatePlan | undefined;
    readonly error: unknown;
    /** False while the plan is one of earlier choices. */
    readonly isCurrent: boolean;
  };
  /** False while something is missing. */
  isReady: boolean;
  onClose: () => void;
  begin: () => Promise<Operation>;
  children: ReactNode;
}

/** A plan is seen before it is agreed to; then its progress takes the place of the dialog. */
export function PlanDialog({ title, action, planned, isReady, children, ...rest }: PlanDialogProps) {
  const text = useText(recreateText);
  const { busy, error, run } = useBegin(rest);
  const { plan, isCurrent } = planned;
  const footer = (
    <>
      <Button onClick={rest.onClose}>{text('cancel')}</Button>
      <Button
        variant="primary"
        busy={busy || (isReady && !isCurrent && !planned.error)}
        disabled={!isReady || !isCurrent}
        onClick={() => void run()}
      >
        {action}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={rest.onClose} title={title} size="lg" footer={footer}>
      <div className="flex flex-col gap-4">
        {children}
        {error !== undefined && <ErrorNote error={error} />}
        {planned.error ? (
          <ErrorNote error={planned.error} />
        ) : plan ? (
          <div className={isCurrent ? undefined : 'opacity-60'} aria-busy={!isCurrent}>
            <PlanOutlook plan={plan} />
          </div>
        ) : (
          isReady && <Loading rows={6} />
        )}
      </div>
    </Dialog>
  );
}

function useBegin({ name, onClose, begin }: Pick<PlanDialogProps, 'name' | 'onClose' | 'begin'>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async () => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      editWork.set({ operation: await begin(), name });
      onClose();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  return { busy, error, run };
}
