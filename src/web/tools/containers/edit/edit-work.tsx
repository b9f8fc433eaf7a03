import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Operation } from '#contracts/containers/operation.ts';
import { useText } from '../../../i18n/use-text.ts';
import { createStore, useStore } from '../../../shell/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useLive } from '../live.ts';
import { OperationProgress, useOperation } from '../operation-progress.tsx';
import { useShownOperation } from '../shown-operations.ts';
import { editText } from './edit-text.ts';

export interface EditWork {
  readonly operation: Operation;
  /** Its name afterwards. */
  readonly name: string;
}

/** What this page has begun and shows. */
export const editWork = createStore<EditWork | null>(null);

/** Over everything, because a container that is made anew takes its drawer away under its old id. */
export function EditWorkDialog() {
  const work = useStore(editWork);
  return work && <OpenWork key={work.operation.id} work={work} />;
}

function OpenWork({ work }: { work: EditWork }) {
  const text = useText(editText);
  const operation = useOperation(work.operation);
  useFollow(work, operation);
  const [isHidden, setIsHidden] = useState(false);
  useShownOperation(isHidden ? null : operation.id);
  // Closed before its end, it still leads to the container that comes of it.
  const close = () => (operation.state === 'running' ? setIsHidden(true) : editWork.set(null));
  const title = text(titleOf(operation), { name: operation.targetName });
  return (
    <Dialog
      open={!isHidden}
      onClose={close}
      title={title}
      footer={<Button onClick={close}>{text('close')}</Button>}
    >
      <OperationProgress operation={operation} />
    </Dialog>
  );
}

function titleOf({ kind }: Operation) {
  if (kind === 'rename') return 'renaming';
  if (kind === 'revert') return 'takingBack';
  return kind === 'recreate' || kind === 'update' ? 'recreating' : 'editing';
}

/** Keeps the drawer on the container that has taken the place of the one it showed. */
function useFollow({ name }: EditWork, { state, host, targetId }: Operation): void {
  const navigate = useNavigate();
  const { id } = useParams({ strict: false });
  const { containers } = useLive();
  const successor = [...containers.values()].find((one) => one.host === host && one.name === name);
  // One that deletes itself is there anew, too, after the way back.
  const isReplaced = state === 'succeeded' || (state !== 'running' && !containers.has(targetId));
  const next = isReplaced && id === targetId && successor?.id !== targetId ? successor?.id : undefined;
  useEffect(() => {
    if (next === undefined) return;
    void navigate({
      to: `/containers/${encodeURIComponent(host)}/${next}`,
      search: (before: object) => before,
      replace: true,
    });
  }, [next, host, navigate]);
}
