import { useQuery } from '@tanstack/react-query';
import type { RecreationRecord } from '#contracts/containers/recreate.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { containersApi } from '../live.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { recreateText } from './recreate-text.ts';

export interface RevertDialogProps {
  record: RecreationRecord;
  /** Of the container now. */
  name: string;
  onClose: () => void;
}

/** The way back to how the container was before a replacement. */
export function RevertDialog({ record: { id, startedAtMs }, name, onClose }: RevertDialogProps) {
  const text = useText(recreateText);
  const format = useFormat();
  const params = { recreation: id };
  const query = useQuery({
    queryKey: ['containers', 'revert-plan', id],
    queryFn: ({ signal }) => containersApi.planRevert({ params }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return (
    <PlanDialog
      title={text('revertTitle', { name })}
      action={text('revert')}
      name={query.data?.name ?? name}
      planned={{ plan: query.data, error: query.error, isCurrent: query.isSuccess }}
      isReady
      onClose={onClose}
      begin={() => containersApi.revertRecreation({ params, query: {} })}
    >
      <p className="text-muted">{text('revertAs', { time: format.exactTime(startedAtMs) })}</p>
    </PlanDialog>
  );
}
