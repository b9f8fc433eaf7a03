import { useQuery } from '@tanstack/react-query';
import type { Monitor, MonitorDraft } from '#contracts/pulse/monitor.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { pulseApi } from '../pulse-api.ts';
import { pulseText } from '../pulse-text.ts';
import { useKinds } from '../use-kinds.ts';
import { MonitorFields } from './monitor-fields.tsx';

interface Props {
  /** The monitor to change; `new`: another one. */
  id: string;
  /** What a new one begins with. */
  start?: MonitorDraft;
  /** With the monitor that was added. */
  onClose: (added?: Monitor) => void;
}

/** Adds a monitor, or changes one. */
export function MonitorForm({ id, start, onClose }: Props) {
  const text = useText(pulseText);
  const isNew = id === 'new';
  const kinds = useKinds();
  const query = useMonitor(id, !isNew);
  const saved: Monitor | undefined = isNew ? undefined : query.data?.monitor;
  const error = kinds.error ?? (isNew ? null : query.error);
  return (
    <Dialog
      open
      onClose={() => onClose()}
      size="lg"
      title={saved?.name ?? text(isNew ? 'newMonitor' : 'edit')}
    >
      <div data-tool="pulse">
        {error ? (
          <ErrorState
            title={text('couldNotRead')}
            {...explain(error, text('couldNotRead'))}
            onRetry={() => void Promise.all([kinds.refetch(), query.refetch()])}
          />
        ) : kinds.data && (isNew || saved) ? (
          <MonitorFields saved={saved} start={start} kinds={kinds.data} onClose={onClose} />
        ) : (
          <Loading rows={6} />
        )}
      </div>
    </Dialog>
  );
}

/** One monitor in full. */
export function useMonitor(id: string, enabled = true) {
  return useQuery({
    queryKey: ['pulse', 'monitor', id],
    queryFn: ({ signal }) => pulseApi.monitor({ params: { id } }, { signal }),
    enabled,
  });
}
