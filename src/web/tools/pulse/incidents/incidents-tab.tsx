import type { MonitorStatus } from '#contracts/pulse/monitor.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { IncidentList } from './incident-list.tsx';
import { useIncidents } from './incident-queries.ts';
import { incidentsText } from './incidents-text.ts';

/** Of one monitor. */
export function IncidentsTab({ monitorId, status }: { monitorId: string; status: MonitorStatus }) {
  const text = useText(incidentsText);
  const { data } = useIncidents({ monitorId }, status);
  if (!data) return <Loading rows={5} />;
  if (data.length === 0) return <EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>;
  return (
    <div className="p-2 sm:p-4">
      <IncidentList incidents={data} withNames={false} />
    </div>
  );
}
